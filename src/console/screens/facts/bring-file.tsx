import { Anchor, Button, FileInput, Progress, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import type { FactKindAnswer, FactPreviewAnswer } from '../../../directory/api-types.ts';
import { ApiError, failureOf, sendWatched } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { Empty, Failed, Loaded } from '../../parts/states.tsx';
import { kindNamed, useKinds } from './groups.ts';
import { Preview } from './preview.tsx';

/** Larger files go by the command, in docs/imports.md. */
const LARGEST_BYTES = 50 * 1024 * 1024;

/** A table is brought as a file: chosen, looked at, taken over or thrown away. */
export function BringFile() {
  const { texts } = useWords();
  const { kind: name = '' } = useParams<{ kind: string }>();
  const kinds = useKinds();
  return (
    <Loaded query={kinds}>
      {(answer) => {
        const kind = kindNamed(answer, name);
        return kind?.mayChange ? <Bringing kind={kind} /> : <Empty>{texts.noSuchScreen}</Empty>;
      }}
    </Loaded>
  );
}

function Bringing({ kind }: { kind: FactKindAnswer }) {
  const { texts } = useWords();
  const words = texts.facts.bring;
  const [, go] = useLocation();
  const sending = useSending(kind.kind);
  const name = texts.facts.kinds[kind.kind]?.[0] ?? kind.kind;
  const toTable = `/facts/${kind.kind}`;
  return (
    <>
      <Anchor component={Link} href={toTable} size="sm">
        {name}
      </Anchor>
      <ScreenHead title={words.title(name)} about={words.about} />
      {sending.preview ? (
        <Preview kind={kind} preview={sending.preview} again={sending.again} applied={() => go(toTable)} />
      ) : (
        <Chooser kind={kind} sending={sending} />
      )}
    </>
  );
}

function Chooser({ kind, sending }: { kind: FactKindAnswer; sending: ReturnType<typeof useSending> }) {
  const { texts } = useWords();
  const words = texts.facts.bring;
  const [file, setFile] = useState<File | null>(null);
  return (
    <Stack maw={560} align="stretch">
      {kind.replacesInWords !== null && (
        <Text fw={700}>{words.replaces(words.replaced[kind.kind] ?? kind.replacesInWords)}</Text>
      )}
      <FileInput
        label={words.file}
        description={words.fileHint}
        placeholder={words.choose}
        accept=".csv,.xlsx,text/csv"
        value={file}
        onChange={setFile}
        clearable
        clearButtonProps={{ 'aria-label': texts.cancel }}
      />
      <div>
        <Button disabled={!file} loading={sending.busy} onClick={() => file && sending.send(file)}>
          {words.read}
        </Button>
      </div>
      {sending.busy && <HowFar share={sending.share} />}
      {sending.error !== null && <WhyNot error={sending.error} />}
    </Stack>
  );
}

function HowFar({ share }: { share: number }) {
  const { texts } = useWords();
  const words = texts.facts.bring;
  const percent = Math.floor(share * 100);
  return (
    <>
      <Progress value={percent} aria-label={words.sending(percent)} />
      <Text role="status">{percent < 100 ? words.sending(percent) : words.reading}</Text>
    </>
  );
}

/** A file that cannot be read at all is told in the words of the line, which name its columns. */
function WhyNot({ error }: { error: Error }) {
  const { texts } = useWords();
  const { code, message } = failureOf(error);
  if (code === 'too-large') return <Text c="red.9">{texts.facts.bring.tooLarge}</Text>;
  return (
    <>
      <Failed error={error} />
      {code === 'bad-file' && <Text c="red.9">{message}</Text>}
    </>
  );
}

/** The way of a file to the line, and what the line says of it. */
function useSending(kind: string) {
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (file: File) => {
      if (file.size > LARGEST_BYTES) throw new ApiError('too-large', '');
      setShare(0);
      const path = `/facts/${kind}/imports?${new URLSearchParams({ fileName: file.name })}`;
      return sendWatched<FactPreviewAnswer>(path, file, setShare);
    },
  });
  return {
    share,
    send: (file: File) => send.mutate(file),
    busy: send.isPending,
    error: send.error,
    preview: send.data,
    again: () => send.reset(),
  };
}

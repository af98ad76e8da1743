import { Anchor, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'wouter';
import { useWords } from '../language.tsx';
import { ScreenHead } from '../parts/screen-head.tsx';
import { Empty, Failed, Loaded, Loading } from '../parts/states.tsx';
import { useMe } from '../queries.ts';
import { Stage } from '../recording/stage.tsx';
import { nameOf, useLanguages, useMayApprove, type LineLanguage } from '../voices/languages.ts';
import { OutboxNotice } from '../voices/outbox-notice.tsx';
import { useMissing, useOne, type RecordingList } from '../voices/recording-list.ts';
import { outbox } from '../voices/sending.ts';
import { useSpeaker } from '../voices/speaker.ts';

/** Record in the browser: what is missing in a language, one prompt after the other; or, with `only`, a single one. */
export function Record() {
  const { texts, language: screen } = useWords();
  const { language: code } = useParams<{ language: string }>();
  const [search] = useSearchParams();
  const languages = useLanguages();
  const only = search.get('only');
  return (
    <Loaded query={languages}>
      {(answer) => {
        const language = answer.languages.find((one) => one.code === code);
        if (!language) return <Empty>{texts.errors['unknown-language']}</Empty>;
        return (
          <>
            <ScreenHead title={texts.voices.recording.of(nameOf(language, screen))}>
              <Anchor
                component={Link}
                href={only ? `/voices/prompts/${only}?language=${code}` : `/voices?${backTo(search, code)}`}
              >
                {texts.voices.toList}
              </Anchor>
            </ScreenHead>
            {only ? (
              <One language={language} id={only} />
            ) : (
              <Missing language={language} wish={search.toString()} />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

/** The list as it was narrowed. */
const backTo = (search: URLSearchParams, language: string): string =>
  new URLSearchParams({ ...Object.fromEntries(search), language }).toString();

function Missing({ language, wish }: { language: LineLanguage; wish: string }) {
  return <Session language={language} list={useMissing(language, wish)} />;
}

function One({ language, id }: { language: LineLanguage; id: string }) {
  const [, go] = useLocation();
  return (
    <Session
      language={language}
      list={useOne(language, id, () => go(`/voices/prompts/${id}?language=${language.code}`))}
    />
  );
}

function Session({ language, list }: { language: LineLanguage; list: RecordingList }) {
  const { texts } = useWords();
  const { data: me } = useMe();
  const mayApprove = useMayApprove();
  const [speaker, setSpeaker] = useSpeaker();
  const [approve, setApprove] = useState(false);
  const [kept, setKept] = useState(0);
  const words = texts.voices.recording;
  const { line } = list;
  const keep = async (sound: Blob): Promise<void> => {
    if (!line || !me) return;
    await outbox.keep({
      ...{ id: crypto.randomUUID(), owner: me.id, prompt: line.id, language: language.code },
      ...{ speaker, approve, sound, keptAt: Date.now(), refusal: null },
    });
    setKept(kept + 1);
    list.next();
  };
  return (
    <Stack maw={860}>
      <Group align="end">
        <TextInput
          label={words.speakerName}
          value={speaker}
          maxLength={100}
          onChange={(event) => setSpeaker(event.currentTarget.value)}
        />
        {mayApprove && (
          <Checkbox
            label={words.approveAtOnce}
            checked={approve}
            mb={8}
            onChange={(event) => setApprove(event.currentTarget.checked)}
          />
        )}
      </Group>
      <Text role="status">
        {words.left(list.left)} · {words.kept(kept)}
      </Text>
      <OutboxNotice />
      {list.isPending && <Loading />}
      {list.error !== null && <Failed error={list.error} again={list.again} />}
      {line && <Stage line={line} keep={keep} next={list.next} back={list.back} />}
      {!line && !list.isPending && list.error === null && <Empty>{words.allDone}</Empty>}
    </Stack>
  );
}

import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { FactAppliedAnswer, FactKindAnswer, FactPreviewAnswer } from '../../../directory/api-types.ts';
import { ask } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { AskFirst } from '../../parts/ask-first.tsx';
import { told } from '../../parts/notify.ts';
import { Failed } from '../../parts/states.tsx';
import { useChange } from '../../queries.ts';
import { ChangesTable } from './changes-table.tsx';
import { grouped } from './columns.ts';
import { Findings } from './findings.tsx';
import { FACTS } from './groups.ts';

/** What a file would do. In: what leads back to the choice of a file, and what follows once it is taken over. */
export function Preview({
  kind,
  preview,
  again,
  applied,
}: {
  kind: FactKindAnswer;
  preview: FactPreviewAnswer;
  again: () => void;
  applied: () => void;
}) {
  const { texts } = useWords();
  const words = texts.facts.bring;
  const { fileName, counts, changes } = preview;
  const changed = counts ? counts.added + counts.changed + counts.removed : 0;
  return (
    <>
      <Title order={2} size="h4" mb="xs">
        {fileName}
      </Title>
      {counts && <Counts counts={counts} />}
      <Findings kind={kind.kind} preview={preview} />
      {counts && changed === 0 && <Text>{words.noChanges}</Text>}
      {changes.length > 0 && <ChangesTable kind={kind} changes={changes} all={changed} />}
      <Decision kind={kind} preview={preview} changed={changed} again={again} applied={applied} />
    </>
  );
}

function Counts({ counts }: { counts: NonNullable<FactPreviewAnswer['counts']> }) {
  const { texts } = useWords();
  const words = texts.facts.bring;
  const shown = [
    ['added', 'leaf.8'],
    ['changed', 'blue.9'],
    ['removed', 'red.9'],
    ['unchanged', 'gray.7'],
  ] as const;
  return (
    <Group gap="xs" mb="md">
      {shown.map(([what, color]) => (
        <Badge key={what} tt="none" size="lg" color={color}>
          {words[what](grouped(counts[what]))}
        </Badge>
      ))}
    </Group>
  );
}

function Decision({
  kind: { kind },
  preview: { id, counts },
  changed,
  again,
  applied,
}: {
  kind: FactKindAnswer;
  preview: FactPreviewAnswer;
  changed: number;
  again: () => void;
  applied: () => void;
}) {
  const { texts } = useWords();
  const words = texts.facts.bring;
  const [asking, setAsking] = useState(false);
  const door = `/facts/${kind}/imports/${id}`;
  const apply = useChange(() => ask<FactAppliedAnswer>('POST', `${door}/apply`, {}), `/facts/${kind}`, FACTS);
  const discard = useChange(() => ask('DELETE', door));
  const removed = counts?.removed ?? 0;
  const lay = (): void => apply.mutate(undefined, { onSuccess: () => (told(words.applied), applied()) });
  return (
    <>
      {apply.isError && !asking && <Failed error={apply.error} />}
      {discard.isError && <Failed error={discard.error} />}
      <Group mt="md">
        {counts && changed > 0 && (
          <Button loading={apply.isPending} onClick={removed > 0 ? () => setAsking(true) : lay}>
            {words.apply}
          </Button>
        )}
        <Button
          variant="default"
          loading={discard.isPending}
          onClick={() => discard.mutate(undefined, { onSuccess: () => (told(words.discarded), again()) })}
        >
          {counts ? words.discard : words.another}
        </Button>
      </Group>
      {asking && (
        <AskFirst
          title={words.apply}
          question={words.applyAsk(grouped(removed))}
          action={words.apply}
          busy={apply.isPending}
          error={apply.error}
          act={lay}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}

import { Button, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { LineAnswer, LinesAnswer } from '../../../directory/api-types.ts';
import { ask } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { AskFirst } from '../../parts/ask-first.tsx';
import { told } from '../../parts/notify.ts';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { useAnswer, useChange } from '../../queries.ts';
import { LineForm } from '../../settings/line-form.tsx';
import { placeName } from '../../parts/places.ts';
import { menuTitle } from '../../settings/line-words.ts';
import { SettingsHead } from '../../settings/settings-head.tsx';

type Window = 'add' | { edit: LineAnswer } | { remove: LineAnswer } | null;

/** Which number answers with which menu, and what it knows of its callers. */
export function Lines() {
  const { texts, language } = useWords();
  const words = texts.settings.lines;
  const [window, setWindow] = useState<Window>(null);
  const lines = useAnswer<LinesAnswer>('/lines');
  const close = (): void => setWindow(null);
  return (
    <>
      <SettingsHead title={texts.screens.lines} about={words.about}>
        <Button onClick={() => setWindow('add')} disabled={!lines.data}>
          {words.add}
        </Button>
      </SettingsHead>
      <Loaded query={lines}>
        {(answer) => (
          <>
            <Text mb="md">{words.others(menuTitle(answer, null, language))}</Text>
            <LineTable answer={answer} open={setWindow} />
            {window === 'add' && <LineForm {...{ answer, close }} line={null} />}
            {typeof window === 'object' && window !== null && 'edit' in window && (
              <LineForm {...{ answer, close }} line={window.edit} />
            )}
            {typeof window === 'object' && window !== null && 'remove' in window && (
              <Remove {...{ answer, close }} line={window.remove} />
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

function LineTable({ answer, open }: { answer: LinesAnswer; open: (window: Window) => void }) {
  const { texts } = useWords();
  const words = texts.settings.lines;
  if (answer.lines.length === 0) return <Empty>{words.empty}</Empty>;
  const heads = [words.number, words.menu, words.place, words.language, texts.actions];
  return (
    <ScrollTable label={texts.screens.lines} heads={heads} minWidth={860}>
      {answer.lines.map((line) => (
        <LineRow key={line.key} {...{ line, answer, open }} />
      ))}
    </ScrollTable>
  );
}

function LineRow({
  line,
  answer,
  open,
}: {
  line: LineAnswer;
  answer: LinesAnswer;
  open: (window: Window) => void;
}) {
  const { texts, language } = useWords();
  const words = texts.settings.lines;
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={700}>{line.number}</Text>
        <Text size="sm" c="dimmed">
          {line.note}
        </Text>
        {line.gone.map((what) => (
          <Text key={what} size="sm" c="red.9">
            {words.gone[what](menuTitle(answer, null, language))}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>{menuTitle(answer, line.flow, language)}</Table.Td>
      <Table.Td>{line.place ? placeName(line.place, language) : words.noPlace}</Table.Td>
      <Table.Td>
        {line.language === null ? words.anyLanguage : (texts.cases.languages[line.language] ?? line.language)}
      </Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <Button
            size="xs"
            variant="default"
            onClick={() => open({ edit: line })}
            aria-label={words.editTitle(line.number)}
          >
            {words.edit}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => open({ remove: line })}
            aria-label={`${words.remove} ${line.number}`}
          >
            {words.remove}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Remove({ line, answer, close }: { line: LineAnswer; answer: LinesAnswer; close: () => void }) {
  const { texts, language } = useWords();
  const words = texts.settings.lines;
  const remove = useChange(() => ask('DELETE', '/lines', { key: line.key, seen: line.seen }), '/lines');
  return (
    <AskFirst
      title={words.removeTitle(line.number)}
      question={words.removeAsk(menuTitle(answer, null, language))}
      action={words.remove}
      busy={remove.isPending}
      error={remove.error}
      act={() =>
        remove.mutate(undefined, {
          onSuccess: () => {
            told(words.removed);
            close();
          },
        })
      }
      close={close}
    />
  );
}

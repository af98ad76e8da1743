import { Button, Group, Progress, Table, Text } from '@mantine/core';
import type { ExportAnswer } from '../../../exports/api-types.ts';
import { ask } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { useChange } from '../../queries.ts';
import { EXPORTS } from './use-exports.ts';

/** One's exports: how far each is, and its download. */
export function ExportList({ exports }: { exports: ExportAnswer[] }) {
  const { texts } = useWords();
  const words = texts.exports;
  return (
    <ScrollTable label={words.files} heads={[words.file, words.state, texts.actions]} minWidth={640}>
      {exports.map((one) => (
        <ExportRow key={one.id} one={one} />
      ))}
    </ScrollTable>
  );
}

function ExportRow({ one }: { one: ExportAnswer }) {
  const { texts } = useWords();
  const words = texts.exports;
  const { id, wish, state } = one;
  const name = `${words.names[wish.table]}, ${words.formats[wish.format]}`;
  const remove = useChange(() => ask('DELETE', `${EXPORTS}/${id}`), EXPORTS);
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={700}>{name}</Text>
        <Text size="sm" c="dimmed">
          {[wish.from, wish.to].filter(Boolean).join(' – ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <ExportState one={one} />
      </Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          {state === 'ready' && (
            <Button
              size="xs"
              component="a"
              href={`/api/v1${EXPORTS}/${id}/file`}
              download
              aria-label={`${words.download}: ${name}`}
            >
              {words.download}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            loading={remove.isPending}
            onClick={() => remove.mutate(undefined)}
            aria-label={`${words.remove}: ${name}`}
          >
            {words.remove}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function ExportState({ one: { state, share, rows, bytes, until } }: { one: ExportAnswer }) {
  const { texts, language, time } = useWords();
  const words = texts.exports;
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <>
      <Text>
        {words.states[state]}
        {rows > 0 && ` · ${words.rows(numbers.format(rows))}`}
        {bytes !== null && ` · ${sizeText(bytes, numbers)}`}
      </Text>
      {state === 'making' && <Progress value={share * 100} aria-label={words.progress} />}
      {state === 'ready' && (
        <Text size="sm" c="dimmed">
          {words.until(time(until))}
        </Text>
      )}
    </>
  );
}

/** A small file has kilobytes: none of them is "0 MB". */
const sizeText = (bytes: number, numbers: Intl.NumberFormat): string =>
  bytes < 1_000_000
    ? `${numbers.format(Math.ceil(bytes / 1000))} kB`
    : `${numbers.format(bytes / 1_000_000)} MB`;

import { Anchor, Badge, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { FlowSummary } from '../../../flows/api-types.ts';
import { useWords } from '../../language.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Empty } from '../../parts/states.tsx';
import { useMenuTexts } from '../texts/words.ts';

/** Every menu: which numbers answer with it, what is live, what is being edited. */
export function FlowTable({ flows }: { flows: readonly FlowSummary[] }) {
  const { texts: common } = useWords();
  const texts = useMenuTexts().list;
  if (flows.length === 0) return <Empty>{texts.empty}</Empty>;
  const heads = [texts.title, `${texts.lines} / ${texts.usedBy}`, texts.live, texts.draft, texts.problems];
  // First what callers reach first.
  const sorted = flows.toSorted((one, other) => other.lines.length - one.lines.length);
  return (
    <ScrollTable label={common.screens.menus} heads={heads} minWidth={860}>
      {sorted.map((flow) => (
        <FlowRow key={flow.id} flow={flow} titles={titlesOf(flows)} />
      ))}
    </ScrollTable>
  );
}

const titlesOf = (flows: readonly FlowSummary[]): Map<string, FlowSummary['title']> =>
  new Map(flows.map(({ id, title }) => [id, title]));

function FlowRow({ flow, titles }: { flow: FlowSummary; titles: Map<string, FlowSummary['title']> }) {
  const { language, time } = useWords();
  const texts = useMenuTexts().list;
  const { id, title, lines, usedBy, nodes, live, draft, problems } = flow;
  const titleOf = (one: string): string => titles.get(one)?.[language] ?? one;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} href={`/menus/${id}`} fw={700}>
          {title[language] ?? id}
        </Anchor>
        <Text size="sm" c="dimmed">
          {id} · {texts.nodes(nodes)}
        </Text>
      </Table.Td>
      <Table.Td>
        {lines.length > 0 && (
          <Text fw={700}>{lines.map((line) => (line === '*' ? texts.everyLine : line)).join(', ')}</Text>
        )}
        <Text size="sm" c={lines.length + usedBy.length > 0 ? 'dimmed' : 'red.9'}>
          {usedBy.length > 0 ? usedBy.map(titleOf).join(', ') : lines.length === 0 ? texts.unused : ''}
        </Text>
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        {live ? texts.release(live.release) : texts.notLive}
      </Table.Td>
      <Table.Td>
        {draft ? (
          <>
            <Badge color="leaf.8">{texts.draft}</Badge>
            <Text size="sm" c="dimmed">
              {texts.draftBy(draft.updatedBy, time(draft.updatedAt))}
            </Text>
          </>
        ) : (
          <Text c="dimmed">{texts.noDraft}</Text>
        )}
      </Table.Td>
      <Table.Td>{problems > 0 ? <Badge color="red.9">{problems}</Badge> : ''}</Table.Td>
    </Table.Tr>
  );
}

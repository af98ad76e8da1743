import { Badge, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { FlowChange, NodeChange } from '../../../flows/api-types.ts';
import { useWords } from '../../language.tsx';
import { useFlowPrompts, useFlows, type FlowPrompts } from '../api.ts';
import { useFieldWords, useMenuTexts } from '../texts/words.ts';
import { NodeWords } from './node-words.tsx';

/** What differs between two sets of menus, element by element, in words. */
export function Changes({ flows }: { flows: readonly FlowChange[] }) {
  const texts = useMenuTexts().publish;
  if (flows.length === 0) return <Text c="dimmed">{texts.noChanges}</Text>;
  return (
    <Stack gap="md">
      {flows.map((flow) => (
        <ChangedFlow key={flow.id} flow={flow} />
      ))}
    </Stack>
  );
}

function ChangedFlow({ flow }: { flow: FlowChange }) {
  const { language } = useWords();
  const words = useFieldWords();
  const { data } = useFlows();
  const prompts = useFlowPrompts(flow.id);
  const title = data?.flows.find(({ id }) => id === flow.id)?.title[language] ?? flow.id;
  return (
    <section aria-label={title}>
      <Group gap="xs" mb="xs">
        <Title order={3} size="h5">
          {title}
        </Title>
        <ChangeBadge change={flow.change} />
      </Group>
      <Stack gap="xs">
        {flow.other.map(({ field, before, after }) => (
          <Sides key={field} title={words.field(field)} {...{ before, after, prompts }} />
        ))}
        {flow.nodes.map((node) => (
          <Sides
            key={node.node}
            title={node.node}
            change={node.change}
            before={node.before}
            after={node.after}
            prompts={prompts}
          />
        ))}
      </Stack>
    </section>
  );
}

function ChangeBadge({ change }: Pick<NodeChange, 'change'>) {
  const texts = useMenuTexts().releases;
  const color = change === 'removed' ? 'red.9' : change === 'added' ? 'leaf.8' : 'gray.7';
  return <Badge color={color}>{texts.change[change]}</Badge>;
}

interface SidesProps {
  title: string;
  change?: NodeChange['change'];
  before: unknown;
  after: unknown;
  prompts: FlowPrompts;
}

/** Before and after, side by side; what differs stands out. */
function Sides({ title, change, before, after, prompts }: SidesProps) {
  const { language } = useWords();
  const texts = useMenuTexts().releases;
  const sides = [
    { head: texts.before, value: before, other: after },
    { head: texts.after, value: after, other: before },
  ].filter(({ value }) => value !== undefined);
  return (
    <div className="menu-say-item">
      <Group gap="xs">
        <Text fw={700}>{title}</Text>
        {change && <ChangeBadge change={change} />}
      </Group>
      <SimpleGrid cols={{ base: 1, sm: sides.length }}>
        {sides.map(({ head, value, other }) => (
          <div key={head}>
            {sides.length > 1 && (
              <Text size="sm" c="dimmed">
                {head}
              </Text>
            )}
            <NodeWords
              value={value}
              other={sides.length > 1 ? other : value}
              prompts={prompts}
              language={language}
              onlyDifferences={sides.length > 1}
            />
          </div>
        ))}
      </SimpleGrid>
    </div>
  );
}

import { Anchor, Badge, Card, Grid, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { FactKindAnswer, FactState } from '../../../directory/api-types.ts';
import { useWords } from '../../language.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { Loaded } from '../../parts/states.tsx';
import { grouped } from './columns.ts';
import { FACT_GROUPS, kindNamed, useKinds } from './groups.ts';
import { STATE_COLOURS } from './state-badge.tsx';

/** Kinds beside each other on a wide screen: as many as the largest group has. */
const WIDEST = 3;

/** Every kind of facts: how much there is, who changed it last, and what callers do not hear. */
export function FactKinds() {
  const { texts } = useWords();
  const words = texts.facts;
  const kinds = useKinds();
  return (
    <>
      <ScreenHead title={texts.screens.facts} about={words.about} />
      <Loaded query={kinds}>
        {(answer) => (
          <Grid gap="lg">
            {FACT_GROUPS.map(([group, names]) => (
              <Grid.Col
                key={group}
                component="section"
                aria-label={words.groups[group]}
                span={{ base: 12, lg: (12 / WIDEST) * names.length }}
              >
                <Title order={2} size="h4" mb="xs">
                  {words.groups[group]}
                </Title>
                <SimpleGrid cols={{ base: 1, sm: Math.min(names.length, 2), lg: names.length }}>
                  {names.map((name) => {
                    const kind = kindNamed(answer, name);
                    return kind && <KindCard key={name} kind={kind} />;
                  })}
                </SimpleGrid>
              </Grid.Col>
            ))}
          </Grid>
        )}
      </Loaded>
    </>
  );
}

function KindCard({ kind: { kind, rows, states, newest } }: { kind: FactKindAnswer }) {
  const { texts, time } = useWords();
  const words = texts.facts;
  const [name, about] = words.kinds[kind] ?? [kind, ''];
  return (
    <Card withBorder padding="md">
      <Stack gap={6} align="start">
        <Anchor component={Link} href={`/facts/${kind}`} fw={700} c="leaf.8">
          {name}
        </Anchor>
        <Text size="sm">{about}</Text>
        <Text size="sm" fw={700}>
          {words.rowCount(grouped(rows))}
        </Text>
        {states && <StateCounts states={states} />}
        <Text size="xs" c="dimmed">
          {newest ? words.newest(time(newest.at), newest.by) : words.never}
        </Text>
        {newest?.fileName && (
          <Text size="xs" c="dimmed">
            {words.newestFile(newest.fileName)}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

function StateCounts({ states }: { states: Record<FactState, number> }) {
  const { texts } = useWords();
  const words = texts.facts;
  const there = (Object.keys(states) as FactState[]).filter((state) => states[state] > 0);
  if (there.length === 0) return null;
  return (
    <Group gap={6}>
      {there.map((state) => (
        <Badge key={state} tt="none" color={STATE_COLOURS[state]} miw="max-content">
          {words.stateCount(grouped(states[state]), words.states[state])}
        </Badge>
      ))}
    </Group>
  );
}

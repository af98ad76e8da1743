import { Button, Group, Select } from '@mantine/core';
import type { CasesAnswer, CaseState } from '../../../cases/api-types.ts';
import { useWords } from '../../language.tsx';
import { DistrictChoice } from '../../parts/districts.tsx';

/** What stands behind the question mark of the page and of the request: names and values, none of them empty. */
export type Filters = Readonly<Record<string, string>>;

interface Props {
  filters: Filters;
  /** Sets what is given; null takes a filter away. */
  change: (filters: Record<string, string | null>) => void;
}

/** How many there are of each state; a press shows only those. */
export function CountFilters({ counts, filters, change }: Props & { counts: CasesAnswer['counts'] }) {
  const { texts } = useWords();
  const words = texts.cases;
  const states = Object.entries(counts.states) as [CaseState, number][];
  const all = states.reduce((sum, [, count]) => sum + count, 0);
  const only = (state: string | null, late: string | null) => () => change({ state, late });
  return (
    <Group gap="xs" mb="md" role="group" aria-label={words.counts}>
      <Chip pressed={!filters['state'] && !filters['late']} press={only(null, null)}>
        {words.withCount(words.all, all)}
      </Chip>
      <Chip
        pressed={filters['late'] === 'yes'}
        press={only(null, 'yes')}
        colour={counts.late > 0 ? 'red.9' : undefined}
      >
        {words.withCount(words.late, counts.late)}
      </Chip>
      {states.map(([state, count]) => (
        <Chip key={state} pressed={filters['state'] === state} press={only(state, null)}>
          {words.withCount(words.states[state], count)}
        </Chip>
      ))}
    </Group>
  );
}

function Chip(props: { pressed: boolean; press: () => void; colour?: string | undefined; children: string }) {
  const { pressed, press, colour, children } = props;
  return (
    <Button
      size="xs"
      variant={pressed ? 'filled' : 'outline'}
      aria-pressed={pressed}
      onClick={press}
      {...(colour && { color: colour })}
    >
      {children}
    </Button>
  );
}

/** What they are about, where, and whose. */
export function MoreFilters({ filters, change }: Props) {
  const { texts } = useWords();
  const words = texts.cases;
  const choice = (name: string, label: string, data: Record<string, string>) => (
    <Select
      label={label}
      data={Object.entries(data).map(([value, text]) => ({ value, label: text }))}
      value={filters[name] ?? ''}
      onChange={(value) => change({ [name]: value === '' ? null : value })}
      allowDeselect={false}
      w={200}
    />
  );
  const all = { '': words.all };
  return (
    <Group mb="lg" align="end" role="group" aria-label={words.filters}>
      {choice('kind', words.kind, { ...all, ...words.kinds })}
      {choice('topic', words.topic, { ...all, ...words.topics })}
      {choice('assigned', words.whose, { '': words.anybody, me: words.mine, nobody: words.nobodys })}
      <DistrictChoice
        label={words.place}
        placeholder={words.all}
        value={filters['place'] ?? null}
        onChange={(place) => change({ place })}
      />
    </Group>
  );
}

import { Checkbox, Group, Select, TextInput } from '@mantine/core';
import { useWords } from '../language.tsx';
import { useFlows } from '../menus/api.ts';
import { PlaceChoice } from '../parts/place-choice.tsx';
import { useCallChoices, type CallFilters } from './api.ts';
import { useWhen } from './when.ts';

interface Props {
  filters: CallFilters;
  /** Sets what is given; null takes a filter away. */
  change: (filters: Record<string, string | null>) => void;
}

/** Everything by which calls can be found. */
export function CallFilterForm({ filters, change }: Props) {
  const { texts, language } = useWords();
  const words = texts.calls;
  const choices = useCallChoices().data;
  const set = (name: string) => (value: string | null) => change({ [name]: value || null });
  const choice = (name: string, label: string, names: Readonly<Record<string, string>>, w = 190) => (
    <Select
      label={label}
      data={[
        { value: '', label: words.all },
        ...Object.entries(names).map(([value, text]) => ({ value, label: text })),
      ]}
      value={filters[name] ?? ''}
      onChange={set(name)}
      allowDeselect={false}
      w={w}
    />
  );
  const day = (name: 'from' | 'to') => (
    <TextInput
      type="date"
      label={words[name]}
      value={filters[name] ?? ''}
      onChange={(event) => set(name)(event.currentTarget.value)}
      w={150}
    />
  );
  const ratings = Object.fromEntries(
    [1, 2, 3, 4, 5].map((value) => [value, words.ratingOf(value, words.ratings[value] ?? '')]),
  );
  const topics = Object.fromEntries(
    Object.entries(choices?.names.topic ?? {}).map(([topic, name]) => [topic, name[language]]),
  );
  const languages = Object.fromEntries(
    (choices?.languages ?? []).map((code) => [code, words.languages[code] ?? code]),
  );
  return (
    <Group mb="lg" align="end" role="group" aria-label={words.filters}>
      {day('from')}
      {day('to')}
      {choice('hours', words.hours, words.hoursOf)}
      <PlaceChoice
        label={words.place}
        placeholder={words.placeHint}
        value={filters['place'] ?? ''}
        onChange={set('place')}
        w={240}
      />
      {choice('topic', words.topic, topics, 230)}
      {choice('disposition', words.disposition, words.dispositions)}
      {choice('rating', words.rating, ratings)}
      {choice('line', words.line, Object.fromEntries((choices?.lines ?? []).map((line) => [line, line])))}
      {choice('language', words.language, languages)}
      <VersionChoice filters={filters} change={change} />
      <Checkbox
        label={words.faults}
        checked={filters['faults'] === 'yes'}
        onChange={(event) => change({ faults: event.currentTarget.checked ? 'yes' : null })}
        mb={8}
      />
    </Group>
  );
}

/** A menu, or one version of it. */
function VersionChoice({ filters, change }: Props) {
  const { texts, language } = useWords();
  const words = texts.calls;
  const when = useWhen();
  const versions = useCallChoices().data?.versions ?? [];
  const titles = new Map(useFlows().data?.flows.map(({ id, title }) => [id, title[language] ?? id]));
  const titleOf = (flow: string): string => titles.get(flow) ?? flow;
  const data = [...new Set(versions.map(({ flow }) => flow))].flatMap((flow) => [
    { value: flow, label: words.anyVersion(titleOf(flow)) },
    ...versions
      .filter((one) => one.flow === flow)
      .map(({ version, seenAt }) => ({
        value: `${flow}@${version}`,
        label: words.versionSince(
          titleOf(flow),
          version.slice(0, 7),
          seenAt === null ? '?' : when.moment(seenAt),
        ),
      })),
  ]);
  const { flow, version } = filters;
  return (
    <Select
      label={words.version}
      data={[{ value: '', label: words.all }, ...data]}
      value={version === undefined ? (flow ?? '') : `${flow}@${version}`}
      onChange={(value) => {
        const [id, number] = (value ?? '').split('@');
        change({ flow: id || null, version: number ?? null });
      }}
      allowDeselect={false}
      w={300}
    />
  );
}

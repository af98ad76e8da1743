import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { FlowName, PromptGroupsAnswer, PromptListAnswer } from '../../prompts/api-types.ts';
import { useWords } from '../language.tsx';
import { useAnswer } from '../queries.ts';
import type { ListWish } from './list-wish.ts';

/** On a slow line, the list is asked for once somebody has finished typing. */
const TYPED_MS = 400;

/** Asked for by nobody: what is `recorded` waits, or was withdrawn. */
const SHOWN = ['all', 'to-record', 'waiting', 'approved', 'outdated', 'draft', 'missing'] as const;

/** The name of a flow, for who reads the screen. */
export const titleOf = ({ id, title }: FlowName, screen: string): string =>
  title[screen] ?? title['en'] ?? id;

export function ListFilters({
  wish,
  counts,
}: {
  wish: ListWish;
  counts?: PromptListAnswer['counts'] | undefined;
}) {
  const { texts, language: screen } = useWords();
  const words = texts.voices;
  const groups = useAnswer<PromptGroupsAnswer>('/prompt-groups').data;
  const [typed, setTyped] = useState(wish.get('search') ?? '');
  const search = useDebouncedCallback((text: string) => wish.set('search', text.trim()), TYPED_MS);
  const topics = groups?.topics.map((value) => ({ value, label: words.topics[value] ?? value }));
  const flows = groups?.flows.map((flow) => ({ value: flow.id, label: titleOf(flow, screen) }));
  return (
    <Group align="end" mb="md">
      <TextInput
        label={words.search}
        value={typed}
        maxLength={100}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <Select
        label={words.filter}
        data={SHOWN.map((value) => ({
          value,
          label: `${words.filters[value]}${counts ? ` (${counts[value]})` : ''}`,
        }))}
        value={wish.get('state') ?? 'all'}
        allowDeselect={false}
        onChange={(value) => wish.set('state', value === 'all' ? null : value)}
        w={230}
      />
      <Narrow label={words.topic} all={words.allTopics} data={topics} name="topic" wish={wish} />
      <Narrow
        label={words.flow}
        all={words.allFlows}
        data={flows && [{ value: 'every-flow', label: words.everyFlow }, ...flows]}
        name="flow"
        wish={wish}
      />
    </Group>
  );
}

function Narrow({
  label,
  all,
  data = [],
  name,
  wish,
}: {
  label: string;
  all: string;
  data: { value: string; label: string }[] | undefined;
  name: 'topic' | 'flow';
  wish: ListWish;
}) {
  return (
    <Select
      label={label}
      data={[{ value: '', label: all }, ...data]}
      value={wish.get(name) ?? ''}
      allowDeselect={false}
      searchable
      onChange={(value) => wish.set(name, value)}
      w={200}
    />
  );
}

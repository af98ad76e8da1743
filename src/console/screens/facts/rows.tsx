import { Anchor, Button, Center, Group, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { FactKindAnswer, FactRowsAnswer } from '../../../directory/api-types.ts';
import { ask } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { PlaceChoice } from '../../parts/place-choice.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { RowTable } from './row-table.tsx';
import type { Window } from './window.ts';

const PAGE = '50';

/** On a slow line, rows are asked for once somebody has finished typing. */
const TYPED_MS = 400;

/** The rows that are wished for, page by page. The wish stands in the address: "back" brings it back. */
export function Rows({ kind, open }: { kind: FactKindAnswer; open: (window: Window) => void }) {
  const { texts } = useWords();
  const [wish] = useSearchParams();
  const list = useRows(kind.kind, Object.fromEntries(wish));
  const rows = list.data?.pages.flatMap((page) => page.rows);
  return (
    <>
      <RowFilters kind={kind} />
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} again={() => void list.refetch()} />}
      {rows && <RowTable kind={kind} rows={rows} open={open} />}
      {list.hasNextPage && (
        <Center mt="md">
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {texts.facts.more}
          </Button>
        </Center>
      )}
    </>
  );
}

const useRows = (kind: string, wish: Record<string, string>) =>
  useInfiniteQuery({
    queryKey: [`/facts/${kind}`, wish],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ ...wish, limit: PAGE, ...(pageParam && { after: pageParam }) });
      return ask<FactRowsAnswer>('GET', `/facts/${kind}?${query}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

function RowFilters({ kind: { kind, placed } }: { kind: FactKindAnswer }) {
  const { texts } = useWords();
  const words = texts.facts;
  const [wish, setWish] = useSearchParams();
  const [typed, setTyped] = useState(wish.get('search') ?? '');
  const set = (name: string, value: string): void =>
    setWish(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const search = useDebouncedCallback((text: string) => set('search', text.trim()), TYPED_MS);
  return (
    <Group align="end" mb="md" justify="space-between">
      <Group align="end">
        <TextInput
          type="search"
          label={words.search}
          value={typed}
          maxLength={100}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            search(event.currentTarget.value);
          }}
        />
        {placed && (
          <PlaceChoice
            label={words.place}
            placeholder={words.placeHint}
            value={wish.get('place') ?? ''}
            onChange={(code) => set('place', code)}
            w={320}
          />
        )}
      </Group>
      <Group>
        <Anchor href={`/api/v1/facts/${kind}/export.csv`} download>
          {words.exportCsv}
        </Anchor>
        <Anchor href={`/api/v1/facts/${kind}/export.xlsx`} download>
          {words.exportXlsx}
        </Anchor>
      </Group>
    </Group>
  );
}

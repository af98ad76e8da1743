import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LanguagesAnswer, PromptAnswer, PromptListAnswer } from '../../prompts/api-types.ts';
import { ask } from '../api.ts';
import type { ToSay } from '../recording/stage-parts.tsx';

type Language = LanguagesAnswer['languages'][number];

/** Lines left when more are asked for. */
const AHEAD = 20;

export interface RecordingList {
  line: ToSay | undefined;
  /** How many of them wait behind this one, and itself. */
  left: number;
  isPending: boolean;
  error: unknown;
  again(): void;
  next(): void;
  back(): void;
}

/**
 * What is to be recorded in a language, one after the other. It stands still while one records: what others record
 * meanwhile changes no place in it. In: what it is narrowed to, as the query of /prompts, without `state` and `after`.
 */
export function useMissing(language: Language, wish: string): RecordingList {
  const [at, setAt] = useState(0);
  const list = useInfiniteQuery({
    queryKey: ['recording-list', language.code, wish],
    queryFn: ({ pageParam }) =>
      ask<PromptListAnswer>(
        'GET',
        `/prompts?${wish}&language=${language.code}&state=to-record${pageParam === null ? '' : `&after=${pageParam}`}`,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: Infinity,
    gcTime: 0,
  });
  const rows = list.data?.pages.flatMap(({ prompts }) => prompts) ?? [];
  const row = rows[at];
  return {
    line: row && { ...writtenFor(language), id: row.id, text: row.toSay ?? '', note: row.note },
    left: Math.max(0, (list.data?.pages[0]?.counts['to-record'] ?? 0) - at),
    isPending: list.isPending || (!row && list.isFetching),
    error: list.error,
    again: () => void list.refetch(),
    next: () => {
      setAt(Math.min(rows.length, at + 1));
      if (at + AHEAD > rows.length && list.hasNextPage && !list.isFetching) void list.fetchNextPage();
    },
    back: () => setAt(Math.max(0, at - 1)),
  };
}

/** One prompt by itself. */
export function useOne(language: Language, id: string, leave: () => void): RecordingList {
  const prompt = useQuery({
    queryKey: ['recording-list', language.code, { id }],
    queryFn: () => ask<PromptAnswer>('GET', `/prompts/${id}`),
    staleTime: Infinity,
    gcTime: 0,
  });
  const written = writtenFor(language);
  const { data } = prompt;
  return {
    line: data && { ...written, id, text: data.texts[written.written] ?? id, note: data.note },
    left: 1,
    ...{ isPending: prompt.isPending, error: prompt.error, again: () => void prompt.refetch() },
    ...{ next: leave, back: leave },
  };
}

/** Speakers of a language without a writing read the Khmer, and say it in their own words. */
const writtenFor = ({ code, oral }: Language): Pick<ToSay, 'written' | 'ownWords'> => ({
  written: oral ? 'km' : code,
  ownWords: oral,
});

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReportChoicesAnswer } from '../../analytics/api-types.ts';
import type {
  CallAnswer,
  CallsAnswer,
  FlowVersionAnswer,
  FlowVersionName,
  LiveCallsAnswer,
} from '../../analytics/calls/api-types.ts';
import { ask } from '../api.ts';
import { useAnswer } from '../queries.ts';

const PAGE = '50';
const LIVE_EVERY_MS = 2_000;

/** What stands behind the question mark of the page and of the request: names and values, none of them empty. */
export type CallFilters = Readonly<Record<string, string>>;

export const useCalls = (filters: CallFilters) =>
  useInfiniteQuery({
    queryKey: ['/calls', filters],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ ...filters, limit: PAGE, ...(pageParam && { after: pageParam }) });
      return ask<CallsAnswer>('GET', `/calls?${query}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const useCall = (id: string) => useAnswer<CallAnswer>(`/calls/${encodeURIComponent(id)}`);

/** What occurs in the log, to choose from. */
export const useCallChoices = () => useAnswer<ReportChoicesAnswer>('/reports/choices');

/** Asked again for as long as somebody looks at the page. */
export const useLiveCalls = () =>
  useQuery({
    queryKey: ['/calls/live'],
    queryFn: () => ask<LiveCallsAnswer>('GET', '/calls/live'),
    refetchInterval: LIVE_EVERY_MS,
    staleTime: 0,
    gcTime: 0,
  });

/** A version never changes. */
export const useFlowVersion = ({ id, version }: FlowVersionName) =>
  useQuery({
    queryKey: ['/flow-versions', id, version],
    queryFn: () => ask<FlowVersionAnswer>('GET', `/flow-versions/${id}/${encodeURIComponent(version)}`),
    staleTime: Infinity,
  });

import { QueryCache, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DistrictsAnswer, MeAnswer } from '../staff/api-types.ts';
import { ApiError, ask, failureOf, isPassing } from './api.ts';

const ME = ['/me'];
const RETRY_MS = 3_000;

/** A sign-in that has ended leads back to the first screen, whatever was asked for. */
const endedSignIn = (error: unknown): void => {
  if (failureOf(error).code === 'not-signed-in') queries.setQueryData(ME, null);
};

/** What was asked for is asked again and again while there is no connection, and not at all after a refusal. */
export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: endedSignIn }),
  defaultOptions: {
    queries: {
      retry: (_count, error) => isPassing(error),
      retryDelay: RETRY_MS,
      networkMode: 'always',
      staleTime: 10_000,
    },
    mutations: { retry: false, networkMode: 'always', onError: endedSignIn },
  },
});

/** After signing out: nothing of one person is left for the next. */
export async function forgetEverything(): Promise<void> {
  await queries.cancelQueries();
  queries.setQueryData(ME, null);
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
}

/** What a path below /api/v1 answers. It is not asked before it is wanted. */
export const useAnswer = <Answer>(path: string, wanted = true) =>
  useQuery({ queryKey: [path], queryFn: () => ask<Answer>('GET', path), enabled: wanted });

/** Who is signed in: null for nobody. */
export const useMe = () => useQuery({ queryKey: ME, queryFn: readMe, staleTime: 60_000 });

async function readMe(): Promise<MeAnswer | null> {
  try {
    return await ask<MeAnswer>('GET', '/me');
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-signed-in') return null;
    throw error;
  }
}

export const useDistricts = () =>
  useQuery({
    queryKey: ['/districts'],
    queryFn: () => ask<DistrictsAnswer>('GET', '/districts'),
    staleTime: Infinity,
  });

/**
 * Something that changes the line. In: what to do, and the paths whose answers are old afterwards.
 */
export function useChange<Input, Answer>(act: (input: Input) => Promise<Answer>, ...paths: string[]) {
  const client = useQueryClient();
  return useMutation<Answer, Error, Input>({
    mutationFn: act,
    onSuccess: () => Promise.all(paths.map((path) => client.invalidateQueries({ queryKey: [path] }))),
  });
}

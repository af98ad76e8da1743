import { useQuery } from '@tanstack/react-query';
import type { ExportsAnswer } from '../../../exports/api-types.ts';
import { ask } from '../../api.ts';

/** Asked again as long as one of them is being made. */
const AGAIN_MS = 1_500;

export const EXPORTS = '/exports';

/** One's own exports, the newest first, as they come along. */
export const useExports = () =>
  useQuery({
    queryKey: [EXPORTS],
    queryFn: () => ask<ExportsAnswer>('GET', EXPORTS),
    refetchInterval: ({ state: { data } }) =>
      data?.exports.some(({ state }) => state === 'waiting' || state === 'making') ? AGAIN_MS : false,
  });

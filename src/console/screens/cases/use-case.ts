import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseAnswer } from '../../../cases/api-types.ts';
import { ask, failureOf } from '../../api.ts';
import { useAnswer } from '../../queries.ts';

export type OneCase = CaseAnswer['case'];

const pathOf = (number: string): string => `/cases/${number}`;

export const useCase = (number: string) => useAnswer<CaseAnswer>(pathOf(number));

/**
 * Changes the case; the answer is the case as it is then. When somebody changed it meanwhile, it is loaded anew, and the
 * form stays as it was filled in.
 * In: what to ask, given the input: the door below the case, and what is sent beside the revision that is seen here.
 */
export function useCaseChange<Input = void>(
  { number, revision }: OneCase,
  door: string,
  bodyOf: (input: Input) => object | Blob = () => ({}),
) {
  const client = useQueryClient();
  const path = pathOf(number);
  return useMutation<CaseAnswer, Error, Input>({
    mutationFn: (input) => {
      const body = bodyOf(input);
      return body instanceof Blob
        ? ask('POST', `${path}/${door}?seen=${revision}`, body)
        : ask('POST', `${path}/${door}`, { seen: revision, ...body });
    },
    onSuccess: (answer) => {
      client.setQueryData([path], answer);
      return client.invalidateQueries({ queryKey: ['/cases'] });
    },
    onError: (error) => {
      const { code } = failureOf(error);
      if (code === 'changed-meanwhile' || code === 'not-in-this-state')
        void client.invalidateQueries({ queryKey: [path] });
      if (code === 'not-signed-in') client.setQueryData(['/me'], null);
    },
  });
}

import { useQuery } from '@tanstack/react-query';
import type { CheckAnswer, FlowAnswer, FlowsAnswer, FlowSchemaAnswer } from '../../flows/api-types.ts';
import { ask } from '../api.ts';
import { useAnswer, useMe } from '../queries.ts';

export const useFlows = () => useAnswer<FlowsAnswer>('/flows');

/** The schema changes with the program only. */
export const useFlowSchema = () =>
  useQuery({
    queryKey: ['/flows/schema'],
    queryFn: () => ask<FlowSchemaAnswer>('GET', '/flows/schema'),
    staleTime: Infinity,
  });

export const readFlow = (id: string): Promise<FlowAnswer> => ask<FlowAnswer>('GET', `/flows/${id}`);

/** What the editor begins with: asked for once, since from then on it keeps track itself. */
export const useOpenedFlow = (id: string) =>
  useQuery({ queryKey: ['opened flow', id], queryFn: () => readFlow(id), gcTime: 0, staleTime: Infinity });

export type FlowPrompts = CheckAnswer['prompts'];

/** What the prompts of a menu say, by their ids; none while it is on its way. */
export function useFlowPrompts(id: string): FlowPrompts {
  const { data } = useQuery({ queryKey: ['prompts of flow', id], queryFn: () => readPrompts(id) });
  return data ?? {};
}

async function readPrompts(id: string): Promise<FlowPrompts> {
  const { live, draft } = await readFlow(id);
  const checked = await ask<CheckAnswer>('POST', `/flows/${id}/check`, { flow: draft?.flow ?? live });
  return checked.prompts;
}

export const useMay = () => {
  const { data: me } = useMe();
  return {
    write: me?.permissions.includes('flows:write') ?? false,
    publish: me?.permissions.includes('flows:publish') ?? false,
    words: me?.permissions.includes('prompts:approve') ?? false,
  };
};

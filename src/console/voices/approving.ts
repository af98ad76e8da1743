import type { ClipAnswer } from '../../prompts/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { told } from '../parts/notify.ts';
import { useChange } from '../queries.ts';
import { forgetLists } from './sending.ts';

/** Says of a clip that callers may hear it, or no more. */
export function useDecision(action: 'approve' | 'withdraw') {
  const { texts } = useWords();
  return useChange(async (clip: number) => {
    const answer = await ask<ClipAnswer>('POST', `/clips/${clip}/${action}`);
    await forgetLists();
    told(action === 'approve' ? texts.voices.approved : texts.voices.withdrawn);
    return answer;
  });
}

import { startTransition, useCallback, useEffect, useState } from 'react';
import type { CheckAnswer } from '../../../flows/api-types.ts';
import { ask } from '../../api.ts';
import { sameJson, type FlowJson } from '../model/flow.ts';

/** After the last letter; a check takes less than a third of a second. */
const WAIT_MS = 400;

/** The problems of a flow, its distances and its prompts, checked again while it is edited. */
export function useCheck(flow: FlowJson): {
  answer: CheckAnswer | null;
  checking: boolean;
  again: () => void;
} {
  const [answer, setAnswer] = useState<CheckAnswer | null>(null);
  const [checked, setChecked] = useState<FlowJson | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let isNewest = true;
    const check = async (): Promise<void> => {
      const found = await ask<CheckAnswer>('POST', `/flows/${flow.id}/check`, { flow });
      if (!isNewest) return;
      // Most letters change nothing of it; and what did change may come a moment later than the next letter.
      startTransition(() => {
        setAnswer((before) => (sameJson(before, found) ? before : found));
        setChecked(flow);
      });
    };
    // Without a connection the problems of a moment ago stay; the next change asks again.
    const timer = setTimeout(() => void check().catch(() => undefined), answer ? WAIT_MS : 0);
    return () => {
      isNewest = false;
      clearTimeout(timer);
    };
  }, [flow, asked]);
  const again = useCallback(() => setAsked((count) => count + 1), []);
  return { answer, checking: checked !== flow, again };
}

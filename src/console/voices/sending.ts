import { useEffect } from 'react';
import type { ClipAnswer } from '../../prompts/api-types.ts';
import { ask, failureOf, isPassing } from '../api.ts';
import { browserStore } from '../browser-store.ts';
import { useListened } from '../listened.ts';
import { queries, useMe } from '../queries.ts';
import { outboxOf, type KeptTake, type Sent } from './outbox.ts';

const TRY_AGAIN_MS = 4_000;

/** What beside a failure that passes says nothing about the recording: it is sent again. */
const PASSES = new Set(['failed', 'not-signed-in', 'no-ffmpeg']);

/** Where the clips of a prompt in a language are sent. */
export const clipsDoor = (
  place: { prompt: string; language: string },
  about: { speaker: string; approve: boolean },
): string =>
  `/prompts/${place.prompt}/clips/${place.language}?${new URLSearchParams({
    speaker: about.speaker,
    ...(about.approve && { approve: 'yes' }),
  }).toString()}`;

async function send(take: KeptTake): Promise<Sent> {
  try {
    await ask<ClipAnswer>('POST', clipsDoor(take, take), take.sound);
    return 'taken';
  } catch (error) {
    const { code, message } = failureOf(error);
    return isPassing(error) || PASSES.has(code) ? 'later' : { code, message };
  }
}

export const outbox = outboxOf({
  store: browserStore<KeptTake>('takes'),
  send,
  taken: () => void forgetLists(),
  wait: (again) => {
    setTimeout(again, TRY_AGAIN_MS);
  },
});

/** After a change of a clip or a text: every list of prompts is old. */
export const forgetLists = (): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey: [path] }) => /^\/(prompts|languages)/.test(String(path)),
  });

/** What this person recorded here and the line does not have yet; sends it while a screen that asks is open. */
export function useOutbox(): readonly KeptTake[] {
  const { data: me } = useMe();
  const owner = me?.id;
  useEffect(() => {
    if (owner === undefined) return;
    void outbox.open(owner);
    const online = (): void => void outbox.sendAll();
    window.addEventListener('online', online);
    return () => window.removeEventListener('online', online);
  }, [owner]);
  return useListened(outbox.takes);
}

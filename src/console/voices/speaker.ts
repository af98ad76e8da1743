import { useState } from 'react';
import { useMe } from '../queries.ts';

const SAVED = 'sdap-console-speaker';

/** Who speaks: at first the one who is signed in, then whom this browser was told last. */
export function useSpeaker(): [string, (speaker: string) => void] {
  const { data: me } = useMe();
  const [speaker, setSpeaker] = useState(() => saved() ?? me?.name ?? '');
  return [
    speaker,
    (next) => {
      setSpeaker(next);
      try {
        localStorage.setItem(SAVED, next);
      } catch {
        // A browser that keeps nothing asks again next time.
      }
    },
  ];
}

function saved(): string | null {
  try {
    return localStorage.getItem(SAVED);
  } catch {
    return null;
  }
}

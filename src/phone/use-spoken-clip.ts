import { useEffect, useState } from 'react';
import type { Phone } from './phone.ts';
import type { Entry } from './phone-machine.ts';
import { clipAt } from './utterance-lines.ts';

/** Fast enough to look as if the words were lit by the voice. */
const EVERY_MS = 100;

/** Which clip of this entry is heard just now; undefined when the entry is not being spoken. */
export function useSpokenClip(phone: Phone, entry: Entry | undefined): number | undefined {
  const [clip, setClip] = useState<number | undefined>();
  useEffect(() => {
    const utterance = entry?.type === 'speech' ? entry.utterance : null;
    const look = (): void => setClip(utterance ? clipAt(utterance, phone.position()) : undefined);
    look();
    if (!utterance) return undefined;
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [phone, entry]);
  return clip;
}

import { randomInt, randomUUID } from 'node:crypto';
import type { Ids } from '../calls/ports.ts';

export const RANDOM_IDS: Ids = {
  call: () => randomUUID(),
  rotation: () => randomInt(1_000_000),
  recording: () => randomUUID(),
  text: () => randomUUID(),
  caseStem: () => String(randomInt(100_000)).padStart(5, '0'),
  speakerStem: () => String(randomInt(100_000_000)).padStart(8, '0'),
};

import { expect, it } from 'vitest';
import type { Utterance, UtteranceClip } from '../calls/ports.ts';
import { clipAt, isAllDraft, isDraft, linesOf } from './utterance-lines.ts';

const clip = (prompt: string, seconds: number, state = 'draft'): UtteranceClip => ({
  prompt,
  language: 'km',
  sha256: '',
  seconds,
  text: prompt,
  state,
});
const utterance: Utterance = {
  hash: '',
  language: 'km',
  seconds: 6,
  clips: [clip('welcome', 2), clip('press-1', 1), { pause: 1 }, clip('press-2', 1, 'recorded'), { pause: 1 }],
};

it('begins a new line after a pause', () => {
  expect(linesOf(utterance).map((line) => line.map(({ prompt }) => prompt))).toEqual([
    ['welcome', 'press-1'],
    ['press-2'],
  ]);
});

it('tells which clip is heard, and in a pause which was heard', () => {
  expect([0, 1.9, 2, 3.5, 4, 5.5, 60].map((seconds) => clipAt(utterance, seconds))).toEqual([
    0, 0, 1, 1, 3, 3, 3,
  ]);
});

it('has no words for a message, which is in nobody’s draft voice', () => {
  const message = { ...clip('recording', 5, 'recorded'), recording: 'a1' };
  const played = { ...utterance, clips: [clip('your-message-is', 1), { pause: 0.3 }, message] };
  expect(linesOf(played).map((line) => line.map(({ text }) => text))).toEqual([['your-message-is'], [null]]);
  expect(isAllDraft(played)).toBe(true);
});

it('tells a draft voice from a recorded one', () => {
  expect(isDraft(utterance)).toBe(true);
  expect(isAllDraft(utterance)).toBe(false);
  expect(isAllDraft({ ...utterance, clips: utterance.clips.slice(0, 3) })).toBe(true);
});

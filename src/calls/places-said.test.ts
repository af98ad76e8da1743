import { expect, it } from 'vitest';
import { placesSaid } from './places-said.ts';
import type { SpokenClip } from './ports.ts';

const clip = (prompt: string, more: Partial<SpokenClip> = {}): SpokenClip => ({
  ...{ prompt, language: 'km', sha256: 'a', seconds: 1, text: '', state: 'draft' },
  ...more,
});
const said = (...clips: (SpokenClip | { pause: number })[]) =>
  placesSaid({ hash: 'h', language: 'km', seconds: 1, clips });

it('says of each place whether it was heard by name or by its code', () => {
  const digits = [
    clip('number-1', { insteadOf: 'place-160904' }),
    clip('number-6', { insteadOf: 'place-160904' }),
  ];
  expect(said(clip('place-02'), { pause: 0.3 }, ...digits, clip('place-03', { state: 'approved' }))).toEqual({
    places: { 'place-02': 'draft', 'place-160904': 'code', 'place-03': 'approved' },
  });
});

it('is silent about words that are no place', () => {
  expect(said(clip('welcome'), clip('place-type-khum'))).toEqual({});
});

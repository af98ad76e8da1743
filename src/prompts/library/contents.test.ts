import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipsByPlace, heardOf, placeOf, progressOf, stateOf, type Clip } from './contents.ts';

const CLIP: Clip = {
  id: 1,
  prompt: 'welcome',
  language: 'km',
  sha256: 'a'.repeat(64),
  text: 'សួស្តី',
  origin: 'generated',
  shipped: false,
  speaker: 'tone',
  seconds: 1,
  loudness: -24,
  peak: -12,
  addedAt: 0,
  approvedAt: null,
};
const DRAFT = CLIP;
const RECORDED: Clip = { ...CLIP, id: 2, origin: 'recorded', addedAt: 10 };
const APPROVED: Clip = { ...CLIP, id: 3, origin: 'recorded', addedAt: 5, approvedAt: 20 };

describe('the state of a clip', () => {
  it('is draft for a machine and recorded for a person', () => {
    expect(stateOf(DRAFT)).toBe('draft');
    expect(stateOf(RECORDED)).toBe('recorded');
  });

  it('is approved for whatever somebody approved, also at the beginning of time', () => {
    expect(stateOf(APPROVED)).toBe('approved');
    expect(stateOf({ ...DRAFT, approvedAt: 0 })).toBe('approved');
  });
});

describe('the clip that is heard', () => {
  it('is none where there is none, or only recordings that nobody approved', () => {
    expect(heardOf([])).toBeUndefined();
    expect(heardOf([RECORDED])).toBeUndefined();
  });

  it('is the newest draft, whatever was recorded since', () => {
    const newer = { ...DRAFT, id: 7, addedAt: 1 };
    expect(heardOf([RECORDED, newer, DRAFT])).toBe(newer);
  });

  it('is the one approved last, not the one added last', () => {
    const older = { ...APPROVED, id: 9, addedAt: 100, approvedAt: 19 };
    expect(heardOf([APPROVED, older, DRAFT])).toBe(APPROVED);
  });

  it('is the one that came later of two of the same time', () => {
    const twin = { ...APPROVED, id: 4 };
    expect(heardOf([twin, APPROVED])).toBe(twin);
    expect(heardOf([DRAFT, { ...DRAFT, id: 2 }])?.id).toBe(2);
  });

  const anyClips = fc
    .uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 8 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc.record({
            id: fc.constant(id),
            origin: fc.constantFrom('generated' as const, 'recorded' as const),
            addedAt: fc.integer({ min: 0, max: 3 }),
            approvedAt: fc.option(fc.integer({ min: 0, max: 3 })),
          }),
        ),
      ),
    )
    .map((facts) => facts.map((fact): Clip => ({ ...CLIP, ...fact })));

  it('is never a recording that nobody approved, and always the newest of its kind', () => {
    fc.assert(
      fc.property(anyClips, (clips) => {
        const heard = heardOf(clips);
        const approved = clips.filter(({ approvedAt }) => approvedAt !== null);
        const drafts = clips.filter(({ origin }) => origin === 'generated');
        const rivals = approved.length > 0 ? approved : drafts;
        if (rivals.length === 0) return heard === undefined;
        if (!heard || !rivals.includes(heard)) return false;
        const time = (clip: Clip): number => (approved.length > 0 ? (clip.approvedAt ?? -1) : clip.addedAt);
        return rivals.every(
          (one) => time(one) < time(heard) || (time(one) === time(heard) && one.id <= heard.id),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not depend on the order of the rows, and leaves them as they are', () => {
    fc.assert(
      fc.property(anyClips, (clips) => {
        const before = [...clips];
        expect(heardOf(clips)).toBe(heardOf(clips.toReversed()));
        expect(clips).toEqual(before);
      }),
    );
  });
});

describe('the progress of a prompt', () => {
  it.each([
    ['missing', []],
    ['draft', [DRAFT]],
    ['recorded', [RECORDED, DRAFT]],
    ['approved', [APPROVED, RECORDED, DRAFT]],
  ])('is %s by the furthest of its clips', (state, clips) => {
    expect(progressOf(clips)).toBe(state);
    expect(progressOf(clips.toReversed())).toBe(state);
  });
});

it('keeps the clips of each prompt in each language together', () => {
  const english = { ...DRAFT, language: 'en' };
  const other = { ...DRAFT, prompt: 'goodbye' };
  expect(placeOf(english)).toBe('en/welcome');
  expect([...clipsByPlace([DRAFT, english, RECORDED, other])]).toEqual([
    ['km/welcome', [DRAFT, RECORDED]],
    ['en/welcome', [english]],
    ['km/goodbye', [other]],
  ]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE } from './audio/wav.ts';
import { stitch, TIGHT_OVERLAP_SECONDS, type Piece } from './stitch.ts';

const loud = (length: number, level = 20_000): Int16Array => new Int16Array(length).fill(level);

const clips = fc
  .array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 2, maxLength: 200 })
  .map((samples) => Int16Array.from(samples));
const pauses = fc.double({ min: 0, max: 3, noNaN: true }).map((pause) => ({ pause }));

/** Pieces with nothing in common. */
const joinedOf = (...pieces: (Int16Array | { pause: number })[]): Int16Array =>
  stitch(pieces.map((one): Piece => (one instanceof Int16Array ? { samples: one } : one)));

/** The step from one sample to the next. */
const stepAt = (samples: Int16Array, index: number): number =>
  Math.abs((samples[index] ?? 0) - (samples[index - 1] ?? 0));

describe('a stitched clip', () => {
  it('is as long as its pieces together', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(clips, pauses), { maxLength: 8 }), (pieces) => {
        const lengths = pieces.map((one) =>
          one instanceof Int16Array ? one.length : Math.round(one.pause * SAMPLE_RATE),
        );
        expect(joinedOf(...pieces)).toHaveLength(lengths.reduce((sum, length) => sum + length, 0));
      }),
    );
  });

  it('is silent where it pauses, for as long as it pauses', () => {
    const joined = joinedOf(loud(400), { pause: 0.5 }, loud(400));
    expect(joined).toHaveLength(400 + 4_000 + 400);
    expect(joined.subarray(400, 4_400).every((sample) => sample === 0)).toBe(true);
  });

  it('has no click where two clips meet: the step there is no larger than those beside it', () => {
    fc.assert(
      fc.property(clips, clips, (first, second) => {
        const joined = joinedOf(first, second);
        const at = first.length;
        expect(stepAt(joined, at)).toBeLessThanOrEqual(
          Math.max(stepAt(joined, at - 1), stepAt(joined, at + 1)),
        );
      }),
    );
  });

  it('begins and ends in silence, so that a carrier that plays it does not click', () => {
    const joined = joinedOf(loud(800));
    expect([joined[0], joined.at(-1)]).toEqual([0, 0]);
  });

  it('rises and falls in small steps, within 4 milliseconds', () => {
    const joined = joinedOf(loud(800), loud(800, -20_000));
    const steps = Array.from({ length: joined.length - 1 }, (_, index) => stepAt(joined, index + 1));
    expect(Math.max(...steps)).toBeLessThanOrEqual(Math.ceil(20_000 / 32) + 1);
    expect(joined.subarray(32, 800 - 32).every((sample) => sample === 20_000)).toBe(true);
  });

  it('leaves the clips themselves as they are, since they are played again', () => {
    const clip = loud(100);
    joinedOf(clip, clip);
    expect(clip.every((sample) => sample === 20_000)).toBe(true);
  });

  it('says the words of a phrase closely: what they share is heard of both, and nothing is cut off', () => {
    const overlap = TIGHT_OVERLAP_SECONDS * SAMPLE_RATE;
    const speech = loud(2_000, 1_000);
    const joined = stitch([{ samples: speech }, { samples: speech, overlap: TIGHT_OVERLAP_SECONDS }]);
    expect(joined).toHaveLength(4_000 - overlap);
    expect(joined[2_000 - overlap / 2]).toBe(2_000);
    expect(joined[1_000]).toBe(1_000);
  });

  it('never wraps around where two loud clips meet', () => {
    const joined = stitch([{ samples: loud(800, 30_000) }, { samples: loud(800, 30_000), overlap: 0.045 }]);
    expect(Math.min(...joined)).toBe(0);
    expect(Math.max(...joined)).toBe(32_767);
  });

  it('of nothing is empty', () => {
    expect(stitch([])).toHaveLength(0);
  });
});

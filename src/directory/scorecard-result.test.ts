import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianRoundedUp } from './median.ts';
import { FEWEST_HEARD, scorecardResult, type CountedVote } from './scorecard-result.ts';

const ORDER = { items: ['work', 'hygiene'], groups: ['woman', 'youth'] };

/** The same answers to both items from each voter. */
const votesOf = (values: number[]): CountedVote[] =>
  values.flatMap((value, index) => ORDER.items.map((item) => ({ voter: `v${index}`, item, value })));

const women = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ voter: `v${index}`, group: 'woman' }));

describe('the result of a scorecard', () => {
  it('is not there until enough have voted, and never before five have', () => {
    expect(scorecardResult(votesOf([5, 5, 5, 5]), [], ORDER, 1)).toBeNull();
    expect(scorecardResult(votesOf([5, 5, 5, 5, 5]), [], ORDER, 6)).toBeNull();
    expect(scorecardResult(votesOf([5, 5, 5, 5, 5]), [], ORDER, 1)).toMatchObject({ voters: 5, point: 5 });
  });

  it('has the items in order, and no item that few answered', () => {
    const votes = [...votesOf([1, 2, 3, 4, 5]), { voter: 'v9', item: 'work', value: 5 }];
    expect(scorecardResult(votes, [], ORDER, 5)?.items).toEqual([
      { item: 'work', point: 4 },
      { item: 'hygiene', point: 3 },
    ]);
    const few = votes.filter(({ voter, item }) => item === 'work' || voter !== 'v0');
    expect(scorecardResult(few, [], ORDER, 5)?.items.map(({ item }) => item)).toEqual(['work']);
  });

  it('leaves out what the round does not ask', () => {
    const votes = [...votesOf([4, 4, 4, 4, 4]), { voter: 'v0', item: 'weather', value: 1 }];
    expect(scorecardResult(votes, [], ORDER, 5)).toMatchObject({
      point: 4,
      items: [{ point: 4 }, { point: 4 }],
    });
  });

  it.each([
    [10, 5, ['woman']],
    [10, 4, []],
    [9, 5, []],
    [10, 10, []],
    [14, 9, ['woman']],
    [14, 10, []],
  ])('of %d voters, %d of them women, tells of the groups %j', (all, count, expected) => {
    const result = scorecardResult(votesOf(Array<number>(all).fill(3)), women(count), ORDER, 5);
    expect(result?.groups.map(({ group }) => group)).toEqual(expected);
  });

  it('for any votes: each figure is a median of at least five voters, the rest of whom are none or five', () => {
    const cast = fc.array(
      fc.record({
        value: fc.integer({ min: 1, max: 5 }),
        woman: fc.boolean(),
        items: fc.subarray(ORDER.items),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(cast, (ballots) => {
        const votes = ballots.flatMap(({ value, items }, index) =>
          items.map((item) => ({ voter: `v${index}`, item, value })),
        );
        const members = ballots.flatMap(({ woman }, index) =>
          woman ? [{ voter: `v${index}`, group: 'woman' }] : [],
        );
        const voters = ballots.filter(({ items }) => items.length > 0);
        const result = scorecardResult(votes, members, ORDER, 5);
        expect(result === null).toBe(voters.length < FEWEST_HEARD);
        if (!result) return;
        expect(result.voters).toBe(voters.length);
        for (const { item, point } of result.items) {
          const own = votes.filter((vote) => vote.item === item).map(({ value }) => value);
          expect(own.length).toBeGreaterThanOrEqual(FEWEST_HEARD);
          expect(point).toBe(medianRoundedUp(own));
        }
        const inside = voters.filter(({ woman }) => woman).length;
        const heard = inside >= FEWEST_HEARD && voters.length - inside >= FEWEST_HEARD;
        expect(result.groups.length).toBe(heard ? 1 : 0);
      }),
    );
  });
});

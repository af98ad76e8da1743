import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verdicts, voterGroups, votes } from '../../../db/schema.ts';
import { calls } from '../../../db/schema.ts';
import { emptyStore } from '../../../tests/support/reference.ts';
import { accountabilityStore } from '../accountability-store.ts';
import type { Store } from '../database.ts';
import { verdictsWriter, voterGroupsWriter, votesWriter } from './votes.ts';

let store: Store;
beforeEach(() => {
  store = emptyStore();
});
afterEach(() => {
  store.close();
});

const PLACE = { round: 'r1', facility: 'school-1' };

function call(id: string, caller: string | null): { callId: string; turn: number; at: number } {
  const provided = { provider: 'twilio', providerCallId: id, line: '1294', flowId: 'f', flowVersion: 'v' };
  store.db
    .insert(calls)
    .values({ id, caller, language: 'km', startedAt: 1, ...provided })
    .run();
  return { callId: id, turn: 1, at: 1 };
}

const vote = (turn: ReturnType<typeof call>, item: string, value: number): void => {
  votesWriter(store, [{ ...PLACE, item, value, offered: ['good', 'bad'] }], turn);
};

const kept = (): unknown[] =>
  store.db
    .select()
    .from(votes)
    .all()
    .map(({ voter, item, value, counted }) => [voter, item, value, counted]);

describe('votes', () => {
  it('are kept with the order that was heard', () => {
    vote(call('c1', 'ann'), 'work', 4);
    expect(store.db.select().from(votes).all()).toEqual([
      {
        ...PLACE,
        item: 'work',
        voter: 'ann',
        callId: 'c1',
        value: 4,
        offered: '["good","bad"]',
        counted: true,
        at: 1,
      },
    ]);
  });

  it('of a later call take the place of the whole vote before, and of no other', () => {
    const first = call('c1', 'ann');
    vote(first, 'work', 4);
    vote(first, 'hygiene', 5);
    vote(call('c2', 'bo'), 'work', 1);
    votesWriter(store, [{ ...PLACE, round: 'r2', item: 'work', value: 2, offered: [] }], first);
    vote(call('c3', 'ann'), 'work', 2);
    expect(kept()).toEqual([
      ['bo', 'work', 1, true],
      ['ann', 'work', 2, true],
      ['ann', 'work', 2, true],
    ]);
    expect(
      store.db
        .select()
        .from(votes)
        .all()
        .map(({ round, callId }) => [round, callId]),
    ).toEqual([
      ['r1', 'c2'],
      ['r2', 'c1'],
      ['r1', 'c3'],
    ]);
    expect(accountabilityStore(store).countedVotes('r1', 'school-1')).toHaveLength(2);
  });

  it('to an item twice in a call are the newest', () => {
    const turn = call('c1', 'ann');
    vote(turn, 'work', 4);
    vote(turn, 'work', 1);
    expect(kept()).toEqual([['ann', 'work', 1, true]]);
  });

  it('of a withheld number are kept, a stranger each time, and count for nothing', () => {
    vote(call('c1', null), 'work', 4);
    vote(call('c2', null), 'work', 5);
    expect(kept()).toEqual([
      ['call:c1', 'work', 4, false],
      ['call:c2', 'work', 5, false],
    ]);
    expect(accountabilityStore(store).countedVotes('r1', 'school-1')).toEqual([]);
  });
});

describe('groups', () => {
  const tell = (turn: ReturnType<typeof call>, group: 'woman' | 'youth', belongs: boolean): void => {
    voterGroupsWriter(store, [{ ...PLACE, group, belongs }], turn);
  };
  const members = () => accountabilityStore(store).members('r1', 'school-1');

  it('are those that a voter said to be of', () => {
    const turn = call('c1', 'ann');
    vote(turn, 'work', 4);
    tell(turn, 'woman', true);
    tell(turn, 'youth', false);
    expect(members()).toEqual([{ voter: 'ann', group: 'woman' }]);
    tell(turn, 'woman', false);
    expect(members()).toEqual([]);
  });

  it('belong to the vote of their own call: another person may use the phone next', () => {
    const first = call('c1', 'ann');
    vote(first, 'work', 4);
    tell(first, 'woman', true);
    const second = call('c2', 'ann');
    vote(second, 'work', 2);
    expect(members()).toEqual([]);
    tell(second, 'youth', true);
    expect(members()).toEqual([{ voter: 'ann', group: 'youth' }]);
    expect(store.db.select().from(voterGroups).all()).toHaveLength(1);
  });
});

describe('verdicts', () => {
  const judge = (turn: ReturnType<typeof call>, word: 'yes' | 'no'): void => {
    verdictsWriter(store, [{ promise: 'p1', kept: word, offered: ['yes', 'partly', 'no'] }], turn);
  };

  it('are one for each voter and promise, the newest', () => {
    judge(call('c1', 'ann'), 'yes');
    judge(call('c2', 'ann'), 'no');
    judge(call('c3', null), 'yes');
    const rows = store.db.select().from(verdicts).all();
    expect(rows.map(({ voter, kept: word, counted }) => [voter, word, counted])).toEqual([
      ['ann', 'no', true],
      ['call:c3', 'yes', false],
    ]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as tables from '../../db/schema.ts';
import { emptyStore } from '../../tests/support/reference.ts';
import { noDeeds, type Deeds } from '../calls/deeds.ts';
import type { CallRecord, CallStore, TurnRecord, Utterance } from '../calls/ports.ts';
import type { Session } from '../core/call/advance.ts';
import { freshContext } from '../core/call/context.ts';
import { callStore } from './call-store.ts';
import type { Store } from './database.ts';
import { utteranceStore } from './utterance-store.ts';

const CALLER = 'c'.repeat(32);
const call: CallRecord = {
  id: 'call-1',
  provider: 'twilio',
  providerCallId: 'CA1',
  line: '1294',
  caller: CALLER,
  flowId: 'citizen-line',
  flowVersion: 'v1',
  language: 'km',
  startedAt: 1_000,
};
const context = freshContext(['km', 'en'], {
  language: 'km',
  caller: { commune: null, returning: false },
  line: {},
  rotation: 0,
});
const session: Session = { value: { flow: 'main' }, context, status: 'active' };
const utterance: Utterance = {
  hash: 'a'.repeat(32),
  language: 'km',
  seconds: 1.5,
  clips: [
    { prompt: 'welcome', language: 'km', sha256: 'b'.repeat(64), seconds: 1, text: 'សួស្តី', state: 'draft' },
    { pause: 0.5 },
  ],
};
const turn = (rest: Partial<TurnRecord> = {}): TurnRecord => ({
  callId: 'call-1',
  turn: 0,
  at: 2_000,
  reply: { turn: 0, clip: utterance.hash, then: { type: 'gather', maxDigits: 1, seconds: 8 } },
  session,
  language: 'km',
  utterance,
  events: [{ type: 'step', node: 'main', data: { a: 1 } }],
  deeds: noDeeds(),
  legs: { ended: null, begun: null },
  ended: null,
  ...rest,
});

let store: Store;
let log: CallStore;
beforeEach(() => {
  store = emptyStore();
  log = callStore(store, { caseDueOn: () => '2026-12-05' });
});
afterEach(() => store.close());

const write = (work: () => void): void => log.transaction(work);
const found = () => log.find('twilio', 'CA1');
const rows = <Table extends keyof typeof tables>(table: Table) => store.db.select().from(tables[table]).all();

describe('a transaction', () => {
  it('leaves nothing behind when it throws, whatever was written before', () => {
    const fails = (): void =>
      write(() => {
        log.begin(call);
        log.saveTurn(turn());
        throw new Error('a fault after the writes');
      });
    expect(fails).toThrow('a fault after the writes');
    expect(found()).toBeUndefined();
    for (const table of ['callers', 'turns', 'events', 'sessions', 'utterances'] as const)
      expect(rows(table)).toEqual([]);
  });

  it('gives what its work gives', () => {
    expect(log.transaction(() => 42)).toBe(42);
  });

  it('inside of another is part of it', () => {
    const fails = (): void =>
      write(() => {
        write(() => log.begin(call));
        throw new Error('outer');
      });
    expect(fails).toThrow('outer');
    expect(found()).toBeUndefined();
  });

  it.each<[string, () => void]>([
    ['begin', () => log.begin(call)],
    ['saveTurn', () => log.saveTurn(turn())],
    ['end', () => log.end('call-1', { at: 1, disposition: 'completed', seconds: null, events: [] })],
    ['remember', () => log.remember(CALLER, { language: 'en' }, 1)],
  ])('is needed for every write: %s throws outside of one', (_name, writes) => {
    expect(writes).toThrow('outside of a transaction');
  });
});

describe('a call', () => {
  it('is found by what its provider calls it, with all that the next turn needs', () => {
    write(() => {
      log.begin(call);
      log.saveTurn(turn());
    });
    expect(found()).toMatchObject({ ...call, turn: 0, session, endedAt: null, disposition: null });
    expect(log.find('somleng', 'CA1')).toBeUndefined();
    expect(log.find('twilio', 'CA2')).toBeUndefined();
  });

  it('cannot begin twice', () => {
    write(() => log.begin(call));
    expect(() => write(() => log.begin({ ...call, id: 'call-2' }))).toThrow();
    expect(rows('calls')).toHaveLength(1);
  });
});

describe('a turn', () => {
  beforeEach(() => write(() => log.begin(call)));

  it('keeps its reply, for a webhook that comes again', () => {
    write(() => log.saveTurn(turn()));
    expect(log.reply('call-1', 0)).toEqual(turn().reply);
    expect(log.reply('call-1', 1)).toBeUndefined();
  });

  it('cannot be written twice: the second changes nothing', () => {
    write(() => log.saveTurn(turn()));
    const again = turn({ language: 'en', events: [{ type: 'other', node: 'x', data: {} }] });
    expect(() => write(() => log.saveTurn(again))).toThrow();
    expect(found()?.language).toBe('km');
    expect(rows('events').map(({ type }) => type)).toEqual(['step']);
  });

  it('keeps its events in their order', () => {
    const events = ['pressed', 'exit', 'step'].map((type) => ({ type, node: 'main', data: { type } }));
    write(() => log.saveTurn(turn({ events })));
    expect(rows('events').map(({ sequence, type, at }) => [sequence, type, at])).toEqual([
      [0, 'pressed', 2_000],
      [1, 'exit', 2_000],
      [2, 'step', 2_000],
    ]);
  });

  it('keeps what was said once, however often it is said', () => {
    write(() => {
      log.saveTurn(turn());
      log.saveTurn(turn({ turn: 1 }));
    });
    expect(rows('utterances')).toHaveLength(1);
    expect(utteranceStore(store).find(utterance.hash)).toEqual(utterance);
    expect(utteranceStore(store).find('d'.repeat(32))).toBeUndefined();
  });

  it('that ends the call closes it, and its session goes', () => {
    write(() => log.saveTurn(turn()));
    write(() => log.saveTurn(turn({ turn: 1, at: 3_000, ended: 'completed' })));
    expect(found()).toMatchObject({ turn: 1, session: null, endedAt: 3_000, disposition: 'completed' });
    expect(rows('sessions')).toEqual([]);
  });

  it('of a call that nobody began is refused', () => {
    expect(() => write(() => log.saveTurn(turn({ callId: 'ghost' })))).toThrow();
  });
});

describe('a rating', () => {
  const rating = (value: number, subjectId = 'id-card') => ({
    subject: 'service',
    subjectId,
    value,
    offered: ['good', 'bad'],
  });
  const ratings = (...given: Deeds['ratings']): Deeds => ({ ...noDeeds(), ratings: given });

  it('is replaced by a newer one of the same subject in the same call', () => {
    write(() => {
      log.begin(call);
      log.saveTurn(turn({ deeds: ratings(rating(5)) }));
      log.saveTurn(turn({ turn: 1, at: 9_000, deeds: ratings({ ...rating(1), offered: ['bad', 'good'] }) }));
    });
    expect(rows('ratings')).toEqual([
      {
        callId: 'call-1',
        subject: 'service',
        subjectId: 'id-card',
        value: 1,
        offered: '["bad","good"]',
        at: 9_000,
      },
    ]);
  });

  it('of another subject, or of another call, stands beside it', () => {
    write(() => {
      log.begin(call);
      log.begin({ ...call, id: 'call-2', providerCallId: 'CA2' });
      log.saveTurn(turn({ deeds: ratings(rating(5), rating(2, 'land-title')) }));
      log.saveTurn(turn({ callId: 'call-2', deeds: ratings(rating(3)) }));
    });
    expect(
      rows('ratings')
        .map(({ value }) => value)
        .toSorted(),
    ).toEqual([2, 3, 5]);
  });
});

describe("the provider's word that a call is over", () => {
  const end = (at: number, seconds: number | null) => ({
    at,
    disposition: 'hung-up' as const,
    seconds,
    events: [{ type: 'ended', node: 'main', data: {} }],
  });
  beforeEach(() =>
    write(() => {
      log.begin(call);
      log.saveTurn(turn());
    }),
  );

  it('ends it, and its event comes after all that was recorded', () => {
    write(() => log.end('call-1', end(5_000, 42)));
    expect(found()).toMatchObject({ endedAt: 5_000, disposition: 'hung-up', session: null, seconds: 42 });
    expect(rows('events').map(({ turn: at, type }) => [at, type])).toEqual([
      [0, 'step'],
      [1, 'ended'],
    ]);
  });

  it('said twice changes nothing the second time', () => {
    write(() => log.end('call-1', end(5_000, 42)));
    const before = { call: found(), events: rows('events') };
    write(() => log.end('call-1', end(6_000, 99)));
    expect({ call: found(), events: rows('events') }).toEqual(before);
  });

  it('after the line itself ended it adds the length, and no more', () => {
    write(() => log.saveTurn(turn({ turn: 1, at: 3_000, ended: 'completed' })));
    write(() => log.end('call-1', end(5_000, 42)));
    expect(found()).toMatchObject({ endedAt: 3_000, disposition: 'completed', seconds: 42 });
    expect(rows('events').some(({ type }) => type === 'ended')).toBe(false);
  });

  it('about a call that is not known does nothing', () => {
    write(() => log.end('ghost', end(5_000, 42)));
    expect(rows('events')).toHaveLength(1);
  });
});

describe('a caller', () => {
  it('is a stranger before the first call, and known after it', () => {
    expect(log.recall(CALLER)).toEqual({ returning: false });
    write(() => log.begin(call));
    expect(log.recall(CALLER)).toEqual({ returning: true });
  });

  it('is remembered piece by piece', () => {
    write(() => log.begin(call));
    write(() => log.remember(CALLER, { language: 'en' }, 2));
    write(() => log.remember(CALLER, { commune: '160904' }, 3));
    expect(log.recall(CALLER)).toEqual({ returning: true, language: 'en', commune: '160904' });
  });

  it('who is withheld leaves no row', () => {
    write(() => log.begin({ ...call, caller: null }));
    expect(rows('callers')).toEqual([]);
  });
});

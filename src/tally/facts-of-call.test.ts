import { describe, expect, it } from 'vitest';
import type { FlowWords, LoggedCall, LoggedEvent } from './call-facts.ts';
import { factsOf } from './facts-of-call.ts';

/** 20 November 2026, 23:59:30 in Phnom Penh. */
const START = Date.UTC(2026, 10, 20, 16, 59, 30);

const CALL: LoggedCall = {
  ...{ id: 'c', line: '1294', language: 'km', flowId: 'f', flowVersion: 'v', firstOf: 15 },
  ...{ startedAt: START, endedAt: START + 60_000, disposition: 'hung-up', seconds: null },
};

const FLOW: FlowWords = {
  topicAt: (path) => (path === 'f/answer' ? 'answer' : undefined),
  flowOf: () => 'f',
  nodeAt: () => undefined,
};

type Told = [turn: number, second: number, type: string, node: string, data?: LoggedEvent['data']];

const log = (...told: Told[]): LoggedEvent[] =>
  told.map(([turn, second, type, node, data = {}]) => ({
    turn,
    at: START + second * 1000,
    type,
    node,
    data,
  }));

const MENU: Told[] = [
  [0, 0, 'started', '', { returning: false, rotation: 0 }],
  [0, 0, 'step', 'f/menu'],
  [0, 0, 'said', 'f/menu', { seconds: 12 }],
];
const HUNG_UP: LoggedEvent['data'] = { disposition: 'hung-up' };

const endOf = (events: LoggedEvent[], call: Partial<LoggedCall> = {}) =>
  factsOf({ ...CALL, ...call }, events, FLOW).end;

describe('the end of a call', () => {
  it('is the question at which the caller hung up, and the second of its prompt', () => {
    const events = log(...MENU, [1, 5.4, 'ended', 'f/menu', HUNG_UP]);
    expect(endOf(events, { endedAt: START + 5_400 })).toEqual({
      ...{ node: 'f/menu', how: 'hung-up', second: 5, inPrompt: true },
    });
  });

  it('counts from the length that the provider told where its word came late', () => {
    const events = log(...MENU, [1, 600, 'ended', 'f/menu', HUNG_UP]);
    expect(endOf(events, { endedAt: START + 600_000, seconds: 7 })).toMatchObject({
      second: 7,
      inPrompt: true,
    });
  });

  it('has no second where the prompt was over, or nobody told us of the end', () => {
    const after = log(...MENU, [1, 15, 'ended', 'f/menu', HUNG_UP]);
    expect(endOf(after, { endedAt: START + 15_000 })).toMatchObject({ second: null, inPrompt: false });
    const assumed = log(...MENU, [1, 3600, 'ended', 'f/menu', { ...HUNG_UP, assumed: true }]);
    expect(endOf(assumed, { endedAt: START + 3_600_000 })).toMatchObject({ second: null, inPrompt: false });
  });

  it.each([
    ['noInput', 'silence'],
    ['noMatch', 'wrong-key'],
  ])('is the question that was left by %s', (type, how) => {
    const events = log(
      ...MENU,
      [1, 20, type, 'f/menu'],
      [1, 20, 'step', 'f/give-up'],
      [1, 20, 'said', 'f/give-up', { seconds: 3 }],
      [1, 20, 'ended', 'f/give-up', { disposition: 'gave-up' }],
    );
    expect(endOf(events, { disposition: 'gave-up' })).toMatchObject({ node: 'f/menu', how });
  });
});

describe('the first content', () => {
  it('is so many keys and seconds from the answer, and each topic counts once', () => {
    const facts = factsOf(
      CALL,
      log(
        ...MENU,
        [1, 6, 'pressed', 'f/menu', { digits: '020101' }],
        [1, 6, 'step', 'f/answer'],
        [1, 6, 'said', 'f/answer', { seconds: 20 }],
        [2, 31, 'pressed', 'f/answer', { digits: '9' }],
        [2, 31, 'navigated', 'f/answer', { key: '9' }],
        [2, 31, 'step', 'f/answer'],
        [2, 31, 'said', 'f/answer', { seconds: 20 }],
        [3, 40, 'ended', 'f/answer', HUNG_UP],
      ),
      FLOW,
    );
    expect(facts).toMatchObject({ content: { topic: 'answer', presses: 6, seconds: 6 }, topics: ['answer'] });
    expect(facts.questions).toEqual([
      { flow: 'f', node: 'f/menu', asked: 1, repeats: 0, silences: 0, wrongKeys: 0 },
      { flow: 'f', node: 'f/answer', asked: 2, repeats: 1, silences: 0, wrongKeys: 0 },
    ]);
  });
});

describe('a call', () => {
  it('belongs to the day in Phnom Penh on which it began', () => {
    expect(factsOf(CALL, log(...MENU), FLOW).day).toBe('2026-11-20');
    expect(factsOf({ ...CALL, startedAt: START + 30_000 }, log(...MENU), FLOW).day).toBe('2026-11-21');
  });

  it('is about the commune that it named last; a code that is none is no place', () => {
    const place = (...told: Told[]) => factsOf(CALL, log(...MENU, ...told), FLOW).place;
    const typed = (outcome: string): Told => [
      1,
      5,
      'lookedUp',
      'f/x',
      { query: 'commune', args: { code: '999999' }, outcome },
    ];
    expect(place()).toBeNull();
    expect(place(typed('notFound'))).toBeNull();
    expect(place(typed('found'), [2, 9, 'remembered', 'f/x', { commune: '020101' }])).toBe('020101');
  });

  it('asked for a service once, with the last answer, and rated it as it did last', () => {
    const asked = (outcome: string): Told => [
      1,
      5,
      'lookedUp',
      'f/x',
      { query: 'service', args: { key: 'id-card' }, outcome },
    ];
    const rated = (value: number, first: string): Told => [
      ...([2, 9, 'rated', 'f/x'] as const),
      { subject: 'service', subjectId: 'id-card', value, offered: [first, 'x'] },
    ];
    const facts = factsOf(
      CALL,
      log(asked('failed'), asked('found'), rated(1, 'bad'), rated(4, 'good')),
      FLOW,
    );
    expect(facts.lookUps).toEqual([{ query: 'service', subject: 'id-card', outcome: 'found' }]);
    expect(facts.ratings).toEqual([{ subject: 'service', id: 'id-card', value: 4, first: 'good' }]);
    expect(facts.failures).toBe(1);
  });
});

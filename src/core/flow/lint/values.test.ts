import { describe, expect, it } from 'vitest';
import { END, flowOf } from '../../../../tests/support/walk.ts';
import { callInput } from '../../../calls/call-input.ts';
import { begin } from '../../call/advance.ts';
import { compileFlow } from '../compile.ts';
import type { Flow } from '../schema.ts';
import { lintFlow } from './lint.ts';

/** Nodes that read a value which nothing has set: `path at node`. */
function unsetIn(nodes: object, rest: Partial<Flow> = {}): string[] {
  const world = { flows: new Map(), canBeHeard: () => true, queries: new Set<string>() };
  return lintFlow(flowOf(nodes as Flow['nodes'], rest), world)
    .filter(({ rule }) => rule === 'value-unset')
    .map(({ node, message }) => `${/\$[\w.-]+/.exec(message)?.[0] ?? ''} at ${node}`);
}

const say = (...words: unknown[]): object => ({ type: 'play', say: words, exits: { next: 'end' } });
const READ = { read: say({ number: '$x.count' }), end: END };
const elsewhere = (...exits: string[]): object => Object.fromEntries(exits.map((exit) => [exit, 'end']));

/** Each way of setting `$x`, and the exits on which it is set; on the others it is not. */
const SETTING: [string, { [field: string]: unknown }, set: string[], unset: string[]][] = [
  ['set', { type: 'set', values: { $x: 1 } }, ['next'], []],
  ['lookup', { type: 'lookup', query: 'budget', into: '$x' }, ['found'], ['notFound', 'failed']],
  [
    'collect',
    { type: 'collect', say: [], into: '$x', digits: { min: 2, max: 4 } },
    ['done'],
    ['noInput', 'noMatch'],
  ],
  [
    'choose-place',
    { type: 'choose-place', ask: { province: [], district: [], commune: [] }, into: '$x' },
    ['done'],
    ['failed', 'noInput', 'noMatch'],
  ],
  [
    'open-hours',
    { type: 'open-hours', kinds: ['owso'], commune: '$caller.commune', into: '$x' },
    ['open', 'closed'],
    ['unknown', 'failed'],
  ],
  [
    'menu',
    { type: 'menu', list: { from: '$line.place', as: 'one', reason: ['$one.name'], into: '$x' } },
    ['chosen'],
    ['noInput', 'noMatch'],
  ],
  [
    'hear-list',
    {
      type: 'hear-list',
      from: '$line.place',
      as: 'one',
      say: ['$one.name'],
      into: '$x',
      options: [{ key: '3', reason: ['for-it'], exit: 'chosen' }],
    },
    ['chosen'],
    ['done', 'noMatch'],
  ],
  [
    'hear-list (its place in the list)',
    { type: 'hear-list', from: '$line.place', as: 'one', say: ['$one.name'], position: '$x.count' },
    ['done'],
    [],
  ],
  [
    'scorecard',
    {
      ...{ type: 'scorecard', items: '$line.place', given: '$x.count' },
      ...{ round: '$line.place', facility: '$line.place' },
    },
    ['done'],
    [],
  ],
  [
    'voice-message',
    {
      ...{ type: 'voice-message', say: [], case: { kind: 'complaint' }, into: '$x' },
      ...{ maxSeconds: 60, ifHungUp: 'discard' },
    },
    ['sent'],
    ['stopped', 'tooShort', 'failed'],
  ],
  ['subflow', { type: 'subflow', flow: 'inner', give: { $x: 'found' } }, ['found', 'lost'], []],
];

describe('a value that is read', () => {
  it.each(SETTING)('was set by %s', (_kind, node, set, unset) => {
    for (const exit of set) {
      const others = [...set, ...unset].filter((one) => one !== exit);
      const first = { ...node, exits: { ...elsewhere(...others), [exit]: 'read' } };
      expect(unsetIn({ first, ...READ })).toEqual([]);
    }
    for (const exit of unset) {
      const others = [...set, ...unset].filter((one) => one !== exit);
      const first = { ...node, exits: { ...elsewhere(...others), [exit]: 'read' } };
      expect(unsetIn({ first, ...READ })).toContain('$x.count at read');
    }
  });

  it('was given as an input of the flow', () => {
    expect(unsetIn(READ, { inputs: { x: {} } })).toEqual([]);
    expect(unsetIn(READ, { inputs: { y: {} } })).toEqual(['$x.count at read']);
  });

  it.each(['$caller.commune', '$caller.communeFrom', '$line.district', '$line.sms', '$line', '$caller'])(
    'is known from the beginning: %s',
    (path) => {
      expect(unsetIn({ read: say({ place: path }), end: END })).toEqual([]);
    },
  );

  it.each(['$caller.comune', '$line.village', '$lines'])('has a slip in its name: %s', (path) => {
    expect(unsetIn({ read: say({ place: path }), end: END })).toEqual([`${path} at read`]);
  });

  it('is one of a whole of which another part was set', () => {
    const first = { type: 'set', values: { '$x.count': 1 }, exits: { next: 'read' } };
    expect(unsetIn({ first, read: say({ number: '$x.total' }), end: END })).toEqual(['$x.total at read']);
    expect(unsetIn({ first, read: say({ each: '$x', as: 'one', say: [] }), end: END })).toEqual([]);
  });

  it('may be set on one of two ways', () => {
    const nodes = {
      split: {
        type: 'branch',
        cases: [{ when: { value: '$caller.returning', is: true }, exit: 'back' }],
        exits: { back: 'first', otherwise: 'read' },
      },
      first: { type: 'set', values: { $x: null }, exits: { next: 'read' } },
      ...READ,
    };
    expect(unsetIn(nodes)).toEqual([]);
  });
});

describe('a value that nothing has set is found', () => {
  const set = (values: object): object => ({ type: 'set', values, exits: { next: 'end' } });
  const ask = (rest: object): object => ({ exits: { a: 'end', otherwise: 'end', ...rest } });
  const cases: [string, object][] = [
    ['in what is said', say('$x.name')],
    ['in what is said of each', say({ each: '$line', as: 'one', between: ['$x.and'], say: ['$one'] })],
    ['as a list', say({ each: '$x', as: 'x', say: ['$x.name'] })],
    ['in a condition of what is said', say({ when: { value: '$x', known: true }, say: [] })],
    ['in a branch', { type: 'branch', cases: [{ when: { value: '$x', above: 1 }, exit: 'a' }], ...ask({}) }],
    [
      'in the condition of an option',
      {
        type: 'menu',
        options: [{ key: '1', reason: [], when: { value: '$x', is: 1 }, exit: 'a' }],
        exits: { a: 'end' },
      },
    ],
    [
      'in what is asked with',
      {
        type: 'lookup',
        query: 'budget',
        with: { of: '$x' },
        into: '$y',
        exits: elsewhere('found', 'notFound', 'failed'),
      },
    ],
    ['in what is copied', set({ $y: '$x' })],
    ['in what is remembered', { ...set({}), remember: { commune: '$x.code' } }],
    ['in what is given to a flow', { type: 'subflow', flow: 'f', with: { a: '$x' }, exits: { b: 'end' } }],
    [
      'as the number of an office',
      { type: 'transfer', to: '$x.phone', exits: elsewhere('answered', 'busy', 'noAnswer', 'failed') },
    ],
    [
      'in a text message',
      {
        type: 'send-text',
        kind: 'x',
        text: [{ money: '$x' }],
        exits: elsewhere('sending', 'sendingFirst', 'cannot'),
      },
    ],
  ];

  it.each(cases)('%s', (_where, read) => {
    const [first = ''] = unsetIn({ read, end: END });
    expect(first).toMatch(/^\$x[.\w]* at read$/);
  });

  it('once for a node, however often it reads it', () => {
    expect(unsetIn({ read: say('$x', '$x', { money: '$x' }), end: END })).toEqual(['$x at read']);
  });
});

describe('a way back', () => {
  const question = (next: string, reads: string): object => ({
    type: 'menu',
    say: [{ when: { value: reads, known: true }, say: [] }],
    options: [{ key: '1', reason: [], exit: 'on' }],
    exits: { on: next },
  });
  const keep = (next: string): object => ({ type: 'set', values: { $x: 1 }, exits: { next } });

  it('by an exit knows what was set meanwhile', () => {
    expect(unsetIn({ ask: question('keep', '$x'), keep: keep('ask'), end: END })).toEqual([]);
  });

  it('by key 0 and by silence knows it where they lead', () => {
    const nodes = { keep: keep('ask'), ask: question('end', '$x'), help: say({ number: '$x' }), end: END };
    expect(unsetIn(nodes, { everywhere: { person: 'help' } })).toEqual([]);
    expect(unsetIn(nodes)).toEqual(['$x at help']);
  });

  it('by key 8 and by * knows it, where a question comes after it', () => {
    const nodes = { ask: question('keep', '$x'), keep: keep('last'), last: question('end', '$x'), end: END };
    expect(unsetIn(nodes)).toEqual([]);
    const { last: _, ...shorter } = nodes;
    expect(unsetIn({ ...shorter, keep: keep('end') })).toEqual(['$x at ask']);
  });
});

it('knows no more of a call that begins than calls do', () => {
  const flow = flowOf({ end: END });
  const machine = compileFlow(flow, new Map());
  const ports = {
    ids: { rotation: () => 0 },
    sendsTexts: () => true,
    lineFacts: () => ({ place: null, province: null, district: null, commune: null, language: null }),
    languagesFor: () => ['km'],
  };
  const version = { flowId: 'test', version: 'v', source: { flow, flows: [] }, machine };
  const call = { provider: 'twilio', line: '1294', mobile: null };
  const input = callInput(ports as never, call, version as never, { returning: false });
  const { values } = begin(machine, input).session.context;
  for (const [whole, facts] of Object.entries(values))
    for (const name of Object.keys(facts ?? {}))
      expect(unsetIn({ read: say({ digits: `$${whole}.${name}` }), end: END })).toEqual([]);
  expect(values).toMatchObject({ caller: {}, line: {} });
});

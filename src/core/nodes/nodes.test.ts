import { describe, expect, it } from 'vitest';
import { faultCode } from '../../../tests/support/fault-code.ts';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';
import { MAX_STEPS_PER_CALL } from '../call/ceilings.ts';
import { compileFlow } from '../flow/compile.ts';
import { lintFlow } from '../flow/lint/lint.ts';
import { NODE_TYPES, nodeTypeOf } from './registry.ts';
import type { NodeType } from './node-type.ts';

const to = (next: string): object => ({ type: 'goto', exits: { next } });
const ask = { type: 'menu', options: [{ key: '1', reason: ['for-it'], exit: 'end' }], exits: { end: 'end' } };

/** The example of a node type as the start of a flow that is given what it reads, with an end behind each of its exits. */
function exampleFlow({ example }: NodeType) {
  const targets = Object.values(example.exits ?? {}).filter((target) => target !== undefined);
  const ends = Object.fromEntries(targets.map((id) => [id, END]));
  return flowOf({ it: example, ...ends }, { inputs: valuesReadBy(example) });
}

function valuesReadBy(example: NodeType['example']) {
  const names = [...JSON.stringify(example).matchAll(/"\$([a-zA-Z]+)/g)].map(([, name]) => name ?? '');
  const ofTheCall = ['caller', 'line'];
  return Object.fromEntries(names.filter((name) => !ofTheCall.includes(name)).map((name) => [name, {}]));
}

const findCommune = flowOf(
  {
    split: { ...ask, exits: { end: 'found', noInput: 'lost' } },
    found: to('return:found'),
    lost: to('return:not-found'),
  },
  { id: 'find-commune', exits: ['found', 'not-found'] },
);

describe('the registry', () => {
  it('has each type once, under its own name', () => {
    const names = NODE_TYPES.map(({ type }) => type);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(nodeTypeOf(name).type).toBe(name);
  });

  it('throws for a type that it does not have', () => {
    expect(() => nodeTypeOf('shout')).toThrow(RangeError);
  });
});

describe.each(NODE_TYPES.map((type) => [type.type, type] as const))('the example of %s', (name, type) => {
  it('satisfies the schema of its type', () => {
    expect(type.example.type).toBe(name);
    expect(type.schema.safeParse(type.example).error?.issues ?? []).toEqual([]);
  });

  it('has no field that the schema would drop', () => {
    expect(type.schema.parse(type.example)).toMatchObject(type.example);
  });

  it('connects its exits, and makes a flow that compiles', () => {
    const flows = new Map([[findCommune.id, findCommune]]);
    const problems = lintFlow(exampleFlow(type), {
      flows,
      canBeHeard: () => true,
      queries: new Set(['budget']),
    });
    expect(problems).toEqual([]);
    expect(faultCode(() => compileFlow(exampleFlow(type), flows))).toBeUndefined();
  });
});

describe('play', () => {
  it('says its words and goes on in the same turn', () => {
    const call = new Walk(
      flowOf({ hello: { type: 'play', say: ['welcome'], exits: { next: 'ask' } }, ask, end: END }),
    );
    expect(call.said).toEqual(['welcome', 'for-it', 'press-1']);
    expect(call.gather).toEqual({ maxDigits: 1, seconds: 8 });
  });

  const fee = { type: 'play', say: [{ money: '$fee' }], exits: { next: 'end' } };

  it('throws a fault with its code for a value that is missing, in the first turn', () => {
    expect(faultCode(() => new Walk(flowOf({ fee, end: END })))).toBe('not-a-number');
  });

  it('throws a fault with its code for a value that is missing, in a later turn', () => {
    const call = new Walk(flowOf({ ask: { ...ask, exits: { end: 'fee' } }, fee, end: END }));
    expect(faultCode(() => call.press('1'))).toBe('not-a-number');
  });
});

describe('goto', () => {
  it('leads on without a word', () => {
    const call = new Walk(flowOf({ a: to('b'), b: to('ask'), ask, end: END }));
    expect(call.node).toBe('test/ask');
    expect(call.said).toEqual(['for-it', 'press-1']);
  });

  it('is known to the log with its exit', () => {
    const call = new Walk(flowOf({ a: to('ask'), ask, end: END }));
    expect(call.facts).toEqual([
      { type: 'step', node: 'test/a' },
      { type: 'exit', node: 'test/a', exit: 'next' },
      { type: 'step', node: 'test/ask' },
    ]);
  });
});

describe('hangup', () => {
  it('says goodbye and ends the call as completed', () => {
    const call = new Walk(flowOf({ end: END }));
    expect(call.said).toEqual(['goodbye']);
    expect(call.hungUpAs).toBe('completed');
    expect(call.isOver).toBe(true);
  });

  it('ends as the flow says', () => {
    expect(new Walk(flowOf({ end: { ...END, disposition: 'gave-up' } })).hungUpAs).toBe('gave-up');
  });
});

describe('branch', () => {
  const flow = flowOf({
    split: {
      type: 'branch',
      cases: [
        { when: { value: '$caller.commune', is: '160904' }, exit: 'here' },
        { when: { value: '$caller.commune', known: true }, exit: 'known' },
      ],
      exits: { here: 'here', known: 'known', otherwise: 'unknown' },
    },
    here: END,
    known: END,
    unknown: END,
  });
  const endOf = (commune: string | null): string =>
    new Walk(flow, { input: { caller: { commune, returning: true } } }).node;

  it('takes the first case that holds', () => {
    expect(endOf('160904')).toBe('test/here');
    expect(endOf('010501')).toBe('test/known');
  });

  it('takes otherwise where none holds', () => {
    expect(endOf(null)).toBe('test/unknown');
  });
});

describe('set', () => {
  const set = (node: object) =>
    new Walk(flowOf({ set: { type: 'set', exits: { next: 'ask' }, ...node }, ask, end: END }), {
      input: { caller: { commune: '160904', returning: true } },
    });

  it('keeps literals, and copies of values', () => {
    const call = set({
      values: { $topic: 'land', $count: 3, $nothing: null, '$place.code': '$caller.commune' },
    });
    expect(call.context.values).toMatchObject({
      topic: 'land',
      count: 3,
      nothing: null,
      place: { code: '160904' },
    });
  });

  it('goes in order, so that a later value may copy an earlier one', () => {
    const call = set({ values: { $a: '$caller.commune', $b: '$a' } });
    expect(call.context.values['b']).toBe('160904');
  });

  it('remembers nothing unless it is told to', () => {
    expect(set({ values: { $topic: 'land' } }).effectsOf('remember')).toEqual([]);
  });

  it('remembers the commune as it is after the change', () => {
    const call = set({ values: { '$caller.commune': '010501' }, remember: { commune: '$caller.commune' } });
    expect(call.effectsOf('remember')).toEqual([{ type: 'remember', commune: '010501' }]);
  });

  it('remembers no commune where there is none', () => {
    expect(set({ values: {}, remember: { commune: '$missing' } }).effectsOf('remember')).toEqual([
      { type: 'remember' },
    ]);
  });
});

describe('the step ceiling', () => {
  it('ends a loop of nodes that ask nothing, politely', () => {
    const call = new Walk(flowOf({ a: to('b'), b: to('a') }));
    expect(call.said).toEqual(['ceiling-goodbye']);
    expect(call.hungUpAs).toBe('ceiling');
    expect(call.isOver).toBe(true);
    expect(call.context.steps).toBe(MAX_STEPS_PER_CALL);
  });

  it('ends a subflow that returns to where it was called from, without asking, politely', () => {
    const inner = flowOf({ a: to('return:again') }, { id: 'inner', exits: ['again'] });
    const call = new Walk(flowOf({ main: { type: 'subflow', flow: 'inner', exits: { again: 'main' } } }), {
      flows: [inner],
    });
    expect(call.said).toEqual(['ceiling-goodbye']);
    expect(call.hungUpAs).toBe('ceiling');
  });

  it('ends lists without items that lead to each other, politely', () => {
    const empty = (done: string): object => ({
      ...{ type: 'hear-list', from: '$line.items', as: 'item', say: ['$item.name'] },
      exits: { done },
    });
    const call = new Walk(flowOf({ a: empty('b'), b: empty('a') }), { input: { line: { items: [] } } });
    expect(call.said).toEqual(['ceiling-goodbye']);
    expect(call.hungUpAs).toBe('ceiling');
  });

  it('ends a call that hears the same menu for ever, politely', () => {
    const call = new Walk(flowOf({ ask, end: END }));
    for (let presses = 0; presses < MAX_STEPS_PER_CALL && !call.isOver; presses += 1) call.press('9');
    expect(call.said).toEqual(['ceiling-goodbye']);
    expect(call.hungUpAs).toBe('ceiling');
  });
});

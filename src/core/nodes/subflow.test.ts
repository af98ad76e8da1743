import { describe, expect, it } from 'vitest';
import { faultCode } from '../../../tests/support/fault-code.ts';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';
import { MAX_SUBFLOW_DEPTH } from '../call/ceilings.ts';
import { compileFlow } from '../flow/compile.ts';
import { lintFlow } from '../flow/lint/lint.ts';

const menu = (exits: object): object => ({
  type: 'menu',
  options: Object.keys(exits)
    .filter((exit) => exit !== 'noInput')
    .map((exit, index) => ({ key: String(index + 1), reason: [`for-${exit}`], exit })),
  exits,
});
const run = (flow: string, exits: object): object => ({ type: 'subflow', flow, exits });

const inner = flowOf(
  { ask: menu({ found: 'return:found', lost: 'return:lost' }) },
  { id: 'inner', exits: ['found', 'lost'] },
);

const outer = flowOf(
  {
    main: menu({ once: 'once', twice: 'twice' }),
    once: run('inner', { found: 'end', lost: 'main' }),
    twice: run('inner', { found: 'sorry', lost: 'main' }),
    end: END,
    sorry: END,
    nobody: END,
    person: END,
  },
  { everywhere: { noInput: 'nobody', person: 'person' } },
);
const call = (): Walk => new Walk(outer, { flows: [inner] });

describe('a subflow', () => {
  it('begins at its own start, and its nodes are known by the whole way to them', () => {
    expect(call().press('1').node).toBe('test/once/ask');
    expect(call().press('1').said).toEqual(['for-found', 'press-1', 'for-lost', 'press-2']);
  });

  it('goes on in the calling flow by the exit that it returns', () => {
    expect(call().press('1').press('1').node).toBe('test/end');
    expect(call().press('1').press('2').node).toBe('test/main');
  });

  it('returns to the place that it was called from, when it is called from two', () => {
    expect(call().press('2').press('1').node).toBe('test/sorry');
  });

  it('records the exits of both flows', () => {
    expect(call().press('1').press('1').facts.slice(0, 2)).toEqual([
      { type: 'exit', node: 'test/once/ask', exit: 'found' },
      { type: 'exit', node: 'test/once', exit: 'found' },
    ]);
  });

  it('8 goes back out of it', () => {
    expect(call().press('1').press('8').node).toBe('test/main');
  });

  it('* starts the whole call again', () => {
    expect(call().press('1').press('*').node).toBe('test/main');
  });
});

describe('what holds everywhere', () => {
  it('holds in a subflow that says nothing of it', () => {
    expect(call().press('1').press('0').node).toBe('test/person');
    expect(call().press('1').silence().silence().silence().node).toBe('test/nobody');
  });

  it('gives way to what the subflow says itself', () => {
    const own = flowOf(
      { ask: menu({ found: 'return:found' }), quiet: { type: 'goto', exits: { next: 'return:lost' } } },
      { id: 'inner', exits: ['found', 'lost'], everywhere: { noInput: 'quiet' } },
    );
    const walk = new Walk(outer, { flows: [own] }).press('1');
    expect(walk.silence().silence().silence().node).toBe('test/main');
  });
});

describe('a flow that returns where nobody called it', () => {
  it('ends the call politely, as completed', () => {
    const walk = new Walk(inner).press('1');
    expect(walk.said).toEqual(['goodbye']);
    expect(walk.hungUpAs).toBe('completed');
  });
});

describe('what the linter would have refused', () => {
  it('is a fault: a flow that does not exist', () => {
    expect(faultCode(() => compileFlow(outer, new Map()))).toBe('unknown-flow');
  });

  it('is a fault: an exit that leads nowhere', () => {
    const flow = flowOf({ main: run('inner', { found: 'end' }), end: END });
    expect(faultCode(() => compileFlow(flow, new Map([['inner', inner]])))).toBe('exit-not-connected');
  });

  it(`is a fault: more than ${MAX_SUBFLOW_DEPTH} flows inside each other`, () => {
    const self = flowOf({ main: run('test', { done: 'return:done' }) }, { exits: ['done'] });
    expect(faultCode(() => compileFlow(self, new Map([['test', self]])))).toBe('too-deep');
  });
});

describe('the inputs and outputs of a subflow', () => {
  const asks = flowOf(
    {
      ask: menu({ done: 'keep' }),
      keep: {
        type: 'set',
        values: { $answer: '$topic', $secret: true },
        exits: { next: 'return:done' },
      },
    },
    { id: 'asks', exits: ['done'], inputs: { topic: { default: 'none' }, where: {} }, outputs: ['answer'] },
  );
  const runs = flowOf({
    main: menu({ given: 'given', plain: 'plain' }),
    given: {
      ...run('asks', { done: 'main' }),
      with: { topic: '$caller.commune', where: 'here' },
      give: { '$chosen.topic': 'answer' },
    },
    plain: { ...run('asks', { done: 'main' }), with: { where: null } },
  });
  const begun = (): Walk =>
    new Walk(runs, { flows: [asks], input: { caller: { commune: '160904', returning: true } } });

  it('are given at the beginning and kept at the end', () => {
    const call = begun().press('1');
    expect(call.context.values).toMatchObject({ topic: '160904', where: 'here' });
    expect(call.press('1').context.values['chosen']).toEqual({ topic: '160904' });
    expect(call.node).toBe('test/main');
  });

  it('begin anew each time: nothing is left of an earlier visit', () => {
    const call = begun().press('1').press('1').press('2');
    expect(call.context.values).toMatchObject({ topic: 'none', where: null });
    expect(call.press('1').context.values['chosen']).toEqual({ topic: '160904' });
  });

  it('are checked: a missing one, and one that the other flow does not have', () => {
    const wrong = flowOf(
      {
        run: {
          ...run('asks', { done: 'end' }),
          with: { colour: 'red' },
          give: { $it: 'secret' },
        },
        end: END,
      },
      { id: 'wrong' },
    );
    const rules = lintFlow(wrong, {
      flows: new Map([[asks.id, asks]]),
      canBeHeard: () => true,
      queries: new Set(),
    }).map(({ rule, node }) => `${rule} at ${node}`);
    expect(rules).toEqual(['input-missing at run', 'input-unknown at run', 'output-unknown at run']);
  });
});

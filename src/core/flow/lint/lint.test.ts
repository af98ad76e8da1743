import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { END, flowOf } from '../../../../tests/support/walk.ts';
import { loadFlowFiles } from '../../../config/flow-files.ts';
import { ROOT, SHIPPED_PROMPTS } from '../../../context.ts';
import { QUERIES } from '../../../directory/directory.ts';
import { shippedContents } from '../../../prompts/library/shipped.ts';
import { snapshotOf } from '../../../prompts/library/snapshot.ts';
import { MAX_SUBFLOW_DEPTH } from '../../call/ceilings.ts';
import type { Problem } from '../parse.ts';
import type { Flow } from '../schema.ts';
import { lintFlow } from './lint.ts';
import type { LintWorld } from './subject.ts';

const inner = flowOf(
  { ask: { type: 'goto', exits: { next: 'return:found' } } },
  { id: 'inner', exits: ['found'] },
);

const twoWays = flowOf(
  { ask: { type: 'goto', exits: { next: 'return:found' } } },
  { id: 'two-ways', exits: ['found', 'lost'] },
);

/** A world in which everything can be heard, with two small flows to run. */
const world = (rest: Partial<LintWorld> = {}): LintWorld => ({
  flows: new Map([inner, twoWays].map((flow) => [flow.id, flow])),
  canBeHeard: () => true,
  queries: new Set(['budget']),
  ...rest,
});

/** Rule and node of each problem, as `rule at node`. */
const problemsOf = (flow: Flow, rest: Partial<LintWorld> = {}): string[] =>
  lintFlow(flow, world(rest)).map(({ rule, node }: Problem) => `${rule} at ${node || 'the flow'}`);

const to = (next: string): object => ({ type: 'goto', exits: { next } });
const option = (key: string, exit = 'end'): object => ({ key, reason: ['for-it'], exit });
const menu = (keys: string[], exits: object = { end: 'end' }): object => ({
  type: 'menu',
  options: keys.map((key) => option(key)),
  exits,
});
const lookup = (query: string): object => ({
  type: 'lookup',
  query,
  into: '$x',
  exits: { found: 'end', notFound: 'end', failed: 'end' },
});

const GOOD = flowOf(
  {
    main: {
      type: 'menu',
      say: ['welcome'],
      options: [option('1', 'look'), option('2', 'run'), option('3', 'go')],
      announce: ['person'],
      exits: { look: 'look', run: 'run', go: 'split', again: 'main' },
    },
    look: lookup('budget'),
    run: { type: 'subflow', flow: 'inner', exits: { found: 'main' } },
    split: {
      type: 'branch',
      cases: [{ when: { value: '$line.sms', known: true }, exit: 'known' }],
      exits: { known: 'end', otherwise: 'main' },
    },
    end: END,
    sorry: END,
  },
  { everywhere: { noInput: 'sorry' } },
);

describe('a good flow', () => {
  it('has no problem', () => {
    expect(lintFlow(GOOD, world())).toEqual([]);
  });

  it('names itself in the problems that it has', () => {
    const [first] = lintFlow(flowOf({ a: to('b'), end: END }), world());
    expect(first).toMatchObject({ flow: 'test', message: expect.stringContaining('b') as string });
  });
});

describe('each rule finds what breaks it, at its node', () => {
  it.each<[string, Flow, string[]]>([
    [
      'an exit to a node that does not exist',
      flowOf({ ask: menu(['1'], { end: 'end', noInput: 'nowhere' }), end: END }),
      ['unknown-target at ask'],
    ],
    [
      'a return by an exit that the flow does not declare',
      flowOf({ a: to('return:found') }),
      ['unknown-target at a'],
    ],
    [
      'what holds everywhere leads to no node',
      flowOf({ end: END }, { everywhere: { person: 'nobody' } }),
      ['unknown-target at the flow'],
    ],
    [
      'an option whose exit leads nowhere',
      flowOf({ ask: { ...menu(['1']), options: [option('1'), option('2', 'lost')] }, end: END }),
      ['exit-not-connected at ask'],
    ],
    [
      'a case whose exit leads nowhere',
      flowOf({
        split: {
          type: 'branch',
          cases: [{ when: { value: '$line.sms', known: true }, exit: 'known' }],
          exits: { otherwise: 'end' },
        },
        end: END,
      }),
      ['exit-not-connected at split'],
    ],
    [
      'a list that has no exit for what was chosen',
      flowOf({
        ask: {
          type: 'menu',
          list: { from: '$line.place', as: 'one', reason: [], into: '$x' },
          exits: { noInput: 'end' },
        },
        end: END,
      }),
      ['exit-not-connected at ask'],
    ],
    [
      'an exit of a menu that no option takes',
      flowOf({ ask: menu(['1'], { end: 'end', forgotten: 'end' }), end: END }),
      ['exit-not-used at ask'],
    ],
    [
      'an exit of a branch that no case takes',
      flowOf({
        split: {
          type: 'branch',
          cases: [{ when: { value: '$line.sms', known: true }, exit: 'known' }],
          exits: { known: 'end', otherwise: 'end', again: 'end' },
        },
        end: END,
      }),
      ['exit-not-used at split'],
    ],
    ['a node that no way leads to', flowOf({ end: END, island: END }), ['unreachable at island']],
    [
      'nodes from which no way leads to the end',
      flowOf({ ask: menu(['1'], { end: 'round' }), round: to('ask') }),
      ['dead-end at ask', 'dead-end at round'],
    ],
    [
      'a way out of the flow that no node takes',
      flowOf({ end: END }, { exits: ['found'] }),
      ['exit-never-taken at the flow'],
    ],
    [
      'six options in one menu',
      flowOf({ ask: menu(['1', '2', '3', '4', '5', '6']), end: END }),
      ['too-many-options at ask'],
    ],
    ['an option on the star', flowOf({ ask: menu(['*']), end: END }), ['star-or-hash at ask']],
    ['an option on the hash', flowOf({ ask: menu(['#']), end: END }), ['star-or-hash at ask']],
    ['one key for two options', flowOf({ ask: menu(['1', '1']), end: END }), ['key-twice at ask']],
    [
      'a menu that may offer nothing',
      flowOf({
        ask: {
          type: 'menu',
          options: [{ key: '1', reason: ['for-it'], when: { value: '$line.sms', is: true }, exit: 'end' }],
          exits: { end: 'end' },
        },
        end: END,
      }),
      ['no-sure-option at ask'],
    ],
    [
      'a subflow that does not exist',
      flowOf({ run: { type: 'subflow', flow: 'ghost', exits: { found: 'end' } }, end: END }),
      ['unknown-flow at run'],
    ],
    [
      'a subflow whose exit leads nowhere',
      flowOf({ run: { type: 'subflow', flow: 'two-ways', exits: { found: 'end' } }, end: END }),
      ['exit-not-connected at run'],
    ],
    [
      'an exit that the subflow does not have',
      flowOf({ run: { type: 'subflow', flow: 'inner', exits: { found: 'end', lost: 'end' } }, end: END }),
      ['exit-not-used at run'],
    ],
    [
      'a look-up that the directory cannot answer',
      flowOf({ look: lookup('weather'), end: END }),
      ['unknown-query at look'],
    ],
    [
      'a title that is missing in a language',
      flowOf({ end: END }, { title: { km: 'សាក' } }),
      ['missing-language at the flow'],
    ],
  ])('%s', (_what, flow, expected) => {
    expect(problemsOf(flow)).toEqual(expected);
  });

  it.each(['0', '7', '8', '9'])('an option on the key %s, which means the same everywhere', (key) => {
    expect(problemsOf(flowOf({ ask: menu([key]), end: END }))).toEqual(['reserved-key at ask']);
  });

  it('a start that is no node', () => {
    expect(problemsOf(flowOf({ end: END }, { start: 'nowhere' }))).toContain('unknown-target at the flow');
  });

  it('a flow that runs itself, however far round', () => {
    const runs = (id: string, flow: string): Flow =>
      flowOf({ run: { type: 'subflow', flow, exits: { done: 'return:done' } } }, { id, exits: ['done'] });
    const [a, b] = [runs('a', 'b'), runs('b', 'a')];
    const flows = new Map([
      ['a', a],
      ['b', b],
    ]);
    expect(problemsOf(a, { flows })).toEqual(['subflow-cycle at the flow']);
  });

  it('a subflow that does not speak a language of the flow that runs it', () => {
    const khmerOnly = { ...inner, languages: ['km'] };
    const flow = flowOf({ run: { type: 'subflow', flow: 'inner', exits: { found: 'end' } }, end: END });
    expect(problemsOf(flow, { flows: new Map([['inner', khmerOnly]]) })).toEqual(['missing-language at run']);
  });

  it('subflows deeper than a call can be made of: what has no problem compiles', () => {
    const id = (depth: number): string => `level-${depth}`;
    const levels = Array.from({ length: MAX_SUBFLOW_DEPTH + 2 }, (_, depth) =>
      depth > MAX_SUBFLOW_DEPTH
        ? flowOf({ out: to('return:done') }, { id: id(depth), exits: ['done'] })
        : flowOf(
            { run: { type: 'subflow', flow: id(depth + 1), exits: { done: 'return:done' } } },
            { id: id(depth), exits: ['done'] },
          ),
    );
    const [top] = levels;
    const flows = new Map(levels.map((flow) => [flow.id, flow]));
    expect(top && problemsOf(top, { flows })).not.toEqual([]);
  });
});

describe('a prompt that cannot be heard', () => {
  const without = (missing: string, language = 'en') => ({
    canBeHeard: (id: string, heardIn: string) => id !== missing || heardIn !== language,
  });

  it.each([
    ['said by a node', 'welcome', 'main'],
    ['given as the reason of an option', 'for-it', 'main'],
    ['said by the machine itself', 'no-match', 'the flow'],
    ['that names a key', 'press-3', 'the flow'],
    ['that invites to a language', 'language-km', 'the flow'],
    ['that numbers are made of', 'number-40', 'the flow'],
    ['that dates are made of', 'month-11', 'the flow'],
  ])('is found when it is %s', (_what, id, where) => {
    expect(problemsOf(GOOD, without(id))).toEqual([`missing-prompt at ${where}`]);
  });

  it('is asked for only in the languages that need it', () => {
    expect(problemsOf(GOOD, without('date-day', 'en'))).toEqual([]);
    expect(problemsOf(GOOD, without('date-day', 'km'))).toEqual(['missing-prompt at the flow']);
  });

  it('is one problem for each language', () => {
    expect(problemsOf(GOOD, { canBeHeard: (id) => id !== 'welcome' })).toHaveLength(2);
  });
});

describe('the flows of the line', () => {
  it('are read without a problem, and have none', async () => {
    const { flows, problems } = loadFlowFiles(join(ROOT, 'call-flows'));
    const { canBeHeard } = snapshotOf(await shippedContents(SHIPPED_PROMPTS));
    expect(problems).toEqual([]);
    expect(flows.size).toBeGreaterThan(0);
    expect(
      [...flows.values()].flatMap((flow) => lintFlow(flow, { flows, canBeHeard, queries: QUERIES })),
    ).toEqual([]);
  });
});

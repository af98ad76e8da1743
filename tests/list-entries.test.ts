import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../src/calls/perform.ts';
import type { Directory } from '../src/calls/ports.ts';
import type { Outcome } from '../src/calls/take-effect.ts';
import { readFlows } from '../src/config/flow-files.ts';
import { ROOT, type Context } from '../src/context.ts';
import { advance, begin, type Session } from '../src/core/call/advance.ts';
import type { Json } from '../src/core/call/events.ts';
import { compileFlow } from '../src/core/flow/compile.ts';
import type { Flow } from '../src/core/flow/schema.ts';
import { valueAt } from '../src/core/flow/values.ts';
import { CIRCUMSTANCES } from './support/circumstances.ts';
import { testLine } from './support/line.ts';

/*
 * Every list from which callers choose by a single key, in every flow: whatever goes wrong on a keypad, they get what
 * they chose. Entries of several digits are in entries.test.ts.
 */
const flows = readFlows(join(ROOT, 'call-flows'));

const STRANGER = {
  language: 'km',
  caller: { commune: null, returning: false },
  line: {},
  rotation: 0,
};

/** A key with everything that goes wrong before it or with it, turn by turn; `-` is silence. */
const SLIPS: { [name: string]: (key: string, wrong: string) => string[] } = {
  exact: (key) => [key],
  'slow: silence first': (key) => ['-', key],
  'slow: the question is heard again first': (key) => ['9', key],
  'wrong: a key that is not there first': (key, wrong) => [wrong, key],
  'partial: silence, then a wrong key': (key, wrong) => ['-', wrong, key],
  // The carrier hands over both at once. Where it keeps the second for the next question, nothing can tell.
  doubled: (key) => [key + key],
};

/** Presses keys from a node on, until that node is left by an exit of those. */
function press(
  { flow, node, exits }: { flow: Flow; node: string; exits: string[] },
  directory: Directory,
  keys: string[],
): Outcome {
  const machine = compileFlow(flow, flows);
  const turn = (advanced: ReturnType<typeof begin>): Outcome =>
    perform(machine, advanced, directory, CIRCUMSTANCES);
  let outcome = turn(begin(machine, STRANGER));
  for (const key of keys) {
    const session = JSON.parse(JSON.stringify(outcome.session)) as Session;
    const digits = key.slice(0, session.context.expected);
    outcome = turn(advance(machine, session, key === '-' ? { type: 'noInput' } : { type: 'digits', digits }));
    const left = outcome.events.some(
      ({ type, node: at, data }) =>
        type === 'exit' && at === `${flow.id}/${node}` && exits.some((exit) => data['exit'] === exit),
    );
    if (left) break;
  }
  return outcome;
}

interface ListNode {
  type: string;
  list?: { from: string; as: string; into: string };
}

const lists = [...flows.values()].flatMap((flow) =>
  Object.entries(flow.nodes as unknown as { [id: string]: ListNode }).flatMap(([node, { list }]) =>
    list ? [{ id: `${flow.id}/${node}`, flow, node, list }] : [],
  ),
);

/** The flow, begun with a look-up of ours that finds four items for the list, with every field that the list names. */
function withFourItems({ flow, node, list }: (typeof lists)[number]): { flow: Flow; items: Json[] } {
  const named = JSON.stringify(flow.nodes[node]).matchAll(new RegExp(`\\$${list.as}\\.(\\w+)`, 'g'));
  const fields = [...new Set([...named].map(([, field = '']) => field))];
  const items = [1, 2, 3, 4].map((place) =>
    Object.fromEntries(fields.map((field) => [field, `item-${place}`])),
  );
  const find = {
    ...{ type: 'lookup', query: 'four-items', with: {}, into: list.from },
    exits: { found: node, notFound: node, failed: node },
  };
  const asked = flow.nodes[node];
  // What comes after the choice is tried elsewhere, with real facts.
  const nodes = {
    ...flow.nodes,
    'find-four': find,
    [node]: { ...asked, type: 'menu', exits: { ...asked?.exits, chosen: 'chosen' } },
    chosen: { type: 'hangup', say: [], disposition: 'completed' },
  };
  return { flow: { ...flow, start: 'find-four', nodes }, items };
}

describe.each(lists.map((one) => [one.id, one] as const))('the list %s', (_id, one) => {
  it.each(Object.entries(SLIPS))('%s: the second is chosen', (_name, keys) => {
    const { flow, items } = withFourItems(one);
    const directory: Directory = {
      lookUp: ({ query }) =>
        query === 'four-items' ? { outcome: 'found', data: items } : { outcome: 'notFound' },
    };
    const { session } = press({ flow, node: one.node, exits: ['chosen'] }, directory, keys('2', '5'));
    expect(valueAt(one.list.into, session.context.values)).toEqual(items[1]);
  });
});

const places = [...flows.values()].flatMap((flow) =>
  Object.entries(flow.nodes).flatMap(([node, { type }]) =>
    type === 'choose-place' ? [{ id: `${flow.id}/${node}`, flow: { ...flow, start: node }, node }] : [],
  ),
);

/** Region, province, district and commune, each the first of its list. */
const TO_A_COMMUNE = ['1', '1', '1', '1'];

describe.each(places.map((one) => [one.id, one] as const))('the lists of places %s', (_id, one) => {
  let context: Context;
  beforeAll(async () => {
    context = await testLine();
    return () => context.close();
  });

  const chosen = (keys: string[]): unknown => {
    const { session } = press({ ...one, exits: ['done'] }, context.directory, keys);
    return valueAt('$commune.code', session.context.values);
  };

  it.each(Object.entries(SLIPS))('%s: the same commune, at whichever of the lists', (_name, keys) => {
    const meant = chosen(TO_A_COMMUNE);
    expect(meant).toMatch(/^\d{6}$/);
    for (const [level, key] of TO_A_COMMUNE.entries()) {
      // The regions have no second page; of the other lists any key may be one, so that they are only heard again.
      const slip = keys(key, level === 0 ? '7' : '#');
      expect(chosen([...TO_A_COMMUNE.slice(0, level), ...slip, ...TO_A_COMMUNE.slice(level + 1)])).toBe(
        meant,
      );
    }
  });
});

it('there are lists, so that this file tests something', () => {
  expect(lists.length).toBeGreaterThan(3);
  expect(places.length).toBeGreaterThan(0);
});

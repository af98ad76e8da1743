import { advance, begin } from '../../src/core/call/advance.ts';
import type { CallInput } from '../../src/core/call/context.ts';
import { compileFlow } from '../../src/core/flow/compile.ts';
import { lintFlow } from '../../src/core/flow/lint/lint.ts';
import { SPEC_VERSION, type Flow } from '../../src/core/flow/schema.ts';
import { median, round } from './figures.ts';

/** Milliseconds, each the median of some. */
export interface Flows {
  nodes: number;
  lint: number;
  compile: number;
  /** The first two turns over a machine that was just made, as after a publish; and over one that is warm. */
  firstTurns: number;
  nextTurns: number;
}

const INPUT: CallInput = {
  language: 'km',
  caller: { commune: null, returning: false },
  line: {},
  rotation: 0,
};

/** A menu tree of so many nodes, five keys each: as large as all the flows of a line together will hardly be. */
function largeFlow(count: number): Flow {
  const nodeAt = (index: number): string => (index < count ? `n${index}` : 'end');
  const nodes = Array.from({ length: count }, (_, index) => {
    const exits = [1, 2, 3, 4, 5].map((key) => [`to-${key}`, nodeAt(index * 5 + key)] as const);
    const options = exits.map(([exit], at) => ({ key: String(at + 1), reason: ['for-services'], exit }));
    const menu = { type: 'menu', say: ['welcome'], options, announce: [] };
    return [nodeAt(index), { ...menu, exits: Object.fromEntries<string>(exits) }] as const;
  });
  return {
    specVersion: SPEC_VERSION,
    id: 'large',
    title: { km: 'ធំ', en: 'Large' },
    languages: ['km', 'en'],
    oralLanguages: [],
    start: 'n0',
    exits: [],
    nodes: {
      ...Object.fromEntries<object>(nodes),
      end: { type: 'hangup', say: ['goodbye'] },
    } as Flow['nodes'],
  };
}

export function flows({ nodes, rounds }: { nodes: number; rounds: number }): Flows {
  const flow = largeFlow(nodes);
  const world = { flows: new Map([[flow.id, flow]]), canBeHeard: () => true, queries: new Set<string>() };
  const took: Record<Exclude<keyof Flows, 'nodes'>, number[]> = {
    lint: [],
    compile: [],
    firstTurns: [],
    nextTurns: [],
  };
  for (let count = 0; count < rounds; count += 1) {
    took.lint.push(milliseconds(() => lintFlow(flow, world)));
    let machine = compileFlow(flow, world.flows);
    took.compile.push(milliseconds(() => (machine = compileFlow(flow, world.flows))));
    const turns = (): void => {
      advance(machine, begin(machine, INPUT).session, { type: 'digits', digits: '1' });
    };
    took.firstTurns.push(milliseconds(turns));
    for (let warm = 0; warm < 20; warm += 1) turns();
    took.nextTurns.push(milliseconds(turns));
  }
  const of = (which: keyof typeof took): number => round(median(took[which]));
  return {
    nodes,
    lint: of('lint'),
    compile: of('compile'),
    firstTurns: of('firstTurns'),
    nextTurns: of('nextTurns'),
  };
}

function milliseconds(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFlows } from '../src/config/flow-files.ts';
import { ROOT } from '../src/context.ts';
import type { Directory } from '../src/calls/ports.ts';
import type { LookUpAnswer } from '../src/core/call/events.ts';
import type { CallInput } from '../src/core/call/context.ts';
import { compileFlow } from '../src/core/flow/compile.ts';
import type { Flow } from '../src/core/flow/schema.ts';
import { nodeTypeOf } from '../src/core/nodes/registry.ts';
import { explore, type Exploration } from './support/explore.ts';
import { testLine } from './support/line.ts';

const flows = readFlows(join(ROOT, 'call-flows'));

const caller = (commune: string | null): CallInput => ({
  language: 'km',
  caller: { commune, returning: commune !== null },
  line: {},
  rotation: 0,
});

/** Every node and every exit of a flow, named as the log names them. */
function everything(flow: Flow): string[] {
  return Object.entries(flow.nodes).flatMap(([id, node]) => {
    const here = `${flow.id}/${id}`;
    const exits = new Set(Object.keys(node.exits ?? {}));
    if (nodeTypeOf(node.type).asks) exits.add('noInput').add('noMatch');
    return [here, ...[...exits].map((exit) => `${here} --${exit}-->`)];
  });
}

/** The look-ups that nodes make by themselves. */
const QUERIES_OF_TYPE: Record<string, string[]> = {
  'choose-place': ['places'],
  'voice-message': ['recording-ready', 'new-case-number'],
};

/** The look-ups that the flow's own nodes make. */
const queriesOf = (flow: Flow): string[] =>
  Object.values(flow.nodes).flatMap((node) =>
    'query' in node ? [String(node.query)] : (QUERIES_OF_TYPE[node.type] ?? []),
  );

/** The look-ups of the flows that a flow runs: when one fails, they return by another exit. */
const queriesInside = (flow: Flow): string[] =>
  Object.values(flow.nodes).flatMap((node) => {
    const inner = 'flow' in node ? flows.get(String(node.flow)) : undefined;
    return inner ? queriesOf(inner) : [];
  });

/** One number has a case, one was asked for too often, and the rest are slips. */
function caseOf(number: unknown): LookUpAnswer {
  if (number === '020101')
    return { outcome: 'found', data: { told: 'state', state: 'case-new', reply: null } };
  return { outcome: 'found', data: { told: number === '999999' ? 'later' : 'slip' } };
}

/** One message arrives, the other is lost. */
const arrivalOf = (id: unknown): LookUpAnswer => ({
  outcome: 'found',
  data: { state: id === 'recording-1' ? 'fetched' : 'lost' },
});

/** Answers of the real directory, but lists of places are cut, so that a walk through all of Cambodia is not needed. */
const short = (real: Directory): Directory => ({
  lookUp: (question, circumstances) => {
    if (question.query === 'case') return caseOf(question.args['number']);
    if (question.query === 'recording-ready') return arrivalOf(question.args['id']);
    const answer = real.lookUp(question, circumstances);
    return question.query === 'places' && answer.outcome === 'found' && Array.isArray(answer.data)
      ? { outcome: 'found', data: answer.data.slice(0, 7) }
      : answer;
  },
});

/** A directory in which one query has the given outcome and the others are real. */
const spoiled = (real: Directory, query: string, outcome: 'notFound' | 'failed'): Directory => ({
  lookUp: (question, circumstances) =>
    question.query === query ? { outcome } : real.lookUp(question, circumstances),
});

describe('every node and every exit is visited', () => {
  it.each([...flows.keys()])('%s', async (flowId) => {
    const context = await testLine();
    const flow = flows.get(flowId);
    if (!flow) throw new Error(`There is no flow ${flowId}.`);
    const machine = compileFlow(flow, flows);
    const real = short(context.directory);
    const found: Exploration = { visited: new Set(), questions: new Map() };
    for (const commune of [null, '020101']) explore(machine, real, caller(commune), found);
    for (const query of queriesOf(flow)) {
      explore(machine, spoiled(real, query, 'notFound'), caller('020101'), found);
      explore(machine, spoiled(real, query, 'failed'), caller('020101'), found);
    }
    for (const query of new Set(queriesInside(flow))) {
      explore(machine, spoiled(real, query, 'failed'), caller(null), found);
    }
    const missed = everything(flow).filter((one) => !found.visited.has(one));
    expect(missed).toEqual([]);
    context.close();
  });
});

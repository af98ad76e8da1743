import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFlows } from '../src/config/flow-files.ts';
import { ROOT } from '../src/context.ts';
import type { Directory } from '../src/calls/ports.ts';
import type { CallInput } from '../src/core/call/context.ts';
import type { Json } from '../src/core/call/events.ts';
import { compileFlow } from '../src/core/flow/compile.ts';
import type { Flow } from '../src/core/flow/schema.ts';
import { nodeTypeOf } from '../src/core/nodes/registry.ts';
import { explore, type Exploration } from './support/explore.ts';
import { testLine } from './support/line.ts';
import { putRequest } from './support/requests.ts';

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

/** Answers of the real directory, but lists of places are cut, so that a walk through all of Cambodia is not needed. */
const short = (real: Directory): Directory => ({
  lookUp: (question, circumstances) => {
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

/** Answers that the directory gives to few callers, and that flows branch on. */
const RARE_ANSWERS: { [query: string]: Json } = { request: { told: 'later' } };

const answering = (real: Directory, query: string, data: Json): Directory => ({
  lookUp: (question, circumstances) =>
    question.query === query ? { outcome: 'found', data } : real.lookUp(question, circumstances),
});

const asksForLanguage = (flow: Flow): boolean =>
  Object.values(flow.nodes).some(({ type }) => type === 'choose-language');

describe('every node and every exit is visited', () => {
  it.each([...flows.keys()])('%s', async (flowId) => {
    const context = await testLine();
    putRequest(context, { number: '020101' });
    const flow = flows.get(flowId);
    if (!flow) throw new Error(`There is no flow ${flowId}.`);
    const machine = compileFlow(flow, flows);
    const real = short(context.directory);
    const found: Exploration = { visited: new Set(), questions: new Map() };
    for (const commune of [null, '020101']) explore(machine, real, caller(commune), found);
    if (asksForLanguage(flow)) {
      explore(machine, real, { ...caller(null), languages: ['km', 'en', 'jra'] }, found);
    }
    for (const query of queriesOf(flow)) {
      const rare = RARE_ANSWERS[query];
      if (rare) explore(machine, answering(real, query, rare), caller(null), found);
    }
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

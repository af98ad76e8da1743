import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFlows } from '../src/config/flow-files.ts';
import { ROOT } from '../src/context.ts';
import type { Directory } from '../src/calls/ports.ts';
import type { LookUpAnswer } from '../src/core/call/events.ts';
import type { CallInput } from '../src/core/call/context.ts';
import type { Json } from '../src/core/call/events.ts';
import { compileFlow } from '../src/core/flow/compile.ts';
import type { Flow } from '../src/core/flow/schema.ts';
import { nodeTypeOf } from '../src/core/nodes/registry.ts';
import { explore, type Exploration } from './support/explore.ts';
import { testLine } from './support/line.ts';
import { flowOf } from './support/walk.ts';
import { putRequest } from './support/requests.ts';

const flows = readFlows(join(ROOT, 'call-flows'));

const caller = (commune: string | null): CallInput => ({
  language: 'km',
  caller: { commune, returning: commune !== null, canBeTexted: commune !== null },
  line: {},
  rotation: 0,
});

/** Every node and every exit of a flow, named as the log names them. */
function everything(flow: Flow): string[] {
  return Object.entries(flow.nodes).flatMap(([id, node]) => {
    const here = `${flow.id}/${id}`;
    const exits = new Set(Object.keys(node.exits ?? {}));
    if (nodeTypeOf(node.type).asks) exits.add('noMatch');
    // In a list that is read out, silence is the next item.
    if (nodeTypeOf(node.type).asks && node.type !== 'hear-list') exits.add('noInput');
    return [here, ...[...exits].map((exit) => `${here} --${exit}-->`)];
  });
}

/** The look-ups that nodes make by themselves. */
const QUERIES_OF_TYPE: Record<string, string[]> = {
  'choose-place': ['places'],
  'open-hours': ['opening'],
  'voice-message': ['recording-ready', 'new-case-number'],
  'send-text': ['text-room'],
  'record-prompt': ['recording-ready'],
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

/** A speaker with one sentence. */
const SPEAKER = { told: 'speaker', code: 'code-1', language: 'en', languageName: null, left: 1 };

/** The sentence is there until it was offered; left out, it is found again; once kept, nobody can tell. */
function sentenceAfter({ after, except }: { [name: string]: Json }): LookUpAnswer {
  if (except === 'welcome') return { outcome: 'failed' };
  if (after === 'welcome') return { outcome: 'notFound' };
  return { outcome: 'found', data: { prompt: 'welcome', goesOn: true } };
}

/** Answers of the real directory, but long lists are cut: a walk through all of Cambodia is not needed. */
const short = (real: Directory): Directory => ({
  lookUp: (question, circumstances) => {
    if (question.query === 'speaker-code') return { outcome: 'found', data: SPEAKER };
    if (question.query === 'prompt-to-record') return sentenceAfter(question.args);
    if (question.query === 'case') return caseOf(question.args['number']);
    if (question.query === 'recording-ready') return arrivalOf(question.args['id']);
    const answer = real.lookUp(question, circumstances);
    if (answer.outcome !== 'found') return answer;
    if (question.query === 'places' && Array.isArray(answer.data)) {
      return { outcome: 'found', data: answer.data.slice(0, 7) };
    }
    if (question.query === 'scorecard-round') {
      const round = answer.data as { items: Json[] };
      return { outcome: 'found', data: { ...round, items: round.items.slice(0, 2) } };
    }
    return answer;
  },
});

/** Look-ups that are made when another found nothing: the query of the first, and of the second. */
const afterNothing = (flow: Flow): [string, string][] =>
  Object.values(flow.nodes).flatMap((node): [string, string][] => {
    const next = flow.nodes[node.exits?.['notFound'] ?? ''];
    return next && 'query' in node && 'query' in next ? [[String(node.query), String(next.query)]] : [];
  });

/** A directory in which one query has the given outcome and the others are real. */
const spoiled = (real: Directory, query: string, outcome: 'notFound' | 'failed'): Directory => ({
  lookUp: (question, circumstances) =>
    question.query === query ? { outcome } : real.lookUp(question, circumstances),
});

/** What the directory says to other callers, and at other times, than the one who walks here. */
const OFFICE = {
  ...{ kind: 'ombudsman', name: 'office-ombudsman', key: 'ombudsman-0201', place: null },
  days: [{ first: 'weekday-1', last: 'weekday-5', times: [{ from: 450, to: 690 }] }],
};
const OTHER_ANSWERS: Record<string, Json[]> = {
  opening: [
    { ...OFFICE, open: true, opensOn: null, phone: '+85523000000' },
    { ...OFFICE, open: true, opensOn: null, phone: null },
    { ...OFFICE, open: false, opensOn: { day: 'weekday-1', today: false, at: 450 }, phone: null },
  ],
  request: [{ told: 'later' }],
  'speaker-code': [
    { ...SPEAKER, told: 'later' },
    { ...SPEAKER, told: 'over' },
    { ...SPEAKER, left: 0 },
  ],
  'my-vote': [
    { counted: true, voted: false },
    { counted: true, voted: true },
  ],
  'text-room': ['first'],
  villages: [[{ code: '02010101', name: 'place-020101' }]],
  'scorecard-result': [{ voters: 7, point: 'point-4', lines: [{ name: 'theme-work', point: 'point-3' }] }],
};

/** The real directory but for one of those answers, once for each of them. */
const otherTimes = (real: Directory, queries: readonly string[]): Directory[] =>
  queries.flatMap((query) =>
    (OTHER_ANSWERS[query] ?? []).map((data): Directory => ({
      lookUp: (question, circumstances) =>
        question.query === query ? { outcome: 'found', data } : real.lookUp(question, circumstances),
    })),
  );

/** What flows that run another may set before. */
const SET_BEFORE: Record<string, Record<string, string>> = {
  scorecard: { $scoreKind: 'commune' },
  'case-number': { $caseNumber: '020101' },
};

/** The flow as another one runs it, with those values set. */
function runByAnother(flow: Flow, values: Record<string, string>): Flow {
  const before = { type: 'set', values, exits: { next: flow.start } };
  return { ...flow, start: 'set-before', nodes: { 'set-before': before, ...flow.nodes } };
}

const asksForLanguage = (flow: Flow): boolean =>
  Object.values(flow.nodes).some(({ type }) => type === 'choose-language');

/** A flow in the place of one that is walked through on its own: a key for each of its exits. */
function standIn({ id, exits }: Flow): Flow {
  const options = exits.map((exit, index) => ({ key: String(index + 1), reason: ['what-else'], exit }));
  const ways = Object.fromEntries(exits.map((exit) => [exit, `return:${exit}`]));
  return flowOf({ ask: { type: 'menu', options, exits: ways } }, { id, exits });
}

/**
 * Menus that lead to other flows, look up nothing themselves and do nothing with what the others found: walking through
 * all that lies behind proves nothing.
 */
const onlyLeadsOn = (flow: Flow): boolean => {
  const types = Object.values(flow.nodes).map(({ type }) => type);
  return queriesOf(flow).length === 0 && types.includes('subflow') && !types.includes('rate');
};

const innerFlows = (flow: Flow): ReadonlyMap<string, Flow> =>
  onlyLeadsOn(flow)
    ? new Map(
        [...flows].map(([id, inner]) => [
          id,
          inner.exits.length > 0 && id !== flow.id ? standIn(inner) : inner,
        ]),
      )
    : flows;

describe('every node and every exit is visited', () => {
  it.each([...flows.keys()])('%s', async (flowId) => {
    const context = await testLine();
    putRequest(context, { number: '020101' });
    const flow = flows.get(flowId);
    if (!flow) throw new Error(`There is no flow ${flowId}.`);
    const before = SET_BEFORE[flowId];
    const machines = [flow, ...(before ? [runByAnother(flow, before)] : [])].map((one) =>
      compileFlow(one, innerFlows(flow)),
    );
    const real = short(context.directory);
    const found: Exploration = { visited: new Set(), questions: new Map() };
    const walk = (world: Directory, ...callers: CallInput[]): void => {
      for (const machine of machines) for (const one of callers) explore(machine, world, one, found);
    };
    walk(real, caller(null), caller('020101'));
    if (asksForLanguage(flow)) walk(real, { ...caller(null), languages: ['km', 'en', 'jra'] });
    for (const world of otherTimes(real, queriesOf(flow))) walk(world, caller('020101'));
    for (const query of queriesOf(flow)) {
      walk(spoiled(real, query, 'notFound'), caller('020101'));
      walk(spoiled(real, query, 'failed'), caller('020101'));
    }
    for (const [first, second] of afterNothing(flow)) {
      const nothing = spoiled(real, first, 'notFound');
      walk(spoiled(nothing, second, 'notFound'), caller('020101'));
      walk(spoiled(nothing, second, 'failed'), caller('020101'));
    }
    for (const query of new Set(onlyLeadsOn(flow) ? [] : queriesInside(flow))) {
      walk(spoiled(real, query, 'failed'), caller(null));
    }
    const missed = everything(flow).filter((one) => !found.visited.has(one));
    expect(missed).toEqual([]);
    context.close();
  });
});

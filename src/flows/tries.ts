import { randomInt } from 'node:crypto';
import type { FlowSourceStore, Tries } from '../calls/ports.ts';
import { compileFlow } from '../core/flow/compile.ts';
import { sourceOf, type FlowSource } from '../core/flow/flow-source.ts';
import { parseFlow } from '../core/flow/parse.ts';
import type { Flow } from '../core/flow/schema.ts';
import type { FlowJson, TryAnswer, TryRequest } from './api-types.ts';
import { problemsOfEdit, surroundings } from './overview.ts';
import type { FlowPorts } from './ports.ts';
import { flowsOf } from './problems.ts';
import { FlowRefusal } from './refusal.ts';

/** A line for trying is good for so long after the last call. */
const GOOD_FOR_MS = 60 * 60 * 1000;

/** Its calls are deleted when the last of them is surely over. */
export const TRIES_FOR_MS = 3 * 60 * 60 * 1000;

/** No country has this code: no carrier ever brings a call to such a number. */
const NUMBER = '+999';

const VERSION = 'try';

/** Before the node that is tried, where the flow needs values that the flow around it would give. */
const GIVEN = 'given-by-the-try';

/**
 * Makes a line that answers with a flow as it is being edited, from any node. The flows that it runs are drafts where
 * there are some, else what is live.
 * Throws FlowRefusal: flow-problems where no machine can be made of it, unknown-node.
 */
export function tryFlow(ports: FlowPorts, { flow, node, language, commune }: TryRequest): TryAnswer {
  const source = sourceOfTry(ports, flow, node ?? flow.start);
  const line = `${NUMBER}${String(randomInt(1_000_000_000)).padStart(9, '0')}`;
  ports.transaction(() => {
    const usedAt = ports.clock.now();
    const known = { language: language ?? null, commune: commune ?? null };
    ports.tries.add({ line, flowId: flow.id, source, usedAt, ...known });
  });
  return { line, from: '' };
}

/** In which node of the tried flow the newest call on a line is, for a picture that follows it; null before one. */
export function placeOfTry({ tries }: Pick<FlowPorts, 'tries'>, line: string): string | null {
  const [, node = null] = tries.place(line)?.split('/') ?? [];
  return node === GIVEN ? null : node;
}

/** Deletes lines that are no good any more, with the log of their calls. */
export function forgetTries({ tries, clock, transaction }: FlowPorts): void {
  transaction(() => tries.forgetBefore(clock.now() - TRIES_FOR_MS));
}

/** The lines for trying, for those who answer calls. */
export function triesOf({ tries, clock }: Pick<FlowPorts, 'tries' | 'clock'>): Tries {
  const good = (line: string) => {
    // Every other line is told apart without a look into the database.
    const found = line.startsWith(NUMBER) ? tries.find(line) : undefined;
    return found && clock.now() - found.usedAt <= GOOD_FOR_MS ? found : undefined;
  };
  return {
    has: (line) => good(line) !== undefined,
    begin: (line) => {
      const found = good(line);
      if (!found) throw new Error(`The line ${line} is not there to be tried.`);
      tries.used(line, clock.now());
      const { flowId, language, commune } = found;
      const known = { ...(language !== null && { language }), ...(commune !== null && { commune }) };
      return { flowId, version: `${VERSION}${line}`, known: { returning: commune !== null, ...known } };
    },
  };
}

/** The store of versions, and what is tried: such a version is kept with its line and goes with it. */
export const withTries = (store: FlowSourceStore, { tries }: Pick<FlowPorts, 'tries'>): FlowSourceStore => ({
  ...store,
  find: (flowId, version) =>
    version.startsWith(VERSION)
      ? tries.find(version.slice(VERSION.length))?.source
      : store.find(flowId, version),
});

function sourceOfTry(ports: FlowPorts, json: FlowJson, start: string): FlowSource {
  if (!Object.hasOwn(json.nodes, start)) {
    throw new FlowRefusal('unknown-node', `The flow has no node ${start}. Choose another one to begin with.`);
  }
  const parsed = parseFlow(json, json.id);
  if ('problems' in parsed) throw notToBeTried(ports, json);
  const flow = beginningAt(parsed.flow, start);
  const others = new Map([...surroundings(ports), ...draftedFlows(ports)]);
  try {
    const source = sourceOf(flow.id, (id) => (id === flow.id ? flow : others.get(id)));
    compileFlow(source.flow, new Map(source.subflows.map((one) => [one.id, one])));
    return source;
  } catch {
    throw notToBeTried(ports, json);
  }
}

/** Drafts of a wrong shape are left out: the live flow stands in for them. */
function draftedFlows(ports: FlowPorts): ReadonlyMap<string, Flow> {
  const drafts = ports.drafts
    .all()
    .flatMap(({ flowId, source }) => (source ? [[flowId, source] as const] : []));
  return flowsOf(ports, new Map(drafts)).flows;
}

/** The inputs of a flow are what they are where nobody gives them. */
function beginningAt(flow: Flow, start: string): Flow {
  const inputs = Object.entries(flow.inputs ?? {});
  if (inputs.length === 0) return { ...flow, start };
  const values = Object.fromEntries(inputs.map(([name, one]) => [`$${name}`, one.default ?? null]));
  const given = { type: 'set', values, exits: { next: start } };
  return { ...flow, start: GIVEN, nodes: { ...flow.nodes, [GIVEN]: given } };
}

const notToBeTried = (ports: FlowPorts, json: FlowJson): FlowRefusal =>
  new FlowRefusal('flow-problems', 'This cannot be tried yet. Mend its problems first.', {
    problems: problemsOfEdit(ports, json),
  });

import { createHash } from 'node:crypto';
import { flowVersions } from '../calls/flow-versions.ts';
import type { Clock, FaultLog, FlowVersions } from '../calls/ports.ts';
import { readFlowTexts } from '../config/flow-files.ts';
import { FlowFault } from '../core/flow/faults.ts';
import type { Flow } from '../core/flow/schema.ts';
import { QUERIES } from '../directory/directory.ts';
import type { LineChoices } from '../directory/import/kinds/lines.ts';
import { checkLines } from '../directory/lines.ts';
import type { ReferenceStore } from '../directory/ports.ts';
import type { FlowJson } from '../flows/api-types.ts';
import { liveFlows } from '../flows/live-flows.ts';
import type { FlowPorts } from '../flows/ports.ts';
import { bringShippedFlows } from '../flows/shipped.ts';
import { writeFlowText } from '../flows/text/write-text.ts';
import { withTries } from '../flows/tries.ts';
import type { PromptLibrary } from '../prompts/library/library.ts';
import type { AuditLog } from '../staff/ports.ts';
import type { Store } from '../storage/database.ts';
import { flowPorts } from '../storage/flow-ports.ts';
import { flowStore } from '../storage/flow-store.ts';
import { heardIn } from './prompts.ts';

interface MenuParts {
  database: Store;
  facts: ReferenceStore;
  library: PromptLibrary;
  clock: Clock;
  audit: AuditLog;
  faults: FaultLog;
  /** The flow that answers where a line has none of its own. */
  defaultFlow: string;
  /** What tests put in the place of the lines. */
  flowOfLine: ((line: string) => string) | undefined;
}

interface Menus {
  menus: FlowPorts;
  flows: FlowVersions;
  /** The id of the flow that answers a line: the default one where a release took away its own. */
  flowOfLine: (line: string) => string;
  /** What lines may name. */
  known: () => LineChoices;
}

/**
 * Flows as staff edit them, and as calls run them. In: what they need, and the flows to begin with: a folder, or those
 * of a test. Throws a plain sentence when the flow of a line does not exist or does not compile.
 */
export function openMenus(parts: MenuParts, shipped: string | ReadonlyMap<string, Flow>): Menus {
  const { database, facts, library, clock, faults, audit } = parts;
  const flowOfLine =
    parts.flowOfLine ??
    ((line: string): string => {
      const own = facts.line(line)?.flow ?? null;
      return own !== null && canAnswer(flows, own) ? own : parts.defaultFlow;
    });
  const menus = flowPorts(database, {
    world: {
      queries: QUERIES,
      prompts: () => heardIn(library.now()),
      lines: () => linesOf(facts.lines(), flowOfLine),
    },
    ...{ clock, audit, faults },
  });
  bringShippedFlows(menus, typeof shipped === 'string' ? readFlowTexts(shipped) : textsOf(shipped));
  const flows = flowVersions(liveFlows(menus), {
    sources: withTries(flowStore(database), menus),
    ...{ clock, faults, hash: (text) => createHash('sha256').update(text).digest('hex') },
  });
  // Kept before the first call, in a transaction of its own; and a flow that does not compile stops the start.
  flows.current(flowOfLine(''));
  const known = (): LineChoices => ({
    flows: { has: (flow) => canAnswer(flows, flow) },
    languages: library.now().languages,
  });
  for (const sentence of checkLines(facts, known())) faults.fault('line', new Error(sentence), null);
  for (const { number } of facts.lines()) flows.current(flowOfLine(number));
  return { menus, flows, flowOfLine, known };
}

/** Whether a call can be answered with a flow: it is live, and compiles. */
function canAnswer(flows: FlowVersions, flow: string): boolean {
  try {
    flows.current(flow);
    return true;
  } catch (error) {
    if (error instanceof FlowFault) return false;
    throw error;
  }
}

/** Flows of a test, as files. */
const textsOf = (flows: ReadonlyMap<string, Flow>): ReadonlyMap<string, string> =>
  new Map([...flows].map(([id, flow]) => [id, writeFlowText(null, flow as unknown as FlowJson)]));

const linesOf = (lines: readonly { number: string }[], flowOfLine: (line: string) => string) => [
  { number: '*', flow: flowOfLine('') },
  ...lines.map(({ number }) => ({ number, flow: flowOfLine(number) })),
];

/** The flows that answer any line. */
export const answering = (facts: ReferenceStore, flowOfLine: (line: string) => string): string[] => [
  ...new Set(['', ...facts.lines().map(({ number }) => number)].map(flowOfLine)),
];

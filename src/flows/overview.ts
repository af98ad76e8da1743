import type { Flow } from '../core/flow/schema.ts';
import type { FlowJson, FlowProblem, FlowSummary } from './api-types.ts';
import type { FlowPorts, FlowSet, Release } from './ports.ts';
import { flowsOf, problemsOfFlow, runs } from './problems.ts';
import { inOrder, liveSet } from './set.ts';

/** Every flow that is live or a draft, in the order of their ids. */
export function flowSummaries(ports: FlowPorts): FlowSummary[] {
  const live = liveSet(ports);
  const drafts = new Map(ports.drafts.all().map((draft) => [draft.flowId, draft]));
  const others = surroundings(ports);
  const past = inOrder(ports.releases.all()).filter(({ liveAt }) => liveAt <= ports.clock.now());
  const lines = ports.world.lines();
  return [...new Set([...live.keys(), ...drafts.keys()])].toSorted().map((id) => {
    const draft = drafts.get(id);
    const hash = live.get(id);
    const flow = ports.reader.json(draft?.source ?? hash ?? '');
    return {
      id,
      title: flow.title,
      lines: lines.filter((line) => line.flow === id).map(({ number }) => number),
      usedBy: [...others.values()].filter((one) => one.id !== id && runs(one, id)).map((one) => one.id),
      nodes: Object.keys(flow.nodes).length,
      live: hash === undefined ? null : { release: lastChange(past, id), version: hash.slice(0, 12) },
      draft: draft ? pick(draft) : null,
      problems: draft ? problemsOfFlow(ports, flow, others).length : 0,
    };
  });
}

/** What is wrong with a flow as it is edited, among the flows that it would be published into. */
export const problemsOfEdit = (ports: FlowPorts, flow: FlowJson): FlowProblem[] =>
  problemsOfFlow(ports, flow, surroundings(ports));

/** The live flows, and the drafts of flows that are not live yet: whoever makes two new flows publishes both. */
export function surroundings(ports: FlowPorts): ReadonlyMap<string, Flow> {
  const drafts = ports.drafts
    .all()
    .flatMap(({ flowId, source }) => (source ? [[flowId, source] as const] : []));
  const set: FlowSet = new Map([...drafts, ...liveSet(ports)]);
  return flowsOf(ports, set).flows;
}

const lastChange = (past: readonly Release[], id: string): number =>
  past.findLast(({ flows }) => flows.has(id))?.number ?? 0;

const pick = ({
  revision,
  updatedAt,
  updatedBy,
}: {
  revision: number;
  updatedAt: number;
  updatedBy: string;
}) => ({
  revision,
  updatedAt,
  updatedBy,
});

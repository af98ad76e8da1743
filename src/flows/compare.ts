import type { FlowChange } from './api-types.ts';
import { changeOfFlow } from './changes.ts';
import type { FlowPorts, FlowSet } from './ports.ts';
import { previousOf, releaseOf } from './releases.ts';
import { difference, liveSet, setAt, setOf } from './set.ts';

/**
 * What is other in a release than in another one.
 * In: the number of the release, or `draft` for what is live with all drafts in it; the other one, undefined for the
 * release before it (for drafts: what is live). A release that was called off is shown as it would have been.
 * Throws FlowRefusal: unknown-release.
 */
export function changesSince(
  ports: FlowPorts,
  wanted: number | 'draft',
  since: number | undefined,
): FlowChange[] {
  const after = wanted === 'draft' ? setOfDrafts(ports) : setOfRelease(ports, wanted);
  const before = since === undefined ? setBefore(ports, wanted) : setOfRelease(ports, since);
  return [...difference(before, after).keys()].flatMap(
    (id) => changeOfFlow(id, flowIn(ports, before, id), flowIn(ports, after, id)) ?? [],
  );
}

function setOfRelease({ releases }: FlowPorts, number: number): FlowSet {
  const all = releases.all();
  const release = releaseOf(all, number);
  return release.calledOffAt === null
    ? setAt(all, number)
    : setOf([{ flows: setAt(all, previousOf(all, number) ?? 0) }, release]);
}

function setBefore(ports: FlowPorts, wanted: number | 'draft'): FlowSet {
  if (wanted === 'draft') return liveSet(ports);
  const all = ports.releases.all();
  return setAt(all, previousOf(all, wanted) ?? 0);
}

function setOfDrafts(ports: FlowPorts): FlowSet {
  const flows = new Map(ports.drafts.all().map(({ flowId, source }) => [flowId, source]));
  return setOf([{ flows: liveSet(ports) }, { flows }]);
}

function flowIn({ reader }: FlowPorts, set: FlowSet, id: string) {
  const hash = set.get(id);
  return hash === undefined ? null : reader.json(hash);
}

import type { Actor } from '../staff/ports.ts';
import type { Draft, FlowAnswer, FlowJson, NewFlowRequest } from './api-types.ts';
import { changeOfFlow, sidesOf } from './changes.ts';
import type { FlowPorts, StoredDraft } from './ports.ts';
import { FlowRefusal } from './refusal.ts';
import { liveSet } from './set.ts';
import { jsonOfText } from './text/read-text.ts';
import { writeFlowText } from './text/write-text.ts';

/** A flow as it is live and as a draft. Throws FlowRefusal: unknown-flow where it is neither. */
export function flowOf(ports: FlowPorts, id: string): FlowAnswer {
  const live = liveSet(ports).get(id);
  const draft = draftOf(ports, id);
  if (live === undefined && draft === null) throw unknownFlow(id);
  return { id, live: live === undefined ? null : ports.reader.json(live), draft };
}

/** The draft of a flow, or null. */
export function draftOf({ drafts, reader }: FlowPorts, id: string): Draft | null {
  const stored = drafts.find(id);
  if (!stored || stored.source === null) return null;
  const { revision, updatedAt, updatedBy } = stored;
  return { revision, flow: reader.json(stored.source), updatedAt, updatedBy };
}

/** A new flow, as a draft: one node that says goodbye. Throws FlowRefusal: flow-exists. */
export function addFlow(ports: FlowPorts, actor: Actor, { id, title }: NewFlowRequest): FlowAnswer {
  return ports.transaction(() => {
    if (liveSet(ports).has(id) || draftOf(ports, id)) {
      throw new FlowRefusal('flow-exists', `There is a flow ${id} already. Choose another name.`);
    }
    const nodes = { goodbye: { type: 'hangup', say: ['goodbye'] } };
    const languages = Object.keys(title);
    store(ports, actor, id, { specVersion: 1, id, title, languages, start: 'goodbye', nodes });
    return flowOf(ports, id);
  });
}

/**
 * Keeps an edit. Its file is the one that it was made from, changed only where the flow changed.
 * In: the revision that was edited, null where there was no draft. Out: the revision as it is now.
 * Throws FlowRefusal: draft-changed, with the draft that is there; wrong-flow; unknown-flow.
 */
export function saveDraft(
  ports: FlowPorts,
  actor: Actor,
  id: string,
  { revision, flow }: { revision: number | null; flow: FlowJson },
): number {
  return ports.transaction(() => {
    flowOf(ports, id);
    checkRevision(ports, id, revision);
    return store(ports, actor, id, flow);
  });
}

/** A file as it is becomes the draft, also of a flow that is new. Throws as `saveDraft`, and FlowRefusal: bad-file. */
export function saveFile(
  ports: FlowPorts,
  actor: Actor,
  id: string,
  { revision, text }: { revision: number | null; text: string },
): number {
  const flow = jsonOfText(text);
  return ports.transaction(() => {
    checkRevision(ports, id, revision);
    return store(ports, actor, id, flow, text);
  });
}

/** Throws the draft of a flow away; what is live stays. Throws FlowRefusal: no-draft, draft-changed. */
export function discardDraft(ports: FlowPorts, actor: Actor, id: string, revision: number | null): void {
  ports.transaction(() => {
    const draft = draftOf(ports, id);
    if (!draft) throw new FlowRefusal('no-draft', `The flow ${id} has no draft.`);
    checkRevision(ports, id, revision);
    endDraft(ports, id);
    const live = liveSet(ports).get(id);
    const change = changeOfFlow(id, draft.flow, live === undefined ? null : ports.reader.json(live));
    const subject = { kind: 'flow', id };
    ports.audit.record({ actor, action: 'flow.draft-discarded', subject, ...sidesOf(change) });
  });
}

/** The draft is no more: it was published, or nobody wants it. */
export function endDraft({ drafts }: FlowPorts, id: string): void {
  const stored = drafts.find(id);
  if (stored) drafts.put({ ...stored, source: null });
}

/** Makes a draft of a text, on behalf of staff. */
export function putDraft({ drafts, clock }: FlowPorts, by: string, id: string, source: string): number {
  const revision = (drafts.find(id)?.revision ?? 0) + 1;
  const draft: StoredDraft = { flowId: id, revision, source, updatedAt: clock.now(), updatedBy: by };
  drafts.put(draft);
  return revision;
}

function store(ports: FlowPorts, actor: Actor, id: string, flow: FlowJson, text?: string): number {
  if (flow.id !== id) {
    throw new FlowRefusal('wrong-flow', `This is the flow ${flow.id}, and not ${id}. Correct its id.`);
  }
  const draft = ports.drafts.find(id);
  const base = draft?.source ?? liveSet(ports).get(id) ?? null;
  const before = base === null ? null : ports.texts.text(base);
  const source = ports.texts.keep(text ?? writeFlowText(before, flow));
  if (draft && draft.source === source) return draft.revision;
  const revision = putDraft(ports, actor.name, id, source);
  const change = changeOfFlow(id, base === null ? null : ports.reader.json(base), flow);
  const subject = { kind: 'flow', id };
  ports.audit.record({ actor, action: 'flow.draft-saved', subject, ...sidesOf(change) });
  return revision;
}

/** Nobody's work is lost in silence: whoever edited something that is not there any more is shown what is. */
function checkRevision(ports: FlowPorts, id: string, revision: number | null): void {
  const draft = draftOf(ports, id);
  if ((draft?.revision ?? null) === revision) return;
  const message = draft
    ? `${draft.updatedBy} has changed this draft meanwhile. Look at it before you save yours.`
    : 'This draft was published or thrown away meanwhile. Load the flow again before you save yours.';
  throw new FlowRefusal('draft-changed', message, { draft });
}

export const unknownFlow = (id: string): FlowRefusal =>
  new FlowRefusal('unknown-flow', `There is no flow ${id}. Load the list again.`);

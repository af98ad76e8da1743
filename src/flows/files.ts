import { unknownFlow } from './drafts.ts';
import type { FlowPorts } from './ports.ts';
import { FlowRefusal } from './refusal.ts';
import { liveSet } from './set.ts';

/** The file of a flow, byte for byte. Throws FlowRefusal: unknown-flow, no-draft. */
export function fileOf(ports: FlowPorts, id: string, of: 'live' | 'draft'): string {
  const live = liveSet(ports).get(id);
  const draft = ports.drafts.find(id)?.source ?? undefined;
  if (live === undefined && draft === undefined) throw unknownFlow(id);
  const hash = of === 'live' ? live : draft;
  if (hash !== undefined) return ports.texts.text(hash);
  throw of === 'draft'
    ? new FlowRefusal('no-draft', `The flow ${id} has no draft.`)
    : new FlowRefusal(
        'unknown-flow',
        `The flow ${id} is a draft and not live yet. Ask for the file of the draft.`,
      );
}

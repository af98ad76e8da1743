import type { FlowJson, NodeJson } from '../../src/flows/api-types.ts';
import { flowOf, saveDraft } from '../../src/flows/drafts.ts';
import type { RunningLine } from './browser.ts';

/** As many elements as one menu may ever need. */
export const LARGE = 400;

/** Makes the draft of the main menu a tree of 400 elements, each menu with four choices. */
export function largeMenu({ context }: RunningLine): void {
  const names = Array.from({ length: LARGE }, (_, index) => `n-${index}`);
  const nodes = names.map((name, index): [string, NodeJson] => {
    const next = [4, 3, 2, 1].flatMap((step) => names[index * 4 + step] ?? []).toReversed();
    const options = next.map((_, place) => ({
      key: String(place + 1),
      reason: ['for-services'],
      exit: `e-${place}`,
    }));
    const exits = Object.fromEntries(next.map((target, place) => [`e-${place}`, target]));
    return [name, next.length > 0 ? { type: 'menu', options, exits } : { type: 'hangup', say: ['goodbye'] }];
  });
  const { live } = flowOf(context.menus, 'citizen-line');
  if (!live) throw new Error('The line has no flow.');
  const last = `n-${LARGE - 1}`;
  const flow: FlowJson = {
    ...live,
    start: 'n-0',
    everywhere: { noInput: last, noMatch: last },
    nodes: Object.fromEntries(nodes),
  };
  const actor = { kind: 'system', id: 'test', name: 'test' } as const;
  saveDraft(context.menus, actor, 'citizen-line', { revision: null, flow });
}

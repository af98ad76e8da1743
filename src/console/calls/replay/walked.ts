import type { CallStep } from '../../../analytics/calls/api-types.ts';
import type { FlowJson } from '../../menus/model/flow.ts';
import { wiresOf } from '../../menus/model/picture.ts';

/** What of a picture is lit: the nodes where the call has been in this flow, and the lines that it went. */
export interface Walked {
  nodes: ReadonlySet<string>;
  /** Ids of lines, as the picture has them. */
  wires: ReadonlySet<string>;
}

/** The path of the flow in which a step is: the same menu at another place is another visit. */
const frameOf = ({ path }: CallStep): string => path.slice(0, path.lastIndexOf('/'));

/** The step whose flow is on the picture at a step: that one, or the last before it whose flow is known; the first one else. */
export function shownAt(steps: readonly CallStep[], at: number): CallStep | undefined {
  return (
    steps.slice(0, at + 1).findLast(({ flow }) => flow !== null) ?? steps.find(({ flow }) => flow !== null)
  );
}

/** The way of a call within the flow that is shown, up to a step. */
export function walkedUpTo(flow: FlowJson, steps: readonly CallStep[], at: number): Walked {
  const shown = shownAt(steps, at);
  const here = shown
    ? steps.slice(0, at + 1).filter((step) => step.flow === flow.id && frameOf(step) === frameOf(shown))
    : [];
  const wires = here.flatMap((step, index) => {
    const next = here[index + 1];
    return next ? (wireBetween(flow, step, next.node) ?? []) : [];
  });
  return { nodes: new Set(here.map(({ node }) => node)), wires: new Set(wires) };
}

/** Of several lines between two nodes the one by whose exit the step was left. */
function wireBetween(flow: FlowJson, from: CallStep, to: string): string | undefined {
  if (!(from.node in flow.nodes)) return undefined;
  const exits = new Set(from.happenings.flatMap((one) => (one.type === 'exit' ? one.exit : [])));
  const wires = wiresOf(flow, from.node).filter(({ target }) => target === to);
  return (wires.find(({ exit }) => exits.has(exit)) ?? wires[0])?.id;
}

/** The step nearest to another one that is at a node of the flow that is shown there; undefined where the call never was. */
export function nearestAt(steps: readonly CallStep[], at: number, node: string): number | undefined {
  const shown = shownAt(steps, at);
  const there = steps.flatMap((step, index) =>
    shown && step.node === node && frameOf(step) === frameOf(shown) ? [index] : [],
  );
  return there.toSorted((one, other) => Math.abs(one - at) - Math.abs(other - at))[0];
}

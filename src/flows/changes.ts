import { isDeepStrictEqual } from 'node:util';
import type { FieldChange, FlowChange, FlowJson, FlowValue, NodeChange } from './api-types.ts';

/** What differs between two states of a flow; undefined where callers hear the same. `null`: there is no such flow. */
export function changeOfFlow(
  id: string,
  before: FlowJson | null,
  after: FlowJson | null,
): FlowChange | undefined {
  const nodes = nodeChanges(before, after);
  const other = fieldChanges(before, after);
  if (nodes.length === 0 && other.length === 0) return undefined;
  const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return { id, change, nodes, other };
}

/** The nodes that differ, whole, in the order of the flow. */
function nodeChanges(before: FlowJson | null, after: FlowJson | null): NodeChange[] {
  const old = before?.nodes ?? {};
  const now = after?.nodes ?? {};
  return namesOf(now, old).flatMap((node): NodeChange[] => {
    const [was, is] = [own(old, node), own(now, node)];
    if (isDeepStrictEqual(was, is)) return [];
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [{ node, change, ...(was && { before: was }), ...(is && { after: is }) }];
  });
}

/** Positions in the picture are no change of the flow. */
function fieldChanges(before: FlowJson | null, after: FlowJson | null): FieldChange[] {
  const { nodes: _old, layout: _oldLayout, ...old } = before ?? ({} as Partial<FlowJson>);
  const { nodes: _now, layout: _nowLayout, ...now } = after ?? ({} as Partial<FlowJson>);
  return namesOf(now, old).flatMap((field): FieldChange[] => {
    const was = own<FlowValue | undefined>(old, field);
    const is = own<FlowValue | undefined>(now, field);
    if (isDeepStrictEqual(was, is)) return [];
    return [{ field, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

const namesOf = (...all: object[]): string[] => [...new Set(all.flatMap((one) => Object.keys(one)))];

const own = <Value>(all: { [name: string]: Value }, name: string): Value | undefined =>
  Object.hasOwn(all, name) ? all[name] : undefined;

/** The two sides of a change, for the log of what staff did: only the parts that differ. */
export function sidesOf(change: FlowChange | undefined): { before: Sides; after: Sides } {
  const side = (which: 'before' | 'after'): Sides => {
    const nodes = (change?.nodes ?? []).flatMap((one) => (one[which] ? [[one.node, one[which]]] : []));
    const other = (change?.other ?? []).flatMap((one) => (which in one ? [[one.field, one[which]]] : []));
    return {
      ...(Object.fromEntries(other) as Sides),
      ...(nodes.length > 0 && { nodes: Object.fromEntries(nodes) as Sides }),
    };
  };
  return { before: side('before'), after: side('after') };
}

type Sides = Record<string, unknown>;

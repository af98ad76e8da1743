import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyNodes, pasteNodes } from './clipboard.ts';
import { beginEditing, edited, type Act, type Editing } from './editing.ts';
import {
  addNode,
  connect,
  deleteNodes,
  freeName,
  moveNodes,
  renameExit,
  renameNode,
  putNode,
} from './edits.ts';
import { waysOut, type FlowJson } from './flow.ts';
import { joined } from './merge.ts';
import { sample } from './tests/sample.ts';

/** One thing that a person does; the numbers choose what it is done to. */
type Deed = (flow: FlowJson, one: number, other: number) => FlowJson;

const pick = <Item>(items: readonly Item[], number: number): Item | undefined => items[number % items.length];
const nodeAt = (flow: FlowJson, number: number): string => pick(Object.keys(flow.nodes), number) ?? 'nobody';

const DEEDS: Deed[] = [
  (flow, one) => addNode(flow, freeName(Object.keys(flow.nodes), `new-${one}`), { type: 'goto' }, [one, one]),
  (flow, one, other) => renameNode(flow, nodeAt(flow, one), freeName(Object.keys(flow.nodes), `n-${other}`)),
  (flow, one) => deleteNodes(flow, [nodeAt(flow, one)]),
  (flow, one, other) =>
    connect(flow, nodeAt(flow, one), pick(['one', 'next'], other) ?? '', nodeAt(flow, other)),
  (flow, one, other) => moveNodes(flow, { [nodeAt(flow, one)]: [other, one] }),
  (flow, one) => pasteNodes(flow, copyNodes(flow, [nodeAt(flow, one)], {})).flow,
  (flow, one, other) => {
    const name = nodeAt(flow, one);
    const node = flow.nodes[name];
    const exit = node && pick(waysOut(node), other)?.exit;
    return node && exit !== undefined ? putNode(flow, name, renameExit(node, exit, `exit-${other}`)) : flow;
  },
];

const steps = fc.array(fc.tuple(fc.nat(DEEDS.length - 1), fc.nat(20), fc.nat(20)), { maxLength: 30 });

const change = (flow: FlowJson, [deed, one, other]: [number, number, number]): FlowJson =>
  DEEDS[deed]?.(flow, one, other) ?? flow;

const act = (state: Editing, what: Act): Editing => edited(state, what);

describe('undo', () => {
  it('gives back the same JSON after any sequence of changes, and redo brings all of it again', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const before = JSON.stringify(sample());
        let state = beginEditing({ revision: 1, flow: sample() });
        for (const step of sequence)
          state = act(state, { type: 'change', flow: change(state.history.present, step) });
        const after = JSON.stringify(state.history.present);
        const count = state.history.past.length;
        for (let index = 0; index < count; index += 1) state = act(state, { type: 'undo' });
        expect(JSON.stringify(state.history.present)).toBe(before);
        for (let index = 0; index < count; index += 1) state = act(state, { type: 'redo' });
        expect(JSON.stringify(state.history.present)).toBe(after);
      }),
    );
  });
});

describe('every change', () => {
  it('keeps each way out that led to a node leading to one, deletion aside', () => {
    const kept = steps.map((sequence) => sequence.filter(([deed]) => deed !== 2));
    fc.assert(
      fc.property(kept, (sequence) => {
        const flow = sequence.reduce(change, sample());
        const targets = Object.values(flow.nodes).flatMap((node) =>
          waysOut(node).map(({ target }) => target),
        );
        for (const target of [flow.start, ...targets])
          if (target !== null) expect(flow.nodes).toHaveProperty(target);
      }),
    );
  });
});

describe('joining', () => {
  it('with one side unchanged gives the other side, and loses nothing where it asks', () => {
    fc.assert(
      fc.property(steps, steps, (one, other) => {
        const base = sample();
        const [mine, theirs] = [one.reduce(change, base), other.reduce(change, base)];
        expect(joined(base, mine, base)).toEqual({ flow: mine, clashes: [] });
        expect(joined(base, base, theirs)).toEqual({ flow: theirs, clashes: [] });
        const { flow, clashes } = joined(base, mine, theirs);
        const asked = new Set(clashes.map(({ node }) => node));
        for (const [name, node] of Object.entries(theirs.nodes)) {
          const untouched = JSON.stringify(mine.nodes[name]) === JSON.stringify(base.nodes[name]);
          if (untouched && !asked.has(name)) expect(flow.nodes[name]).toEqual(node);
        }
        for (const [name, node] of Object.entries(mine.nodes)) {
          const theirDeed = JSON.stringify(theirs.nodes[name]) !== JSON.stringify(base.nodes[name]);
          if (!theirDeed || asked.has(name)) expect(flow.nodes[name]).toEqual(node);
        }
      }),
    );
  });
});

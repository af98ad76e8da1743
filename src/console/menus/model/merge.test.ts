import { describe, expect, it } from 'vitest';
import { beginEditing, edited, hasUnsaved } from './editing.ts';
import { addNode, connect, deleteNodes, moveNodes, putNode, renameNode } from './edits.ts';
import { joined, takeTheirs } from './merge.ts';
import { sample } from './tests/sample.ts';

const said = (text: string) => ({ type: 'hangup', say: [text] });

describe('joining the work of two people', () => {
  it('takes what either did to different nodes, without a question', () => {
    const mine = addNode(connect(sample(), 'main', 'one', 'bye'), 'mine', said('mine'), [1, 2]);
    const theirs = putNode(putNode(sample(), 'theirs', said('theirs')), 'answer', said('changed'));
    const { flow, clashes } = joined(sample(), mine, theirs);
    expect(clashes).toEqual([]);
    expect(flow.nodes).toEqual({
      main: mine.nodes['main'],
      answer: said('changed'),
      bye: sample().nodes['bye'],
      theirs: said('theirs'),
      mine: said('mine'),
    });
    expect(flow.layout).toEqual({ mine: [1, 2] });
  });

  it('deletes what one deleted and the other left alone', () => {
    const { flow } = joined(sample(), deleteNodes(sample(), ['answer']), renameNode(sample(), 'bye', 'end'));
    expect(Object.keys(flow.nodes)).toEqual(['main', 'end']);
  });

  it('asks where both changed one node, or one deleted what the other changed', () => {
    const mine = putNode(deleteNodes(sample(), ['bye']), 'answer', said('mine'));
    const theirs = putNode(putNode(sample(), 'answer', said('theirs')), 'bye', said('later'));
    const { flow, clashes } = joined(sample(), mine, theirs);
    expect(clashes.map(({ node, mine: my, theirs: their }) => [node, my, their])).toEqual([
      ['answer', said('mine'), said('theirs')],
      ['bye', undefined, said('later')],
    ]);
    expect(flow.nodes['answer']).toEqual(said('mine'));
    expect(flow.nodes).not.toHaveProperty('bye');
    const back = clashes.reduce(takeTheirs, flow);
    expect(back.nodes['answer']).toEqual(said('theirs'));
    expect(back.nodes['bye']).toEqual(said('later'));
  });

  it('asks about a field of the flow, and never about a place', () => {
    const mine = moveNodes({ ...sample(), start: 'answer' }, { bye: [1, 1] });
    const theirs = moveNodes({ ...sample(), start: 'bye' }, { bye: [2, 2] });
    const { flow, clashes } = joined(sample(), mine, theirs);
    expect(clashes.map(({ node, field }) => [node, field])).toEqual([[null, 'start']]);
    expect(flow.layout).toEqual({ bye: [1, 1] });
  });
});

describe('the editor while another person works on the same flow', () => {
  it('undoes its own work only', () => {
    let state = beginEditing({ revision: 1, flow: sample() });
    state = edited(state, { type: 'change', flow: putNode(sample(), 'mine', said('mine')) });
    state = edited(state, {
      type: 'theirs',
      kept: { revision: 2, flow: putNode(sample(), 'theirs', said('x')) },
    });
    expect(Object.keys(state.history.present.nodes)).toEqual(['main', 'answer', 'bye', 'theirs', 'mine']);
    expect(hasUnsaved(state)).toBe(true);
    state = edited(state, { type: 'undo' });
    expect(Object.keys(state.history.present.nodes)).toEqual(['main', 'answer', 'bye', 'theirs']);
    expect(hasUnsaved(state)).toBe(false);
  });

  it('keeps both sides of a clash until the person decides', () => {
    let state = beginEditing({ revision: 1, flow: sample() });
    state = edited(state, { type: 'change', flow: putNode(sample(), 'bye', said('mine')) });
    state = edited(state, {
      type: 'theirs',
      kept: { revision: 2, flow: putNode(sample(), 'bye', said('theirs')) },
    });
    expect(state.clashes).toHaveLength(1);
    const [clash] = state.clashes;
    if (!clash) throw new Error('There is no clash.');
    const decided = edited(state, { type: 'decide', clash, take: 'theirs' });
    expect(decided.clashes).toEqual([]);
    expect(decided.history.present.nodes['bye']).toEqual(said('theirs'));
    expect(hasUnsaved(decided)).toBe(false);
  });

  it('lets go of a selected card that another person deleted', () => {
    let state = beginEditing({ revision: 1, flow: sample() });
    state = edited(state, { type: 'select', node: 'answer' });
    state = edited(state, { type: 'theirs', kept: { revision: 2, flow: deleteNodes(sample(), ['answer']) } });
    expect(state.selected).toBeNull();
  });

  it('begins with work that never reached the line', () => {
    const unsaved = connect(sample(), 'main', 'one', 'bye');
    const state = beginEditing({ revision: 1, flow: sample() }, unsaved);
    expect(hasUnsaved(state)).toBe(true);
    expect(edited(state, { type: 'undo' }).history.present).toEqual(sample());
  });
});

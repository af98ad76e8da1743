import { describe, expect, it } from 'vitest';
import {
  asName,
  addNode,
  connect,
  deleteNodes,
  freeName,
  moveNodes,
  renameExit,
  renameNode,
  tidied,
} from './edits.ts';
import { copyNodes, pasteNodes } from './clipboard.ts';
import { sample } from './tests/sample.ts';
import { waysOut } from './flow.ts';

describe('editing a flow', () => {
  it('renames a node, and everything that names it follows', () => {
    const flow = renameNode(moveNodes(sample(), { answer: [10, 20] }), 'answer', 'the-answer');
    expect(Object.keys(flow.nodes)).toEqual(['main', 'the-answer', 'bye']);
    expect(flow.nodes['main']?.exits).toEqual({ one: 'the-answer', two: 'bye' });
    expect(flow.layout).toEqual({ 'the-answer': [10, 20] });
    expect(renameNode(sample(), 'main', 'first').start).toBe('first');
    expect(renameNode(sample(), 'bye', 'good-bye').everywhere).toEqual({ noInput: 'good-bye' });
  });

  it('leaves what a change does not touch the same object', () => {
    const before = sample();
    const after = renameNode(before, 'answer', 'the-answer');
    expect(after.nodes['bye']).toBe(before.nodes['bye']);
    expect(connect(before, 'main', 'one', 'answer')).toBe(before);
  });

  it('deletes a node, and lets what led to it say so', () => {
    const flow = deleteNodes(moveNodes(sample(), { bye: [1, 2] }), ['bye']);
    expect(Object.keys(flow.nodes)).toEqual(['main', 'answer']);
    expect(flow.layout).toBeUndefined();
    expect(flow.nodes['main']?.exits).toEqual({ one: 'answer', two: 'bye' });
  });

  it('connects a way out, and opens it again', () => {
    const flow = connect(sample(), 'main', 'one', 'return:done');
    expect(flow.nodes['main']?.exits).toEqual({ one: 'return:done', two: 'bye' });
    expect(waysOut(connect(flow, 'main', 'one', null).nodes['main'] ?? { type: '' })).toEqual([
      { exit: 'one', keys: ['1'], target: null },
      { exit: 'two', keys: ['2'], target: 'bye' },
    ]);
  });

  it('renames a way out in the options and in the exits', () => {
    const node = renameExit(sample().nodes['main'] ?? { type: '' }, 'one', 'fees');
    expect(waysOut(node)[0]).toEqual({ exit: 'fees', keys: ['1'], target: 'answer' });
  });

  it('puts cards at whole pixels, and forgets where they stood', () => {
    const flow = addNode(sample(), 'new', { type: 'goto' }, [1.4, 2.6]);
    expect(flow.layout).toEqual({ new: [1, 3] });
    expect(tidied(flow)).not.toHaveProperty('layout');
  });

  it('copies nodes beside themselves and into another flow', () => {
    const copied = copyNodes(sample(), ['main', 'answer', 'nobody'], { main: [0, 0], answer: [300, 0] });
    const twice = pasteNodes(sample(), copied);
    expect(twice.names).toEqual(['main-2', 'answer-2']);
    expect(twice.flow.nodes['main-2']?.exits).toEqual({ one: 'answer-2', two: 'bye' });
    expect(twice.flow.layout).toEqual({ 'main-2': [40, 40], 'answer-2': [340, 40] });
    const elsewhere = pasteNodes({ ...sample(), nodes: {} }, copied);
    expect(elsewhere.names).toEqual(['main', 'answer']);
  });

  it('makes names', () => {
    expect(asName('  Fees of 2026! ')).toBe('fees-of-2026');
    expect(asName('ថ្លៃ')).toBe('');
    expect(freeName(['a', 'a-2'], 'a')).toBe('a-3');
  });
});

import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';
import type { Json } from '../call/events.ts';

const list = (node: object = {}) =>
  flowOf({
    main: { type: 'menu', options: [{ key: '1', reason: ['for-it'], exit: 'it' }], exits: { it: 'it' } },
    it: {
      type: 'hear-list',
      from: '$line.items',
      as: 'item',
      say: ['$item.name'],
      exits: { done: 'end' },
      ...node,
    },
    judge: {
      type: 'menu',
      options: [{ key: '1', reason: ['back'], exit: 'it' }],
      exits: { it: 'it' },
    },
    end: END,
  });

const items = (count: number): Json[] =>
  Array.from({ length: count }, (_, index) => ({ name: `name-${index + 1}` }));

const heard = (count: number, node: object = {}): Walk =>
  new Walk(list(node), { input: { line: { items: items(count) } } }).press('1');

const KEYS = ['next-item', 'press-1', 'stop-list', 'press-2'];

describe('hear-list', () => {
  it('says the first item with its number, and then the keys', () => {
    expect(heard(3).said).toEqual(['item-number', 'number-1', 'name-1', ...KEYS]);
  });

  it('waits two seconds only, since listening is the default', () => {
    expect(heard(3).gather).toEqual({ maxDigits: 1, seconds: 2 });
  });

  it.each([
    ['silence', (call: Walk) => call.silence()],
    ['1', (call: Walk) => call.press('1')],
  ])('goes on to the next item by %s, without the keys', (_way, go) => {
    expect(go(heard(3)).said).toEqual(['item-number', 'number-2', 'name-2']);
  });

  it('is done after the last item, by silence as by 1', () => {
    expect(heard(3).silence().silence().silence().node).toBe('test/end');
    expect(heard(3).pressEach('111').node).toBe('test/end');
  });

  it('stops with 2', () => {
    const call = heard(3).press('2');
    expect(call.node).toBe('test/end');
    expect(call.facts[0]).toEqual({ type: 'exit', node: 'test/it', exit: 'done' });
  });

  it('hears an item again with 9', () => {
    expect(heard(3).press('1').press('9').said).toEqual(['item-number', 'number-2', 'name-2']);
  });

  it('goes to the item before with 8, and back from the first', () => {
    expect(heard(3).press('1').press('8').said.slice(0, 3)).toEqual(['item-number', 'number-1', 'name-1']);
    expect(heard(3).press('8').node).toBe('test/main');
  });

  it('says a wrong key, and the item again', () => {
    expect(heard(3).press('1').press('5').said).toEqual(['no-match', 'item-number', 'number-2', 'name-2']);
  });

  it('gives up after wrong keys to the end', () => {
    expect(heard(3).pressEach('555').hungUpAs).toBe('gave-up');
  });

  it('of nothing is done at once; of one item there is no next one', () => {
    expect(heard(0).node).toBe('test/end');
    expect(heard(1).said).toEqual(['item-number', 'number-1', 'name-1', 'stop-list', 'press-2']);
    expect(heard(1).silence().node).toBe('test/end');
  });

  it('begins anew when it is entered again', () => {
    const again = heard(3, { exits: { done: 'main' } })
      .press('1')
      .press('2')
      .press('1');
    expect(again.said[2]).toBe('name-1');
  });
});

describe('the options of an item', () => {
  const node = {
    options: [{ key: '3', reason: ['is-it-kept'], exit: 'judge' }],
    into: '$chosen',
    position: '$place',
    exits: { done: 'end', judge: 'judge' },
  };

  it('are named after the first item, before the others', () => {
    expect(heard(2, node).said.slice(3)).toEqual(['is-it-kept', 'press-3', ...KEYS]);
  });

  it('keep the item that was just heard', () => {
    const call = heard(3, node).press('1').press('3');
    expect(call.node).toBe('test/judge');
    expect(call.context.values['chosen']).toEqual({ name: 'name-2' });
  });

  it('lead back to the same place in the list', () => {
    expect(heard(3, node).press('1').press('3').press('1').said[2]).toBe('name-2');
  });

  it('a list that was left begins with its first item', () => {
    const call = heard(3, { ...node, exits: { done: 'main', judge: 'judge' } });
    expect(call.press('1').press('2').press('1').said[2]).toBe('name-1');
  });
});

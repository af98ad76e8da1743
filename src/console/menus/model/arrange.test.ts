import { describe, expect, it } from 'vitest';
import { arrange } from './arrange.ts';
import { CARD, cardHeight, inReadingOrder, sketchOf } from './picture.ts';
import { nextCard } from './walk.ts';
import { sample } from './tests/sample.ts';

const places = arrange(sketchOf(sample()));

describe('arranging the cards', () => {
  it('puts what comes later further to the right, and no card on another', () => {
    const placeOf = (name: string): [number, number] => places[name] ?? [0, 0];
    const [main, answer, bye] = [placeOf('main'), placeOf('answer'), placeOf('bye')];
    expect(answer[0]).toBeGreaterThanOrEqual(main[0] + CARD.width);
    const height = cardHeight(sample().nodes['answer'] ?? { type: '' });
    expect(answer[0] !== bye[0] || Math.abs(answer[1] - bye[1]) >= height).toBe(true);
  });

  it('gives the same places for the same flow', () => {
    expect(arrange(sketchOf(sample()))).toEqual(places);
  });

  it('reads from the start along the keys', () => {
    expect(inReadingOrder(sample())).toEqual(['main', 'answer', 'bye']);
    expect(inReadingOrder({ ...sample(), start: 'bye' })).toEqual(['bye', 'main', 'answer']);
  });
});

describe('arrow keys', () => {
  it('follow the lines, and go back the way one came', () => {
    expect(nextCard(sample(), places, 'main', 'ArrowRight')).toBe('answer');
    expect(nextCard(sample(), places, 'bye', 'ArrowLeft')).toBe('main');
    expect(nextCard(sample(), places, 'main', 'ArrowLeft')).toBe('answer');
    expect(nextCard(sample(), places, 'bye', 'ArrowRight')).toBeUndefined();
  });

  it('go up and down among neighbours', () => {
    const column = { main: [0, 0], answer: [300, 0], bye: [300, 200] } as const;
    const stand = { main: [...column.main], answer: [...column.answer], bye: [...column.bye] } as never;
    expect(nextCard(sample(), stand, 'answer', 'ArrowDown')).toBe('bye');
    expect(nextCard(sample(), stand, 'bye', 'ArrowUp')).toBe('answer');
    expect(nextCard(sample(), stand, 'main', 'ArrowUp')).toBeUndefined();
  });
});

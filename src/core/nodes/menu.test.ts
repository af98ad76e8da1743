import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';

const option = (key: string, exit: string): object => ({ key, reason: [`for-${exit}`], exit });

const two = {
  type: 'menu',
  say: ['welcome'],
  options: [option('1', 'first'), option('2', 'second')],
  exits: { first: 'first', second: 'second' },
};
const WORDS = ['welcome', 'for-first', 'press-1', 'for-second', 'press-2'];
const ends = {
  first: END,
  second: END,
  person: END,
  sorry: { ...END, say: ['give-up'], disposition: 'gave-up' },
};

const call = (node: object = {}, rest: object = {}): Walk =>
  new Walk(flowOf({ main: { ...two, ...node }, ...ends }, rest));

describe('a menu', () => {
  it('says its words and each reason before its key, and waits for one key', () => {
    const asked = call();
    expect(asked.said).toEqual(WORDS);
    expect(asked.gather).toEqual({ maxDigits: 1, seconds: 8 });
  });

  it('leaves half a second after each option', () => {
    const parts = call()
      .effectsOf('say')
      .flatMap((say) => say.parts);
    expect(parts.filter((part) => 'pause' in part)).toEqual([{ pause: 0.5 }, { pause: 0.5 }]);
  });

  it('takes the exit of the option whose key is pressed, and records it', () => {
    const chosen = call().press('2');
    expect(chosen.node).toBe('test/second');
    expect(chosen.facts[0]).toEqual({ type: 'exit', node: 'test/main', exit: 'second' });
  });

  it('invites to the language that the call is not in, in that language', () => {
    const options = [{ key: '1', reason: [], exit: 'first', invite: 'other-languages' }];
    expect(call({ options, exits: { first: 'first' } }).said).toEqual([
      'welcome',
      'en/language-en',
      'en/press-1',
    ]);
  });

  it('says the keys that mean the same everywhere where it is asked to', () => {
    expect(call({ announce: ['again', 'back', 'person'] }).said).toEqual([
      ...WORDS,
      ...['hear-again', 'press-9', 'go-back', 'press-8', 'ask-a-person', 'press-0'],
    ]);
  });
});

describe('an option with a condition', () => {
  const flow = flowOf({
    main: {
      ...two,
      options: [
        { key: '1', reason: ['for-first'], exit: 'first' },
        { key: '2', reason: ['for-second'], when: { value: '$line.sms', is: true }, exit: 'second' },
      ],
    },
    ...ends,
  });
  const withSms = (sms: boolean): Walk => new Walk(flow, { input: { line: { sms } } });

  it('is said and taken where it holds', () => {
    expect(withSms(true).said).toContain('for-second');
    expect(withSms(true).press('2').node).toBe('test/second');
  });

  it('is neither said nor taken where it does not', () => {
    expect(withSms(false).said).not.toContain('for-second');
    expect(withSms(false).press('2').said[0]).toBe('no-match');
  });
});

describe('the keys that mean the same everywhere', () => {
  it.each(['9', '#'])('%s says it all again, and is no failure', (key) => {
    const again = call().press(key);
    expect(again.said).toEqual(WORDS);
    expect(again.context).toMatchObject({ silences: 0, wrongKeys: 0 });
    expect(again.facts).toContainEqual({ type: 'navigated', node: 'test/main', key });
  });

  it('9 leads to the exit `again` where the menu has one', () => {
    expect(call({ exits: { first: 'first', second: 'second', again: 'first' } }).press('9').node).toBe(
      'test/first',
    );
  });

  it('0 leads to a person where the flow has one, and else to the start', () => {
    expect(call({}, { everywhere: { person: 'person' } }).press('0').node).toBe('test/person');
    expect(call().press('0').node).toBe('test/main');
  });

  const deep = flowOf({
    main: { ...two, options: [option('1', 'next')], exits: { next: 'next' } },
    next: { ...two, say: [], options: [option('1', 'last')], exits: { last: 'last' } },
    last: two,
    ...ends,
  });

  it('8 goes back one question at a time, and says it again', () => {
    const walk = new Walk(deep).press('1').press('1');
    expect(walk.node).toBe('test/last');
    expect(walk.press('8').node).toBe('test/next');
    expect(walk.said).toEqual(['for-last', 'press-1']);
    expect(walk.press('8').node).toBe('test/main');
  });

  it('8 at the first question says it again', () => {
    const walk = new Walk(deep).press('8');
    expect(walk.node).toBe('test/main');
    expect(walk.said).toEqual(['welcome', 'for-next', 'press-1']);
  });

  it('* starts again from anywhere, and forgets the way back', () => {
    const walk = new Walk(deep).press('1').press('1').press('*');
    expect(walk.node).toBe('test/main');
    expect(walk.context.history).toEqual(['test/main']);
  });

  it('7 is a wrong key where there is no list', () => {
    expect(call().press('7').said).toEqual(['no-match', ...WORDS]);
  });

  it('an option may not lose its key to them: a key pressed with another is no option', () => {
    expect(call().press('12').said).toEqual(['no-match', ...WORDS]);
  });
});

describe('failures at a menu', () => {
  it('a wrong key and silence get different words, and the question again', () => {
    expect(call().press('5').said).toEqual(['no-match', ...WORDS]);
    expect(call().silence().said).toEqual(['no-input', ...WORDS]);
  });

  it('the second of a kind gets words that help', () => {
    expect(call().press('5').press('5').said).toEqual(['no-match-help', ...WORDS]);
    expect(call().silence().silence().said).toEqual(['no-input-help', ...WORDS]);
  });

  it('are recorded, the wrong key with what was pressed', () => {
    expect(call().press('5').facts).toContainEqual({ type: 'noMatch', node: 'test/main', digits: '5' });
    expect(call().silence().facts).toContainEqual({ type: 'noInput', node: 'test/main' });
  });

  it('silence does not hang up the first two times, and takes its exit the third', () => {
    const walk = call({}, { everywhere: { noInput: 'sorry', noMatch: 'person' } })
      .silence()
      .silence();
    expect(walk.isOver).toBe(false);
    expect(walk.silence().node).toBe('test/sorry');
    expect(walk.hungUpAs).toBe('gave-up');
  });

  it('the third wrong key takes its own exit', () => {
    const walk = call({}, { everywhere: { noInput: 'sorry', noMatch: 'person' } });
    expect(walk.press('5').press('6').press('5').node).toBe('test/person');
  });

  it('the two kinds are counted apart', () => {
    const walk = call().press('5').silence().press('5').silence();
    expect(walk.isOver).toBe(false);
    expect(walk.context).toMatchObject({ silences: 2, wrongKeys: 2 });
  });

  it('an exit of the node itself comes before what holds everywhere', () => {
    const exits = { first: 'first', second: 'second', noInput: 'first' };
    const walk = call({ exits, retries: 0 }, { everywhere: { noInput: 'sorry' } });
    expect(walk.silence().node).toBe('test/first');
  });

  it('end the call politely where the flow says nothing of them', () => {
    const walk = call({ retries: 0 }).silence();
    expect(walk.said).toEqual(['goodbye']);
    expect(walk.hungUpAs).toBe('gave-up');
  });

  it('are forgotten at the next question', () => {
    const flow = flowOf({ main: { ...two, exits: { first: 'next', second: 'next' } }, next: two, ...ends });
    expect(new Walk(flow).silence().press('5').press('1').context).toMatchObject({
      silences: 0,
      wrongKeys: 0,
    });
  });
});

describe('a menu of a list', () => {
  const items = Array.from({ length: 14 }, (_, index) => ({
    key: `item-${index + 1}`,
    name: `name-${index + 1}`,
  }));
  const names = (from: number, upTo: number): string[] =>
    items
      .slice(from - 1, upTo)
      .flatMap(({ name }, index) => [name, index === 0 ? 'press-1' : `key-${index + 1}`]);
  const MORE = ['hear-more', 'press-7'];
  const FIRST = ['hear-from-the-first', 'press-7'];
  const flow = flowOf({
    main: {
      type: 'menu',
      say: ['which'],
      list: { from: '$line.items', as: 'item', reason: ['$item.name'], into: '$chosen' },
      exits: { chosen: 'first' },
    },
    ...ends,
  });
  const listOf = (length: number): Walk =>
    new Walk(flow, { input: { line: { items: items.slice(0, length) } } });

  it('reads six items to a page, and then 7 for more', () => {
    expect(listOf(14).said).toEqual(['which', ...names(1, 6), ...MORE]);
  });

  it('does not speak of more where six are all', () => {
    expect(listOf(6).said).toEqual(['which', ...names(1, 6)]);
    expect(listOf(6).press('7').said[0]).toBe('no-match');
  });

  it('7 reads the next page without the question; on the last page it is said to lead to the first, and does', () => {
    const walk = listOf(14);
    expect(walk.press('7').said).toEqual([...names(7, 12), ...MORE]);
    expect(walk.press('7').said).toEqual([...names(13, 14), ...FIRST]);
    expect(walk.press('7').said).toEqual(['which', ...names(1, 6), ...MORE]);
  });

  it('keeps the chosen item of the page that is heard', () => {
    const walk = listOf(14).press('7').press('2');
    expect(walk.node).toBe('test/first');
    expect(walk.context.values['chosen']).toEqual(items[7]);
  });

  it('knows no item behind the end of a short page', () => {
    const walk = listOf(14).pressEach('773');
    expect(walk.said).toEqual(['no-match', ...names(13, 14), ...FIRST]);
  });

  it('9 hears the same page again', () => {
    expect(listOf(14).pressEach('79').said).toEqual([...names(7, 12), ...MORE]);
  });
});

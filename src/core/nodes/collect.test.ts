import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';
import { withCheck } from '../speech/check-digits.ts';
import { collect } from './collect.ts';

const entry = {
  type: 'collect',
  say: ['enter-code'],
  into: '$code',
  digits: { min: 4, max: 6 },
  exits: { done: 'done' },
};
const main = {
  type: 'menu',
  options: [{ key: '1', reason: ['for-code'], exit: 'code' }],
  exits: { code: 'code' },
};
const ends = { done: END, sorry: { ...END, disposition: 'gave-up' }, lost: END, person: END };
const everywhere = { noInput: 'sorry', noMatch: 'lost', person: 'person' };

/** A call that has been asked for the code, after a menu. */
const asked = (node: object = {}): Walk =>
  new Walk(flowOf({ main, code: { ...entry, ...node }, ...ends }, { everywhere })).press('1');

const codeOf = (call: Walk): unknown => call.context.values['code'];

describe('an entry of several digits', () => {
  it('asks, and takes up to as many digits as it may have', () => {
    expect(asked().said).toEqual(['enter-code']);
    expect(asked().gather).toEqual({ maxDigits: 6, seconds: 8 });
  });

  it('is done when it is full, and stays a string with its zeros', () => {
    const call = asked().press('010501');
    expect(codeOf(call)).toBe('010501');
    expect(call.node).toBe('test/done');
  });

  it('keeps no more than it may have', () => {
    expect(codeOf(asked().press('12345678'))).toBe('123456');
  });

  it('that a carrier cut after two seconds goes on where it was', () => {
    const call = asked().press('01');
    expect(call.node).toBe('test/code');
    expect(call.said).toEqual(['entry-go-on']);
    expect(call.gather).toEqual({ maxDigits: 4, seconds: 5 });
    expect(codeOf(call.press('0501'))).toBe('010501');
  });

  it('may come digit by digit', () => {
    const call = asked().pressEach('160904');
    expect(codeOf(call)).toBe('160904');
    expect(call.node).toBe('test/done');
  });

  it('of enough digits ends with silence', () => {
    expect(asked().press('1234').node).toBe('test/code');
    expect(codeOf(asked().press('1234').silence())).toBe('1234');
  });

  it('of enough digits ends with #, which is no part of it', () => {
    expect(codeOf(asked().press('1234#'))).toBe('1234');
    expect(codeOf(asked().press('12').press('34').press('#'))).toBe('1234');
  });

  it('has no failure on the way', () => {
    expect(asked().press('12').press('34').context).toMatchObject({ wrongKeys: 0, silences: 0 });
  });
});

describe('* in an entry', () => {
  it('clears what came before it, and the question is asked again', () => {
    const call = asked().press('12').press('*');
    expect(call.said).toEqual(['enter-code']);
    expect(codeOf(call.press('160904'))).toBe('160904');
  });

  it('clears what came before it in the same breath', () => {
    expect(codeOf(asked().press('12*160904'))).toBe('160904');
  });

  it('alone, before any digit, starts the call again', () => {
    expect(asked().press('*').node).toBe('test/main');
  });
});

describe('# alone, before any digit', () => {
  it('asks again, and is no failure', () => {
    const call = asked().press('#');
    expect(call.said).toEqual(['enter-code']);
    expect(call.context.wrongKeys).toBe(0);
  });
});

describe('an entry that is too short', () => {
  it.each([
    ['at silence', (call: Walk) => call.press('12').silence()],
    ['at #', (call: Walk) => call.press('12#')],
    ['at # after a cut', (call: Walk) => call.press('12').press('#')],
  ])('is told so in words of its own, and begins anew (%s)', (_when, make) => {
    const call = make(asked());
    expect(call.said).toEqual(['entry-too-short', 'enter-code']);
    expect(call.facts).toContainEqual({ type: 'noMatch', node: 'test/code', digits: '12' });
    expect(codeOf(call.press('160904'))).toBe('160904');
  });

  it('is counted: the third takes the exit for wrong keys', () => {
    const call = asked().press('12').silence().press('12').silence();
    expect(call.node).toBe('test/code');
    expect(call.context.wrongKeys).toBe(2);
    expect(call.press('12').silence().node).toBe('test/lost');
  });

  it('takes the exit at once where the node has no retries', () => {
    expect(asked({ retries: 0 }).press('12').silence().node).toBe('test/lost');
  });
});

describe('silence before any digit', () => {
  it('is silence, with the words for it, and takes its exit the third time', () => {
    const call = asked().silence();
    expect(call.said).toEqual(['no-input', 'enter-code']);
    expect(call.silence().said).toEqual(['no-input-help', 'enter-code']);
    expect(call.silence().node).toBe('test/sorry');
  });
});

describe('a lone digit and then silence means what it means everywhere', () => {
  it('0 leads to a person', () => {
    expect(asked().press('0').silence().node).toBe('test/person');
  });

  it('8 goes back', () => {
    expect(asked().press('8').silence().node).toBe('test/main');
  });

  it('9 asks again', () => {
    const call = asked().press('9').silence();
    expect(call.said).toEqual(['enter-code']);
    expect(codeOf(call.press('160904'))).toBe('160904');
  });

  it.each(['0', '8', '9'])('%s is recorded, and is no failure', (key) => {
    const call = asked().press(key).silence();
    expect(call.facts).toContainEqual({ type: 'navigated', node: 'test/code', key });
    expect(call.facts.some(({ type }) => type === 'noMatch' || type === 'noInput')).toBe(false);
  });

  it.each(['0', '8', '9'])('%s with more behind it is a digit', (key) => {
    expect(codeOf(asked().press(key).press('12345'))).toBe(`${key}12345`);
  });
});

describe('the schema of an entry', () => {
  it.each([
    ['a smallest length above the largest', { min: 6, max: 4 }],
    ['no digit at all', { min: 0, max: 4 }],
    ['more digits than any entry may have', { min: 1, max: 21 }],
  ])('refuses %s', (_what, digits) => {
    expect(collect.schema.safeParse({ ...entry, digits }).success).toBe(false);
  });
});

describe('an entry with a check digit', () => {
  const CHECKED = withCheck('57241');
  const checked = (digits: object = { min: 6, max: 6 }): Walk => asked({ check: 'damm', digits });
  const twice = (number: string): string => [...number].flatMap((digit) => [digit, digit]).join('');
  const wrong = `${CHECKED.slice(0, 5)}${(Number(CHECKED.slice(5)) + 1) % 10}`;

  it('is taken when the check is right', () => {
    expect(codeOf(checked().press(CHECKED))).toBe(CHECKED);
  });

  it('is asked for again when a digit is wrong, in words of its own, and counted', () => {
    const call = checked().press(wrong);
    expect(call.said).toEqual(['entry-check-failed', 'enter-code']);
    expect(call.facts).toContainEqual({ type: 'noMatch', node: 'test/code', digits: wrong });
    expect(call.context.wrongKeys).toBe(1);
    expect(codeOf(call.press(CHECKED))).toBe(CHECKED);
    expect(checked().press(wrong).press(wrong).press(wrong).node).toBe('test/lost');
  });

  it('is understood when every digit came twice, however the carrier cut it', () => {
    const doubled = twice(CHECKED);
    const half = checked().press(doubled.slice(0, 6));
    expect(half.gather).toEqual({ maxDigits: 6, seconds: 2 });
    expect(half.said).toEqual([]);
    expect(codeOf(half.press(doubled.slice(6)))).toBe(CHECKED);
    expect(codeOf(checked().pressEach(doubled))).toBe(CHECKED);
  });

  it('that is half of a doubled one is a slip', () => {
    const call = checked().press(twice(CHECKED).slice(0, 6)).silence();
    expect(call.said).toEqual(['entry-check-failed', 'enter-code']);
  });

  it('may have several lengths', () => {
    const short = withCheck('5724');
    expect(codeOf(checked({ min: 4, max: 8 }).press(short).silence())).toBe(short);
    expect(checked({ min: 4, max: 8 }).press(short).said).toEqual(['entry-wait']);
  });

  it('is never taken with one wrong digit, nor with two neighbours swapped', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5}$/), fc.nat(5), fc.integer({ min: 1, max: 9 }), (stem, at, by) => {
        const number = withCheck(stem);
        const slip = [...number].map((digit, index) => (index === at ? (Number(digit) + by) % 10 : digit));
        const taken = codeOf(checked().press(slip.join('')));
        expect(taken === undefined || taken === number).toBe(true);
      }),
    );
  });
});

describe('an entry of a secret', () => {
  const secret = { secret: true, check: 'damm', digits: { min: 6, max: 6 } };
  const refusals = (call: Walk) => call.facts.filter(({ type }) => type === 'noMatch');

  it('tells the host that no log may have the digits, and the next question that it may', () => {
    const call = asked(secret);
    expect(call.context.secret).toBe(true);
    expect(call.press('9').context.secret).toBe(true);
    expect(asked().context.secret).toBe(false);
  });

  it('is a number of dots in the fact that it was refused', () => {
    const number = withCheck('48151');
    const slip = number.replace(/.$/, (last) => String((Number(last) + 1) % 10));
    expect(refusals(asked(secret).press(slip))).toEqual([
      { type: 'noMatch', node: 'test/code', digits: '••••••' },
    ]);
    expect(refusals(asked(secret).press('48').press('#'))).toEqual([
      { type: 'noMatch', node: 'test/code', digits: '••' },
    ]);
  });
});

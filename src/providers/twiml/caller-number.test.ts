import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callerNumber, mobileNumber } from './caller-number.ts';

describe("a caller's number", () => {
  it.each([
    ['+85512345678', '+85512345678'],
    ['012345678', '+85512345678'],
    ['012 345 678', '+85512345678'],
    ['+855 12 345 678', '+85512345678'],
    ['85512345678', '+85512345678'],
    ['855978901234', '+855978901234'],
    ['0978901234', '+855978901234'],
    ['sip:+85512345678@10.0.0.1', '+85512345678'],
    ['sip:012345678@10.0.0.1;transport=udp', '+85512345678'],
    ['sips:85512345678@carrier.example', '+85512345678'],
    [' +85512345678 ', '+85512345678'],
    ['+14158675309', '+14158675309'],
  ])('%s is %s: the same caller, however a carrier writes it', (from, number) => {
    expect(callerNumber(from)).toBe(number);
  });
});

describe('a caller that nobody can be told by', () => {
  it.each([
    'anonymous',
    'Anonymous',
    'unknown',
    'restricted',
    'private',
    'unavailable',
    'sip:anonymous@anonymous.invalid',
  ])('is withheld: %s', (from) => {
    expect(callerNumber(from)).toBeNull();
  });

  it.each(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253'])(
    "is one of Twilio's numbers for a withheld caller: %s",
    (from) => {
      expect(callerNumber(from)).toBeNull();
    },
  );

  it.each(['266696687', '7378742833', '2562533', '8656696', '86282452253'])(
    'is the same without its plus: %s',
    (from) => {
      expect(callerNumber(from)).toBeNull();
    },
  );

  it.each(['1294', '+1294', '117', '0', '12'])('is a short code: %s', (from) => {
    expect(callerNumber(from)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['a plus', '+'],
    ['a SIP name', 'sip:alice@example.org'],
    ['a SIP host', 'sip:10.0.0.1'],
    ['words', 'my phone'],
    ['letters in a number', '+855twelve'],
    ['a number that is too long', '+8551234567890123'],
    ['far more than a number', '1'.repeat(500)],
    ['zeros', '+000000000'],
    ['Khmer digits', '០១២៣៤៥៦៧៨'],
  ])('is nonsense: %s', (_what, from) => {
    expect(callerNumber(from)).toBeNull();
  });
});

describe('whatever a carrier sends', () => {
  it('gives E.164 or nothing, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?[\d ()-]{0,22}$/)), (from) => {
        expect(callerNumber(from) ?? '+85512345678').toMatch(/^\+[1-9]\d{5,14}$/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives itself again for a number that was found', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0[1-9]\d{7,8}$/), (from) => {
        const number = callerNumber(from);
        expect(number === null ? null : callerNumber(number)).toBe(number);
      }),
    );
  });
});

describe('the number that a text can be sent to', () => {
  it.each(['+85512345678', '+85570918243', '+855975551234'])('is a mobile phone: %s', (number) => {
    expect(mobileNumber(number)).toBe(number);
  });

  it.each(['+85523720123', '+66812345678', '+14155550100', null])('is none of %s', (number) => {
    expect(mobileNumber(number)).toBeNull();
  });
});

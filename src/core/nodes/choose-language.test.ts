import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';

const ask = (rest: object = {}): Walk =>
  new Walk(
    flowOf(
      {
        language: { type: 'choose-language', exits: { done: 'main' } },
        main: {
          type: 'menu',
          options: [{ key: '1', reason: ['for-it'], exit: 'end' }],
          exits: { end: 'end' },
        },
        end: END,
      },
      rest,
    ),
  );

describe('choose-language', () => {
  it('invites to each language in that language', () => {
    expect(ask().said).toEqual(['km/language-km', 'km/press-1', 'en/language-en', 'en/press-2']);
  });

  it('offers the languages of the flow, in their order', () => {
    expect(ask({ languages: ['en', 'km'] }).said[0]).toBe('en/language-en');
  });

  it('goes on in the chosen language, and remembers it for the caller', () => {
    const call = ask().press('2');
    expect(call.context.language).toBe('en');
    expect(call.effectsOf('remember')).toEqual([{ type: 'remember', language: 'en' }]);
    expect(call.node).toBe('test/main');
  });

  it('remembers the first language too when it is chosen', () => {
    expect(ask().press('1').effectsOf('remember')).toEqual([{ type: 'remember', language: 'km' }]);
  });

  it('remembers nothing for a key that is no language', () => {
    const call = ask().press('3');
    expect(call.effectsOf('remember')).toEqual([]);
    expect(call.said[0]).toBe('no-match');
    expect(call.context.language).toBe('km');
  });
});

describe('the language that a call begins in', () => {
  const begunIn = (language: string): string =>
    new Walk(flowOf({ end: END }), { input: { language } }).context.language;

  it('is the one that the caller chose before', () => {
    expect(begunIn('en')).toBe('en');
  });

  it('is the first of the flow for a stranger, and where the flow does not speak it', () => {
    expect(begunIn('')).toBe('km');
    expect(begunIn('fr')).toBe('km');
  });
});

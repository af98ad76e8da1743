import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';
import type { CallInput } from '../call/context.ts';

const ask = (rest: object = {}, input: Partial<CallInput> = {}, node: object = {}): Walk =>
  new Walk(
    flowOf(
      {
        language: { type: 'choose-language', ...node, exits: { done: 'main' } },
        main: {
          type: 'menu',
          options: [{ key: '1', reason: ['for-it'], exit: 'end' }],
          exits: { end: 'end' },
        },
        end: END,
      },
      rest,
    ),
    { input },
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

describe('the languages that this call can be in', () => {
  const inNorthEast = { languages: ['km', 'en', 'jra'] };

  it('are invited to, each in its own words, and nothing else is', () => {
    expect(ask({}, inNorthEast).said.slice(-2)).toEqual(['jra/language-jra', 'jra/press-3']);
    expect(ask().press('3').said[0]).toBe('no-match');
  });

  it('can be chosen', () => {
    const call = ask({}, inNorthEast).press('3');
    expect(call.context.language).toBe('jra');
    expect(call.effectsOf('remember')).toEqual([{ type: 'remember', language: 'jra' }]);
  });

  it('are switched between at once where there is one other, either way', () => {
    const call = ask({}, { language: 'en' }, { onlyOther: 'switch' });
    expect(call.context.language).toBe('km');
    expect(call.node).toBe('test/main');
    expect(call.effectsOf('remember')).toEqual([{ type: 'remember', language: 'km' }]);
    expect(ask({}, { language: 'km' }, { onlyOther: 'switch' }).context.language).toBe('en');
  });

  it('are asked for all the same where there are two others', () => {
    const call = ask({}, inNorthEast, { onlyOther: 'switch' });
    expect(call.node).toBe('test/language');
    expect(call.press('2').press('8').node).toBe('test/language');
  });
});

describe('an invitation in a menu', () => {
  const main = {
    type: 'menu',
    options: [
      { key: '1', reason: ['for-it'], exit: 'end' },
      { key: '4', invite: 'other-languages', exit: 'end' },
    ],
    exits: { end: 'end' },
  };
  const menuFor = (languages: string[]): Walk =>
    new Walk(flowOf({ main, end: END }), { input: { languages } });

  it('is spoken in each other language', () => {
    expect(menuFor(['km', 'en', 'jra']).said.slice(2)).toEqual([
      'en/language-en',
      'en/press-4',
      'jra/language-jra',
      'jra/press-4',
    ]);
  });

  it('is not made where there is none, and its key means nothing', () => {
    expect(menuFor(['km']).said).toEqual(['for-it', 'press-1']);
    expect(menuFor(['km']).press('4').said[0]).toBe('no-match');
  });
});

describe('the language that a call begins in', () => {
  const begunIn = (language: string): string =>
    new Walk(flowOf({ end: END }), { input: { language } }).context.language;

  it('is the one that the caller chose before', () => {
    expect(begunIn('en')).toBe('en');
  });

  it('is the first of the flow where the chosen one is not offered any more', () => {
    const input = { language: 'jra', languages: ['km', 'en'] };
    expect(new Walk(flowOf({ end: END }), { input }).context.language).toBe('km');
  });

  it('is the first of the flow for a stranger, and where the flow does not speak it', () => {
    expect(begunIn('')).toBe('km');
    expect(begunIn('fr')).toBe('km');
  });
});

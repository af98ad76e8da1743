import { describe, expect, it } from 'vitest';
import type { ClipFact, PromptText } from '../catalogue-files.ts';
import { planClips, type ClipPlan, type PlanInput } from './plan-clips.ts';

const SPEAKERS = new Map([
  ['km', 'somebody'],
  ['en', 'somebody'],
] as const);

const fact = (text: string, state = 'draft'): ClipFact => ({
  text,
  sha256: '0'.repeat(64),
  seconds: 1,
  loudness: -24,
  peak: -9,
  state,
  speaker: 'somebody',
});

function plan(
  prompts: Record<string, PromptText>,
  facts: Record<string, ClipFact>,
  more: Partial<PlanInput> = {},
): ClipPlan {
  return planClips({
    prompts: new Map(Object.entries(prompts)),
    facts: new Map(Object.entries(facts)),
    files: new Set(Object.keys(facts)),
    speakers: SPEAKERS,
    all: false,
    others: false,
    only: '',
    ...more,
  });
}

const nothing: ClipPlan = { make: [], keep: [], remove: [], outdatedRecordings: [], unknownFiles: [] };

describe('planClips', () => {
  it('makes a clip for every text, in its language', () => {
    expect(plan({ one: { km: 'មួយ', en: 'one', note: 'short' } }, {})).toEqual({
      ...nothing,
      make: [
        { clip: 'km/one', language: 'km', text: 'មួយ', manner: 'alone' },
        { clip: 'en/one', language: 'en', text: 'one', manner: 'alone' },
      ],
    });
  });

  it('has words that lead to others spoken so that they do not sound like an end', () => {
    const manners = plan(
      {
        'number-1000': { km: 'ពាន់', en: 'thousand' },
        'place-type-khum': { km: 'ឃុំ', en: 'commune' },
        riel: { km: 'រៀល' },
        'number-of-people': { km: 'ចំនួន' },
      },
      {},
    ).make.map(({ clip, manner }) => [clip, manner]);
    expect(manners).toEqual([
      ['km/number-1000', 'leading'],
      ['en/number-1000', 'leading'],
      ['km/place-type-khum', 'leading'],
      ['en/place-type-khum', 'alone'],
      ['km/riel', 'alone'],
      ['km/number-of-people', 'alone'],
    ]);
  });

  it('keeps what still says its text and makes what does not, or whose file is missing', () => {
    const facts = { 'km/same': fact('ក'), 'km/changed': fact('ក'), 'km/lost': fact('ក') };
    const prompts = { same: { km: 'ក' }, changed: { km: 'ខ' }, lost: { km: 'ក' } };
    const result = plan(prompts, facts, { files: new Set(['km/same', 'km/changed']) });
    expect(result.keep).toEqual(['km/same']);
    expect(result.make.map(({ clip }) => clip)).toEqual(['km/changed', 'km/lost']);
  });

  it('makes everything again when asked', () => {
    expect(plan({ a: { km: 'ក' } }, { 'km/a': fact('ក') }, { all: true }).make).toHaveLength(1);
  });

  it('removes drafts whose prompt or text is gone', () => {
    const facts = { 'km/gone': fact('ក'), 'en/a': fact('a'), 'km/a': fact('ក') };
    expect(plan({ a: { km: 'ក' } }, facts)).toEqual({
      ...nothing,
      keep: ['km/a'],
      remove: ['km/gone', 'en/a'],
    });
  });

  it('never makes or removes a recording, not even with all', () => {
    const facts = {
      'km/a': fact('ក', 'recorded'),
      'km/old': fact('ក', 'recorded'),
      'km/gone': fact('ក', 'recorded'),
    };
    expect(plan({ a: { km: 'ក' }, old: { km: 'ខ' } }, facts, { all: true, files: new Set() })).toEqual({
      ...nothing,
      keep: ['km/a'],
      outdatedRecordings: ['km/old', 'km/gone'],
    });
  });

  it('leaves recordings in oral languages alone', () => {
    expect(plan({}, { 'jra/welcome': fact('', 'recorded') })).toEqual(nothing);
  });

  it('leaves files without facts alone and names them', () => {
    expect(plan({ a: { km: 'ក' } }, {}, { files: new Set(['km/a']) })).toEqual({
      ...nothing,
      unknownFiles: ['km/a'],
    });
  });

  it('looks only at the prompts it is asked for', () => {
    const facts = { 'km/place-gone': fact('ក'), 'km/other-gone': fact('ក') };
    const result = plan({ 'place-01': { km: 'ក' }, other: { km: 'ខ' } }, facts, { only: 'place-' });
    expect(result.make.map(({ clip }) => clip)).toEqual(['km/place-01']);
    expect(result.remove).toEqual(['km/place-gone']);
  });

  it('makes again what another voice spoke, when asked, and so goes on where it stopped', () => {
    const facts = {
      'km/a': fact('ក'),
      'km/b': { ...fact('ខ'), speaker: 'another' },
      'km/c': { ...fact('គ', 'recorded'), speaker: 'another' },
    };
    const prompts = { a: { km: 'ក' }, b: { km: 'ខ' }, c: { km: 'គ' } };
    expect(plan(prompts, facts).make).toEqual([]);
    expect(plan(prompts, facts, { others: true }).make.map(({ clip }) => clip)).toEqual(['km/b']);
  });

  it('leaves a language alone that it is not asked for, even with all', () => {
    const facts = {
      'km/a': fact('old'),
      'km/gone': fact('ក'),
      'km/gone-too': fact('ក', 'recorded'),
      'en/gone': fact('a'),
    };
    const speakers = new Map([['en', 'somebody']] as const);
    expect(plan({ a: { km: 'ក', en: 'a' } }, facts, { speakers, all: true })).toEqual({
      ...nothing,
      make: [{ clip: 'en/a', language: 'en', text: 'a', manner: 'alone' }],
      remove: ['en/gone'],
    });
  });
});

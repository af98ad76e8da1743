import { describe, expect, it } from 'vitest';
import { faultCode } from '../../../tests/support/fault-code.ts';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';

const walk = (about: object, values: object = {}): Walk =>
  new Walk(
    flowOf({
      sent: { type: 'set', values: { $caseNumber: '100014', ...values }, exits: { next: 'describe' } },
      describe: { type: 'describe-case', caseNumber: '$caseNumber', case: about, exits: { next: 'end' } },
      end: END,
    }),
  );
const described = (about: object, values?: object) => walk(about, values).effectsOf('describeCase');

describe('describing a case', () => {
  it('tells what is known of it now', () => {
    const about = { kind: '$kind', topic: 'road', commune: '$place', village: '$village' };
    expect(
      described(about, { $kind: 'complaint', $place: '020101', $village: '02010102', $facility: 'x' }),
    ).toEqual([
      {
        ...{ type: 'describeCase', number: '100014', kind: 'complaint' },
        ...{ topic: 'road', commune: '020101', village: '02010102' },
      },
    ]);
  });

  it('leaves out what the caller did not say', () => {
    expect(described({ kind: 'question', commune: '$place' }, { $place: null })).toEqual([
      { type: 'describeCase', number: '100014', kind: 'question' },
    ]);
  });

  it('is a fault where the kind is none', () => {
    expect(faultCode(() => walk({ kind: '$kind' }, { $kind: 'rumour' }))).toBe('not-a-kind');
  });

  it('does nothing where there is no number, as in a flow that is tried on its own', () => {
    const call = walk({ kind: 'question' }, { $caseNumber: null });
    expect(call.effectsOf('describeCase')).toEqual([]);
    expect(call.said).toEqual(['goodbye']);
  });
});

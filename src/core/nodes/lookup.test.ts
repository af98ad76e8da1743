import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';

const look = {
  type: 'lookup',
  query: 'budget',
  with: { commune: '$caller.commune', year: 2026, all: true, side: 'income' },
  into: '$budget',
  exits: { found: 'found', notFound: 'none', failed: 'trouble' },
};
const call = (): Walk =>
  new Walk(flowOf({ look, found: END, none: END, trouble: END }), {
    input: { caller: { commune: '160904', returning: true } },
  });

describe('lookup', () => {
  it('asks the directory with literals and with values of the call, and waits', () => {
    expect(call().effectsOf('lookUp')).toEqual([
      { type: 'lookUp', query: 'budget', args: { commune: '160904', year: 2026, all: true, side: 'income' } },
    ]);
    expect(call().gather).toBeUndefined();
    expect(call().isOver).toBe(false);
  });

  it('asks with null where a value is unknown', () => {
    const stranger = new Walk(flowOf({ look, found: END, none: END, trouble: END }));
    expect(stranger.effectsOf('lookUp')[0]?.args['commune']).toBeNull();
  });

  it('keeps what was found under its name', () => {
    const found = call().answer({ outcome: 'found', data: { year: 2026, lines: [1] } });
    expect(found.node).toBe('test/found');
    expect(found.context.values['budget']).toEqual({ year: 2026, lines: [1] });
  });

  it('takes "not found" as an answer, and keeps nothing', () => {
    const none = call().answer({ outcome: 'notFound' });
    expect(none.node).toBe('test/none');
    expect(none.context.values['budget']).toBeUndefined();
  });

  it('leads somewhere kind when the look-up failed', () => {
    expect(call().answer({ outcome: 'failed' }).node).toBe('test/trouble');
  });

  it('is known to the log by the exit that it took', () => {
    expect(call().answer({ outcome: 'notFound' }).facts[0]).toEqual({
      type: 'exit',
      node: 'test/look',
      exit: 'notFound',
    });
  });
});

describe('a look-up with a secret', () => {
  const secret = { ...look, with: { number: '$caller.commune', kind: 'code' }, secret: true };
  const begun = (): Walk =>
    new Walk(flowOf({ look: secret, found: END, none: END, trouble: END }), {
      input: { caller: { commune: '160904', returning: true } },
    });

  it('tells the host so', () => {
    expect(begun().effectsOf('lookUp')).toEqual([
      { type: 'lookUp', query: 'budget', args: { number: '160904', kind: 'code' }, secret: true },
    ]);
  });

  it.each([{ outcome: 'found', data: 1 }, { outcome: 'notFound' }, { outcome: 'failed' }] as const)(
    'is forgotten by the call, whatever the answer was: %j',
    (answer) => {
      expect(begun().answer(answer).context.values['caller']).toMatchObject({ commune: null });
    },
  );
});

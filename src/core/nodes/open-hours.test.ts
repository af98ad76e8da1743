import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';

const flow = flowOf({
  hours: {
    type: 'open-hours',
    kinds: ['ombudsman', 'owso'],
    commune: '$caller.commune',
    into: '$office',
    exits: { open: 'connect', closed: 'say-hours', unknown: 'ask', failed: 'trouble' },
  },
  connect: END,
  'say-hours': END,
  ask: END,
  trouble: END,
});
const begin = (): Walk => new Walk(flow, { input: { caller: { commune: '020101', returning: true } } });

describe('open-hours', () => {
  it('asks for the office of the caller, by kinds in their order', () => {
    expect(begin().effectsOf('lookUp')).toEqual([
      { type: 'lookUp', query: 'opening', args: { kinds: ['ombudsman', 'owso'], commune: '020101' } },
    ]);
  });

  it.each([
    [true, 'connect'],
    [false, 'say-hours'],
  ])('goes by whether it is open (%s)', (open, node) => {
    const call = begin().answer({ outcome: 'found', data: { open, phone: '1280' } });
    expect(call.node).toBe(`test/${node}`);
    expect(call.context.values['office']).toEqual({ open, phone: '1280' });
  });

  it('leads elsewhere, with no office, where no hours are known', () => {
    const call = begin().answer({ outcome: 'notFound' });
    expect(call.node).toBe('test/ask');
    expect(call.context.values['office']).toBeNull();
  });

  it('leads to `failed` when it cannot be found out', () => {
    expect(begin().answer({ outcome: 'failed' }).node).toBe('test/trouble');
  });
});

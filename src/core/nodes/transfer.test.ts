import { describe, expect, it } from 'vitest';
import { END, flowOf, Walk } from '../../../tests/support/walk.ts';
import { DIAL_ENDS } from '../call/events.ts';

const flow = flowOf({
  office: { type: 'set', values: { $phone: '+85523000000' }, exits: { next: 'transfer' } },
  transfer: {
    type: 'transfer',
    to: '$phone',
    seconds: 25,
    exits: { answered: 'spoken', busy: 'engaged', noAnswer: 'nobody', failed: 'broken' },
  },
  spoken: END,
  engaged: END,
  nobody: END,
  broken: END,
});
const TARGETS = { answered: 'spoken', busy: 'engaged', noAnswer: 'nobody', failed: 'broken' };

describe('a transfer', () => {
  it('calls the office, and waits for how it ends', () => {
    const walk = new Walk(flow);
    expect(walk.effectsOf('dial')).toEqual([{ type: 'dial', to: '+85523000000', office: null, seconds: 25 }]);
    expect(walk.context.awaits).toBe('dial');
    expect(walk.isOver).toBe(false);
  });

  it.each([
    ['owso-0201', 'owso-0201'],
    [7, null],
    [null, null],
  ])('says which office it calls: %j is %j', (key, office) => {
    const values = { $phone: '+85523000000', $key: key };
    const named = flowOf({
      ...flow.nodes,
      office: { type: 'set', values, exits: { next: 'transfer' } },
      transfer: { ...flow.nodes['transfer'], type: 'transfer', office: '$key' },
    });
    expect(new Walk(named).effectsOf('dial')).toMatchObject([{ office }]);
  });

  it.each(DIAL_ENDS)('that is %s leads on by that exit', (status) => {
    const walk = new Walk(flow).host({ type: 'dialled', status });
    expect(walk.node).toBe(`test/${TARGETS[status]}`);
    expect(walk.facts).toContainEqual({ type: 'exit', node: 'test/transfer', exit: status });
  });

  it.each([null, 115, 'ask at the office', '+855 23 000 000', ''])(
    'to %j fails and calls nobody',
    (phone) => {
      const walk = new Walk(
        flow.nodes['office']
          ? flowOf({ ...flow.nodes, office: { ...flow.nodes['office'], values: { $phone: phone } } })
          : flow,
      );
      expect(walk.effectsOf('dial')).toEqual([]);
      expect(walk.node).toBe('test/broken');
    },
  );
});

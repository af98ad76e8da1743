import { describe, expect, it } from 'vitest';
import { actionsIn, isLate, stateAfter } from './states.ts';

describe('the states of a case', () => {
  it('tell what may be done', () => {
    expect(actionsIn('new')).toContain('open');
    expect(actionsIn('closed')).toEqual(['note', 'reopen', 'redact', 'delete-recording']);
    expect(actionsIn('answered')).not.toContain('reject');
  });

  it('follow each other', () => {
    expect(stateAfter('reply', 'new')).toBe('answered');
    expect(stateAfter('reply', 'closed')).toBeUndefined();
    expect(stateAfter('reopen', 'rejected')).toBe('open');
    expect(stateAfter('note', 'rejected')).toBe('rejected');
  });
});

describe('a case is late', () => {
  it.each([
    ['new', '2026-11-20', true],
    ['open', '2026-11-20', true],
    ['open', '2026-11-21', false],
    ['open', null, false],
    ['answered', '2026-11-20', false],
    ['closed', '2026-11-20', false],
  ] as const)('%s, due on %s: %s', (state, dueOn, late) => {
    expect(isLate(state, dueOn, '2026-11-21')).toBe(late);
  });
});

import { describe, expect, it } from 'vitest';
import type { Awaited } from '../core/call/context.ts';
import { asAwaited } from './as-awaited.ts';
import type { IncomingEvent } from './ports.ts';

const EVENTS: Record<string, IncomingEvent> = {
  keys: { type: 'digits', digits: '1' },
  silence: { type: 'noInput' },
  recording: { type: 'recorded', source: { url: 'https://example.org/1', seconds: 3 } },
  dial: { type: 'dialled', status: 'busy', seconds: null },
  wait: { type: 'wentOn' },
};

describe('a carrier that follows another way than it was shown', () => {
  it.each<[Awaited, string, IncomingEvent]>([
    ['keys', 'recording', { type: 'noInput' }],
    ['keys', 'dial', { type: 'noInput' }],
    ['keys', 'wait', { type: 'noInput' }],
    ['recording', 'keys', { type: 'recorded', source: null }],
    ['recording', 'silence', { type: 'recorded', source: null }],
    ['recording', 'dial', { type: 'recorded', source: null }],
    ['recording', 'wait', { type: 'recorded', source: null }],
    ['dial', 'keys', { type: 'dialled', status: 'failed', seconds: null }],
    ['dial', 'silence', { type: 'dialled', status: 'failed', seconds: null }],
    ['dial', 'recording', { type: 'dialled', status: 'failed', seconds: null }],
    ['dial', 'wait', { type: 'dialled', status: 'failed', seconds: null }],
    ['wait', 'keys', { type: 'wentOn' }],
    ['wait', 'silence', { type: 'wentOn' }],
    ['wait', 'recording', { type: 'wentOn' }],
    ['wait', 'dial', { type: 'wentOn' }],
  ])('where %s is awaited, and %s comes', (awaits, comes, becomes) => {
    expect(asAwaited(EVENTS[comes] as IncomingEvent, awaits)).toEqual(becomes);
  });

  it.each<[Awaited, string]>([
    ['keys', 'keys'],
    ['keys', 'silence'],
    ['recording', 'recording'],
    ['dial', 'dial'],
    ['wait', 'wait'],
  ])('is none where %s is awaited and %s comes', (awaits, comes) => {
    expect(asAwaited(EVENTS[comes] as IncomingEvent, awaits)).toBe(EVENTS[comes]);
  });
});

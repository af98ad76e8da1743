import { z } from 'zod';
import { dayInPhnomPenh } from '../../calendar/phnom-penh.ts';
import type { Json } from '../../core/call/events.ts';
import { undoubled } from '../../core/speech/doubled-digits.ts';
import { hasGuessedEnough } from '../guessing.ts';
import { spokenPlace } from '../places.ts';
import type { ReferenceStore, ServiceRow } from '../ports.ts';
import { query, type QueryContext } from '../query.ts';
import {
  FEWEST_DIGITS,
  NEXT_STEPS,
  REQUEST_OFFICES,
  REQUEST_STATES,
  type NextStep,
  type RequestRow,
  type RequestState,
} from './request-row.ts';

/** What every request of a state asks of the citizen, unless the office says otherwise. */
const NEXT_OF_STATE: Record<RequestState, NextStep | null> = {
  received: 'wait',
  checking: 'wait',
  'needs-documents': 'bring-documents',
  'needs-payment': 'pay-fee',
  ready: 'collect',
  collected: null,
  refused: 'ask-officer',
};

/**
 * The state of an application by the number of its ticket. `told` is `later` for somebody who has given too many wrong
 * numbers. A number of which every digit came twice is looked for once each, where it is none as it came; the answer
 * names the number that was found, for the caller to compare.
 */
export const request = query({ number: z.string() }, ({ number }, store, context) => {
  if (hasGuessedEnough('request', store, context)) return { told: 'later' };
  const found = store.request(number) ?? store.request(onceEach(number));
  return found && spokenRequest(found, store, context);
});

function onceEach(number: string): string {
  const digits = undoubled(number) ?? '';
  return digits.length >= FEWEST_DIGITS ? digits : '';
}

function spokenRequest(
  row: RequestRow,
  store: ReferenceStore,
  context: QueryContext,
): { [name: string]: Json } {
  const next = row.next ?? NEXT_OF_STATE[row.state];
  const place = store.place(row.place);
  return {
    told: 'in-full',
    number: row.number,
    state: `request-state-${row.state}`,
    next: next && `request-next-${next}`,
    readyOn: comingDay(row, context.now),
    name: nameOf(row.service, store.services()),
    office: `request-at-${row.office}`,
    place: place ? spokenPlace(place) : null,
  };
}

const nameOf = (key: string | null, services: readonly ServiceRow[]): string | null =>
  key !== null && services.some((row) => row.key === key && row.listedUnder === key)
    ? `service-${key}-name`
    : null;

/** A day that has passed, or that an application which is ready or refused no longer waits for, tells nobody anything. */
function comingDay({ readyOn, state }: RequestRow, now: number): string | null {
  const waits = state === 'received' || state === 'checking';
  return waits && readyOn !== null && readyOn >= dayInPhnomPenh(now) ? readyOn : null;
}

/** Every prompt that an answer may name, but for the services, for the check that each can be heard. */
export const requestPrompts = (): string[] => [
  ...REQUEST_STATES.map((state) => `request-state-${state}`),
  ...NEXT_STEPS.map((step) => `request-next-${step}`),
  ...REQUEST_OFFICES.map((office) => `request-at-${office}`),
];

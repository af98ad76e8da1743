import type { CallerEvent } from '../../core/call/events.ts';
import { MalformedWebhook, type ParsedWebhook, type WebhookRequest } from '../provider.ts';
import { callerNumber } from './caller-number.ts';

/** Twilio's words for a call that is over; Somleng uses the same. */
const OVER = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** Twilio's SIDs and Somleng's UUIDs. */
const CALL_ID = /^[A-Za-z0-9-]{1,64}$/;

/** Longer than any entry that a flow may ask for; the rest of what a broken client sends is cut. */
const MAX_KEYS = 64;

/** Reads a voice request or a status callback. Throws MalformedWebhook where no call can be told by it. */
export function parseWebhook(request: WebhookRequest): ParsedWebhook {
  const value = (name: string): string => {
    const found = request.params[name];
    return (Array.isArray(found) ? found[0] : found) ?? '';
  };
  const providerCallId = value('CallSid');
  if (!CALL_ID.test(providerCallId)) throw new MalformedWebhook('The request has no usable CallSid.');
  // In a call that we place, the person is the one who is called, and must not stand in the log as a line.
  const weCall = value('Direction').startsWith('outbound');
  return {
    providerCallId,
    from: callerNumber(value(weCall ? 'To' : 'From')),
    line: lineOf(value(weCall ? 'From' : 'To')),
    event: eventOf(value('Digits')),
    over: OVER.has(value('CallStatus')),
    seconds: secondsOf(value('CallDuration')),
  };
}

/** The dialled number may be a short code such as 1294. Anything that is not a number is no line of ours. */
const lineOf = (to: string): string => (/^\+?\d{2,15}$/.test(to) ? to : 'unknown');

/** Somleng sends no Digits for silence and Twilio may send them blank: the same meaning. */
function eventOf(sent: string): CallerEvent {
  const digits = sent.replaceAll(/[^0-9*#]/g, '').slice(0, MAX_KEYS);
  return digits === '' ? { type: 'noInput' } : { type: 'digits', digits };
}

/** Whole seconds, up to a day; a longer call is a mistake of the wire. */
function secondsOf(sent: string): number | null {
  const seconds = /^\d{1,6}$/.test(sent) ? Number(sent) : null;
  return seconds !== null && seconds <= 86_400 ? seconds : null;
}

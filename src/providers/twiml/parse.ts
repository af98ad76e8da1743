import type { IncomingEvent, RecordingSource } from '../../calls/ports.ts';
import type { CallerEvent, DialEnd } from '../../core/call/events.ts';
import { once } from '../../core/memo.ts';
import { MalformedWebhook, type Door, type ParsedWebhook, type WebhookRequest } from '../provider.ts';
import { callerNumber, mobileNumber } from './caller-number.ts';

/** Twilio's words for a call that is over; Somleng uses the same. */
const OVER = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

/** Twilio's SIDs and Somleng's UUIDs. */
const CALL_ID = /^[A-Za-z0-9-]{1,64}$/;

/** Longer than any entry that a flow may ask for; the rest of what a broken client sends is cut. */
const MAX_KEYS = 64;

/** Reads what came by a door. Throws MalformedWebhook where no call can be told by it. */
export function parseWebhook(request: WebhookRequest, door: Door): ParsedWebhook {
  const value = (name: string): string => {
    const found = request.params[name];
    return (Array.isArray(found) ? found[0] : found) ?? '';
  };
  const providerCallId = value('CallSid');
  if (!CALL_ID.test(providerCallId)) throw new MalformedWebhook('The request has no usable CallSid.');
  // In a call that we place, the person is the one who is called, and must not stand in the log as a line.
  const weCall = value('Direction').startsWith('outbound');
  const from = once(() => callerNumber(value(weCall ? 'To' : 'From')));
  const mobile = once(() => mobileNumber(from()));
  return {
    providerCallId,
    // To read a number takes longer than all else here, and only the first turn of a call asks for it.
    get from() {
      return from();
    },
    get mobile() {
      return mobile();
    },
    line: lineOf(value(weCall ? 'From' : 'To')),
    event: eventAt(door, value),
    over: OVER.has(value('CallStatus')),
    seconds: secondsOf(value('CallDuration')),
  };
}

/** The dialled number may be a short code such as 1294. Anything that is not a number is no line of ours. */
const lineOf = (to: string): string => (/^\+?\d{2,15}$/.test(to) ? to : 'unknown');

/** The door decides what a webhook means: Twilio sends Digits to that of a recording too, and they answer nothing. */
function eventAt(door: Door, value: (name: string) => string): IncomingEvent {
  switch (door) {
    case 'recorded':
    case 'recording':
      return { type: 'recorded', source: sourceOf(value) };
    case 'empty':
      return { type: 'recorded', source: null };
    case 'dialled':
      return {
        type: 'dialled',
        status: DIAL_STATUS.get(value('DialCallStatus')) ?? 'failed',
        seconds: secondsOf(value('DialCallDuration')),
      };
    case 'on':
      return { type: 'wentOn' };
    case 'turn':
    case 'status':
      return keysOf(value('Digits'));
  }
}

const DIAL_STATUS: ReadonlyMap<string, DialEnd> = new Map([
  ['completed', 'answered'],
  ['answered', 'answered'],
  ['busy', 'busy'],
  ['no-answer', 'noAnswer'],
  ['canceled', 'noAnswer'],
]);

/** Longer than any URL of a recording; a length that cannot be read is not known, and the sound will tell it. */
const MAX_URL = 2_000;

/** Somleng tells the URL and the duration only; without a URL there is nothing to fetch. */
function sourceOf(value: (name: string) => string): RecordingSource | null {
  const url = value('RecordingUrl').trim();
  const lost = ['failed', 'absent'].includes(value('RecordingStatus'));
  if (url === '' || url.length > MAX_URL || lost) return null;
  return { url, seconds: secondsOf(value('RecordingDuration')) };
}

/** Somleng sends no Digits for silence and Twilio may send them blank: the same meaning. */
function keysOf(sent: string): CallerEvent {
  const digits = sent.replaceAll(/[^0-9*#]/g, '').slice(0, MAX_KEYS);
  return digits === '' ? { type: 'noInput' } : { type: 'digits', digits };
}

/** Whole seconds, up to a day; a longer call is a mistake of the wire. */
function secondsOf(sent: string): number | null {
  const seconds = /^\d{1,6}$/.test(sent) ? Number(sent) : null;
  return seconds !== null && seconds <= 86_400 ? seconds : null;
}

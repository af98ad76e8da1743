import type { Reply } from '../../calls/reply.ts';
import type { Links } from '../provider.ts';
import { element, responseOf } from './write-document.ts';

export const TWIML_CONTENT_TYPE = 'text/xml; charset=utf-8';

type Then<Type extends Reply['then']['type']> = Extract<Reply['then'], { type: Type }>;

/** Where the next turn may come in, and where recordings are told of. */
interface Ways {
  to: (door: Parameters<Links['turn']>[1]) => string;
  recordingStatus: () => string;
}

/**
 * A reply as the TwiML that is safe on both Twilio and Somleng: Play, Gather, Record, Dial, Redirect and Hangup, and of
 * their attributes only those that both read alike. Always one clip; inside the Gather, so that a key interrupts it.
 */
export function renderTwiml(reply: Reply, links: Links): string {
  const play = reply.clip ? element('Play', {}, { text: links.clip(reply.clip) }) : '';
  const ways: Ways = {
    to: (door) => links.turn(reply.turn + 1, door),
    recordingStatus: links.recordingStatus,
  };
  return responseOf(verbs(reply.then, play, ways));
}

const HANG_UP = element('Hangup', {});

/** The answer to a status callback: nothing is left to say. */
export const emptyTwiml = (): string => responseOf(HANG_UP);

function verbs(then: Reply['then'], play: string, ways: Ways): string {
  switch (then.type) {
    case 'hangUp':
      return play + HANG_UP;
    case 'gather':
      // The redirect is reached only where a carrier does not post an empty answer.
      return gather(then, ways.to('turn'), play) + redirect(ways.to('turn'));
    case 'record':
      // Twilio posts nothing for an empty recording and goes on to the next verb.
      return play + record(then, ways) + redirect(ways.to('empty'));
    case 'dial':
      return play + dial(then, ways.to('dialled'));
    case 'goOn':
      return play + redirect(ways.to('on'));
  }
}

const redirect = (url: string): string => element('Redirect', { method: 'POST' }, { text: url });

/** numDigits is always there: `finishOnKey=""` without it ends the call on Somleng, and with it all twelve keys arrive. */
const gather = (asked: Then<'gather'>, action: string, play: string): string =>
  element(
    'Gather',
    {
      action,
      method: 'POST',
      numDigits: String(asked.maxDigits),
      timeout: String(asked.seconds),
      finishOnKey: '',
      actionOnEmptyResult: 'true',
    },
    play,
  );

/** Nothing can be inside a Record: what is said before it cannot be interrupted. */
const record = (asked: Then<'record'>, ways: Ways): string =>
  element('Record', {
    action: ways.to('recorded'),
    method: 'POST',
    timeout: String(asked.silenceSeconds),
    maxLength: String(asked.maxSeconds),
    playBeep: 'true',
    finishOnKey: asked.endKey,
    recordingStatusCallback: ways.recordingStatus(),
    recordingStatusCallbackMethod: 'POST',
  });

/** Without callerId the office would see the caller's own number. */
const dial = (asked: Then<'dial'>, action: string): string =>
  element(
    'Dial',
    { action, method: 'POST', callerId: asked.callerId, timeout: String(asked.seconds) },
    { text: asked.to },
  );

import { XMLBuilder } from 'fast-xml-parser';
import type { Reply } from '../../calls/reply.ts';
import type { Links } from '../provider.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
});

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
  const play = reply.clip ? { Play: links.clip(reply.clip) } : {};
  const ways: Ways = {
    to: (door) => links.turn(reply.turn + 1, door),
    recordingStatus: links.recordingStatus,
  };
  return documentOf(verbs(reply.then, play, ways));
}

/** The answer to a status callback: nothing is left to say. */
export const emptyTwiml = (): string => documentOf({ Hangup: '' });

function verbs(then: Reply['then'], play: object, ways: Ways): object {
  switch (then.type) {
    case 'hangUp':
      return { ...play, Hangup: '' };
    case 'gather':
      // The redirect is reached only where a carrier does not post an empty answer.
      return { Gather: gather(then, ways.to('turn'), play), Redirect: redirect(ways.to('turn')) };
    case 'record':
      // Twilio posts nothing for an empty recording and goes on to the next verb.
      return { ...play, Record: record(then, ways), Redirect: redirect(ways.to('empty')) };
    case 'dial':
      return { ...play, Dial: dial(then, ways.to('dialled')) };
    case 'goOn':
      return { ...play, Redirect: redirect(ways.to('on')) };
  }
}

const redirect = (url: string): object => ({ '@method': 'POST', '#text': url });

/** numDigits is always there: `finishOnKey=""` without it ends the call on Somleng, and with it all twelve keys arrive. */
const gather = (asked: Then<'gather'>, action: string, play: object): object => ({
  '@action': action,
  '@method': 'POST',
  '@numDigits': String(asked.maxDigits),
  '@timeout': String(asked.seconds),
  '@finishOnKey': '',
  '@actionOnEmptyResult': 'true',
  ...play,
});

/** Nothing can be inside a Record: what is said before it cannot be interrupted. */
const record = (asked: Then<'record'>, ways: Ways): object => ({
  '@action': ways.to('recorded'),
  '@method': 'POST',
  '@timeout': String(asked.silenceSeconds),
  '@maxLength': String(asked.maxSeconds),
  '@playBeep': 'true',
  '@finishOnKey': asked.endKey,
  '@recordingStatusCallback': ways.recordingStatus(),
  '@recordingStatusCallbackMethod': 'POST',
});

/** Without callerId the office would see the caller's own number. */
const dial = (asked: Then<'dial'>, action: string): object => ({
  '@action': action,
  '@method': 'POST',
  '@callerId': asked.callerId,
  '@timeout': String(asked.seconds),
  '#text': asked.to,
});

const documentOf = (verbs: object): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${builder.build({ Response: verbs })}`;

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

/**
 * A reply as the TwiML that is safe on both Twilio and Somleng: Play, Gather, Redirect and Hangup, and of their
 * attributes only those that both read alike. Always one clip, inside the Gather, so that a key interrupts it.
 */
export function renderTwiml(reply: Reply, links: Links): string {
  const play = reply.clip ? { Play: links.clip(reply.clip) } : {};
  return documentOf(
    reply.then.type === 'hangUp'
      ? { ...play, Hangup: '' }
      : {
          Gather: gather(reply.then, links.turn(reply.turn + 1), play),
          // Reached only where a carrier does not post an empty answer.
          Redirect: { '@method': 'POST', '#text': links.turn(reply.turn + 1) },
        },
  );
}

/** The answer to a status callback: nothing is left to say. */
export const emptyTwiml = (): string => documentOf({ Hangup: '' });

/** numDigits is always there: `finishOnKey=""` without it ends the call on Somleng, and with it all twelve keys arrive. */
const gather = (asked: { maxDigits: number; seconds: number }, action: string, play: object): object => ({
  '@action': action,
  '@method': 'POST',
  '@numDigits': String(asked.maxDigits),
  '@timeout': String(asked.seconds),
  '@finishOnKey': '',
  '@actionOnEmptyResult': 'true',
  ...play,
});

const documentOf = (verbs: object): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${builder.build({ Response: verbs })}`;

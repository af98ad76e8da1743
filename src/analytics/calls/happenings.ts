import type { DialEnd, Disposition, Json } from '../../core/call/events.ts';
import { hiddenDigits } from '../../core/call/hidden-digits.ts';
import type { Happening, Timing } from './api-types.ts';
import {
  mayTellKeys,
  toldArguments,
  type LoggedEvent,
  type NodeFinder,
} from '../../core/call/confidential.ts';

/** A clip as the log keeps it. */
export interface LoggedUtterance {
  hash: string;
  language: string;
  seconds: number;
  clips: ({ pause: number } | { prompt: string; text: string; recording?: string })[];
}

/** What an event is told with. */
export interface Telling {
  nodeAt: NodeFinder;
  utterance: (hash: string) => LoggedUtterance | undefined;
  /** Turns whose words are not told. */
  untold: ReadonlySet<number>;
  /** When the line last began to speak before this event, and how long. */
  spoken: { at: number; seconds: number } | null;
  /** When the caller hung up; null where nobody told us. */
  hungUpAt: number | null;
}

type Tell = (event: LoggedEvent, telling: Telling) => Happening | null;

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const number = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);
const known = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

/** How each kind of event is told. A kind that has no row here is not told. */
const TELL: { readonly [type: string]: Tell } = {
  said: saidIn,
  pressed: (event, telling) => ({
    type: 'pressed',
    digits: digitsOf(event, telling),
    ...timing(event, telling),
  }),
  noInput: (event, telling) => ({ type: 'silence', ...timing(event, telling) }),
  noMatch: (event, telling) => ({ type: 'wrongKey', digits: digitsOf(event, telling) }),
  recorded: ({ data }) => ({ type: 'spoke', seconds: secondsOf(data['recording']) }),
  lookedUp: ({ data }) => ({
    type: 'lookedUp',
    query: text(data['query']),
    args: toldArguments(data),
    outcome: text(data['outcome']) as 'found' | 'notFound' | 'failed',
  }),
  exit: ({ data }) => ({ type: 'exit', exit: text(data['exit']) }),
  rated: ({ data }) => ({
    type: 'rated',
    subject: text(data['subject']),
    subjectId: text(data['subjectId']),
    value: number(data['value']),
  }),
  voted: ({ data }) => ({
    type: 'voted',
    facility: text(data['facility']),
    item: text(data['item']),
    value: number(data['value']),
  }),
  judged: ({ data }) => ({ type: 'judged', promise: text(data['promise']), kept: text(data['kept']) }),
  remembered: ({ data }) => ({
    type: 'remembered',
    language: known(data['language']),
    commune: known(data['commune']),
  }),
  forgotten: () => ({ type: 'forgotten' }),
  textAsked: ({ data }) => ({ type: 'textAsked', kind: text(data['kind']) }),
  dialling: () => ({ type: 'dialling' }),
  dialled: ({ data }) => ({ type: 'dialled', status: text(data['status']) as DialEnd }),
  // Its message may have anything in it, and stays in the log of the process.
  fault: ({ data }) => ({ type: 'fault', code: text(data['code']) }),
  ended: ({ data }, telling) => ({
    type: 'ended',
    disposition: text(data['disposition']) as Disposition,
    assumed: data['assumed'] === true,
    timing:
      data['disposition'] === 'hung-up' && telling.hungUpAt !== null
        ? timing({ at: telling.hungUpAt }, telling)
        : null,
  }),
};

/** What an event comes to for those who read the log; null where there is nothing to tell. */
export const happeningOf: Tell = (event, telling) =>
  Object.hasOwn(TELL, event.type) ? (TELL[event.type]?.(event, telling) ?? null) : null;

function saidIn({ turn, data }: LoggedEvent, { utterance, untold }: Telling): Happening {
  const said = utterance(text(data['utterance']));
  const spoken = said?.clips.flatMap((clip) => ('pause' in clip ? [] : [clip])) ?? [];
  const hasVoice = spoken.some(({ recording }) => recording !== undefined);
  const hides = hasVoice ? 'voice' : untold.has(turn) ? 'number' : null;
  return {
    type: 'said',
    text: hides
      ? ''
      : spoken
          .map((clip) => clip.text)
          .filter(Boolean)
          .join(' '),
    prompts: hides ? [] : spoken.map(({ prompt }) => prompt),
    language: said?.language ?? '',
    seconds: number(data['seconds']),
    clip: hides || !said ? null : said.hash,
    untold: hides,
  };
}

function digitsOf({ node, data }: LoggedEvent, { nodeAt }: Telling): string {
  const digits = text(data['digits']);
  return mayTellKeys(nodeAt(node)) ? digits : hiddenDigits(digits);
}

const secondsOf = (recording: Json | undefined): number | null =>
  typeof recording === 'object' && recording !== null && !Array.isArray(recording)
    ? number(recording['seconds'])
    : null;

/**
 * When something was done, from the moment on at which the words before it were sent to the carrier. The carrier's own way
 * is in it: about a second, so that nobody should trust the tenths.
 */
const timing = ({ at }: Pick<LoggedEvent, 'at'>, { spoken }: Telling): Timing =>
  spoken
    ? { after: Math.max(0, (at - spoken.at) / 1000), ofSeconds: spoken.seconds }
    : { after: 0, ofSeconds: null };

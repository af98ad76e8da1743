import type { Part } from '../speech/parts.ts';
import type { TextPart } from '../speech/written.ts';
import type { Disposition, Json } from './events.ts';

/** A question to the directory, as data. */
export interface LookUp {
  query: string;
  args: { [name: string]: Json };
  /** What is asked for is known to the caller alone, or says what a text says: no log has the arguments. */
  secret?: true;
}

/** A rating as the caller gave it; `offered` is the order in which the choices were read. */
export interface Rating {
  subject: string;
  subjectId: string;
  /** 1 (very bad) to 5 (very good): the five-point scale of the community scorecard. */
  value: number;
  offered: string[];
}

/** One answer of a scorecard; `offered` is the order in which the choices were read. */
export interface Vote {
  round: string;
  facility: string;
  item: string;
  /** 1 (very bad) to 5 (very good). */
  value: number;
  offered: string[];
}

/** Whose scores are counted apart, in the order in which people are asked. */
export const VOTER_GROUPS = ['woman', 'youth', 'disability', 'minority', 'id-poor'] as const;

/** Whether the one who votes is of a group, in their own words. */
export interface VoterGroup {
  round: string;
  facility: string;
  group: (typeof VOTER_GROUPS)[number];
  belongs: boolean;
}

/** Whether a promise was kept, in a caller's eyes. */
export interface Verdict {
  promise: string;
  kept: 'yes' | 'partly' | 'no';
  offered: string[];
}

/** What is kept of a caller from one call to the next. */
export interface Remembered {
  language?: string;
  commune?: string;
}

/** A fact that the machine knows and the log keeps. The host adds call, turn, order and time. */
export type Fact =
  | { type: 'step'; node: string }
  | { type: 'exit'; node: string; exit: string }
  | { type: 'noInput'; node: string }
  | { type: 'noMatch'; node: string; digits: string }
  | { type: 'navigated'; node: string; key: string };

/** Asks the caller to speak. The sound is the host's; the machine only ever sees its id. */
export interface VoiceRequest {
  maxSeconds: number;
  /** Seconds of silence that end it. */
  silenceSeconds: number;
  /** The one key that ends it. */
  endKey: string;
}

/** `message`: the caller did not say what it is. */
export const CASE_KINDS = [
  'complaint',
  'question',
  'suggestion',
  'place-problem',
  'promise',
  'message',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** A spoken message as the caller leaves it: what it is about, and where. */
export interface Message {
  kind: CaseKind;
  topic: string | null;
  commune: string | null;
  village: string | null;
  facility: string | null;
  recording: string;
  language: string;
}

/** A message that was given a number. The host drew it by the look-up `new-case-number` in the same turn. */
export interface NewCase extends Message {
  number: string;
}

/** What a caller says of their message after it was sent; what is left out stays as it is. */
export interface CaseDescription {
  number: string;
  kind?: CaseKind;
  topic?: string;
  commune?: string;
  village?: string;
  facility?: string;
}

/** A text message to the phone that calls; the machine never learns its number. */
export interface TextMessage {
  node: string;
  /** What it is, for the log: a word of the flow, never what the message says. */
  kind: string;
  parts: TextPart[];
  language: string;
}

/** A prompt in one language as a speaker said it over the phone, with the id of their code. */
export interface Take {
  prompt: string;
  language: string;
  speakerCode: string;
  recording: string;
}

/** What the machine wants done. The machine itself does nothing. */
export type Effect =
  | { type: 'say'; parts: Part[] }
  | { type: 'gather'; maxDigits: number; seconds: number }
  | { type: 'hangUp'; disposition: Disposition }
  | ({ type: 'lookUp' } & LookUp)
  | ({ type: 'rate' } & Rating)
  | ({ type: 'vote' } & Vote)
  | ({ type: 'voterGroup' } & VoterGroup)
  | ({ type: 'verdict' } & Verdict)
  | ({ type: 'remember' } & Remembered)
  | ({ type: 'recordVoice' } & VoiceRequest)
  // To the office's own number, in E.164 or a short code; never to a number that a caller gave. `office`: its key.
  | { type: 'dial'; to: string; office: string | null; seconds: number }
  // What was said is played, and the call comes back by itself.
  | { type: 'goOn' }
  | ({ type: 'openCase' } & NewCase)
  | ({ type: 'describeCase' } & CaseDescription)
  | { type: 'dropRecording'; recording: string }
  | ({ type: 'sendText' } & TextMessage)
  | ({ type: 'keepTake' } & Take)
  | { type: 'useSpeakerCode'; speakerCode: string }
  | { type: 'forgetCaller' }
  | { type: 'record'; fact: Fact };

import type { Part } from '../speech/parts.ts';
import type { Disposition, Json } from './events.ts';

/** A question to the directory, as data. */
export interface LookUp {
  query: string;
  args: { [name: string]: Json };
}

/** A rating as the caller gave it; `offered` is the order in which the choices were read. */
export interface Rating {
  subject: string;
  subjectId: string;
  /** 1 (very bad) to 5 (very good): the five-point scale of the community scorecard. */
  value: number;
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

/** What the machine wants done. The machine itself does nothing. */
export type Effect =
  | { type: 'say'; parts: Part[] }
  | { type: 'gather'; maxDigits: number; seconds: number }
  | { type: 'hangUp'; disposition: Disposition }
  | ({ type: 'lookUp' } & LookUp)
  | ({ type: 'rate' } & Rating)
  | ({ type: 'remember' } & Remembered)
  | { type: 'forgetCaller' }
  | { type: 'record'; fact: Fact };

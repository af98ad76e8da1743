import type { TextPart } from '../core/speech/written.ts';
import type { SealedText } from './deeds.ts';

/* What is done after a turn, over the network: errands, what a provider's own interface can do, and text messages. */

/** Work for after the turn, since a turn never waits for the network. There is at most one of a kind for a subject. */
export type ErrandKind = 'fetch-recording' | 'delete-recording' | 'send-text' | 'keep-take';

export interface Errand {
  kind: ErrandKind;
  /** The id of what it is about. */
  subject: string;
  /** How often it was begun. */
  tries: number;
  madeAt: number;
}

/** Adding takes part in the transaction of the turn; what was done before is then to be done anew. */
export interface ErrandStore {
  add(kind: ErrandKind, subject: string, at: number): void;
  /** Those whose time has come, the oldest first; those too that were begun long ago and never ended. */
  due(now: number, most: number): Errand[];
  /** A process has just begun: what the one before had under way is due now. */
  takeUp(at: number): void;
  /** Begins it. Out: false when another has begun it meanwhile. */
  start(errand: Errand, at: number): boolean;
  done(errand: Errand): void;
  later(errand: Errand, dueAt: number, why: string): void;
  giveUp(errand: Errand, why: string): void;
}

/** A provider's own interface, as far as we use it. What it throws is a ProviderError. */
export interface Outbound {
  fetchRecording(url: string): Promise<Uint8Array>;
  /** Deleting what is gone is no error. */
  deleteRecording(url: string): Promise<void>;
  /** Null: there is no sender. Asking it twice sends two texts. */
  sendText: SendText | null;
}

export interface OutgoingText {
  /** In E.164. */
  to: string;
  body: string;
  /** The provider's own id of the call in which it was asked for. */
  providerCallId: string;
}

/** Out: the provider's id of the text, empty where it gave none. */
export type SendText = (text: OutgoingText) => Promise<string>;

/** Puts the words of prompts together to a text message. */
export interface TextWriter {
  write(parts: readonly TextPart[], language: string): WrittenText;
}

export interface WrittenText {
  body: string;
  /** False where only the first lines had room in it. */
  isWhole: boolean;
}

/**
 * `waiting`: still to be sent. `sending`: the request is about to leave, or has left. `unknown`: nobody can tell whether it
 * arrived. `failed`: the provider refused it. `dropped`: its number was removed before it was sent.
 */
export type TextState = 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown' | 'dropped';

export interface StoredText {
  id: string;
  provider: string;
  providerCallId: string;
  state: TextState;
}

/** Text messages: what became of each, and, until it has left and no longer, the number that it goes to. */
export interface TextStore {
  seal(id: string, callId: string, text: { number: string; body: string }): SealedText;
  find(id: string): StoredText | undefined;
  /** Number and text; undefined once they were removed. */
  contact(id: string): { number: string; body: string } | undefined;
  begin(id: string): void;
  /** Ends it, and removes number and text. */
  end(id: string, end: { state: TextState; at: number; providerTextId?: string; why?: string }): void;
  /** Removes numbers and texts that are older, sent or not. */
  forgetBefore(time: number): void;
  /** How many were asked for by this caller since that time. */
  countSince(caller: string, time: number): number;
}

/** A provider's interface failed. `retry`: another try later may succeed. The message never has the URL in it. */
export class ProviderError extends Error {
  readonly code: string;
  readonly retry: boolean;

  constructor(code: string, retry: boolean, message: string) {
    super(message);
    this.name = 'ProviderError';
    this.code = code;
    this.retry = retry;
  }
}

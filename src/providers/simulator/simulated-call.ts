import type { DialEnd } from '../../core/call/events.ts';
import { readScene, type Scene } from './scene.ts';
import { toneUrl } from './tone-url.ts';

export type { DialEnd };

/** Places one webhook: a signed form POST to the line. Gives back the document. */
export type PlaceWebhook = (path: string, params: Record<string, string>) => Promise<string>;

const VOICE = '/telephony/simulator/voice';

/** One call, made the way a carrier makes it: a webhook at the start, one for each answer, a status at the end. */
export class SimulatedCall {
  readonly #place: PlaceWebhook;
  readonly #about: Record<string, string>;
  #scene: Scene | undefined;
  #spoken = 0;

  /** In: how webhooks are placed; the call's id; the number that calls (empty: withheld) and the one that is called. */
  constructor(place: PlaceWebhook, call: { id: string; from: string; to: string }) {
    this.#place = place;
    this.#about = {
      CallSid: call.id,
      AccountSid: 'simulator',
      From: call.from,
      Caller: call.from,
      To: call.to,
      Called: call.to,
      Direction: 'inbound',
      ApiVersion: '2010-04-01',
    };
  }

  dial(): Promise<Scene> {
    return this.#webhook(VOICE, { CallStatus: 'ringing' });
  }

  /** Answers the gather that the line waits in; silence is the empty string, and is sent as no Digits at all. */
  answer(digits: string): Promise<Scene> {
    const then = this.#scene?.then;
    if (then?.type !== 'gather') throw new Error('The line is not waiting for keys.');
    return this.#webhook(pathOf(then.action), {
      CallStatus: 'in-progress',
      ...(digits === '' ? {} : { Digits: digits }),
    });
  }

  /** Speaks for so many seconds after the tone; with none the carrier goes on as if nothing had been said. */
  speak(seconds: number): Promise<Scene> {
    const then = this.#scene?.then;
    if (then?.type !== 'record') throw new Error('The line is not waiting for a message.');
    const length = Math.min(seconds, then.maxSeconds);
    if (length === 0) return this.#webhook(pathOf(then.empty), { CallStatus: 'in-progress' });
    this.#spoken += 1;
    return this.#webhook(pathOf(then.action), {
      CallStatus: 'in-progress',
      RecordingUrl: toneUrl(length, `${this.#about['CallSid'] ?? ''}-${this.#spoken}`),
      RecordingDuration: String(length),
    });
  }

  /** The party that the line called has answered and spoken, or has not. */
  dialEnds(status: DialEnd): Promise<Scene> {
    const then = this.#scene?.then;
    if (then?.type !== 'dial') throw new Error('The line is not calling anybody.');
    return this.#webhook(pathOf(then.action), {
      CallStatus: 'in-progress',
      DialCallStatus: DIAL_STATUS[status],
    });
  }

  /** The clips have been played, and the line said that the call goes on by itself. */
  goOn(): Promise<Scene> {
    const then = this.#scene?.then;
    if (then?.type !== 'redirect') throw new Error('The line is not about to go on.');
    return this.#webhook(pathOf(then.url), { CallStatus: 'in-progress' });
  }

  /** Tells the line that the call is over. */
  async hangUp(seconds: number): Promise<void> {
    const ended = { CallStatus: 'completed', CallDuration: String(seconds), SequenceNumber: '0' };
    await this.#place(`${VOICE}/status`, { ...this.#about, ...ended });
  }

  async #webhook(path: string, params: Record<string, string>): Promise<Scene> {
    this.#scene = readScene(await this.#place(path, { ...this.#about, ...params }));
    return this.#scene;
  }
}

const DIAL_STATUS: Record<DialEnd, string> = {
  answered: 'completed',
  busy: 'busy',
  noAnswer: 'no-answer',
  failed: 'failed',
};

const pathOf = (url: string): string => new URL(url).pathname;

import { readScene, type Scene } from './scene.ts';

/** Places one webhook: a signed form POST to the line. Gives back the document. */
export type PlaceWebhook = (path: string, params: Record<string, string>) => Promise<string>;

const VOICE = '/telephony/simulator/voice';

/** One call, made the way a carrier makes it: a webhook at the start, one for each answer, a status at the end. */
export class SimulatedCall {
  readonly #place: PlaceWebhook;
  readonly #about: Record<string, string>;
  #scene: Scene | undefined;

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

  /** Tells the line that the call is over. */
  async hangUp(seconds: number): Promise<void> {
    const ended = { CallStatus: 'completed', CallDuration: String(seconds), SequenceNumber: '0' };
    await this.#place(`${VOICE}/status`, { ...this.#about, ...ended });
  }

  async #webhook(path: string, params: Record<string, string>): Promise<Scene> {
    let scene = readScene(await this.#place(path, { ...this.#about, ...params }));
    while (scene.then.type === 'redirect') {
      scene = readScene(await this.#place(pathOf(scene.then.url), { ...this.#about, ...params }));
    }
    this.#scene = scene;
    return scene;
  }
}

const pathOf = (url: string): string => new URL(url).pathname;

import type { RequestListener } from 'node:http';
import request from 'supertest';
import { expect } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { sign } from '../../src/providers/twilio/signature.ts';
import { bothSafeProblems } from '../../src/providers/twiml/both-safe.ts';
import { readScene, type Scene } from '../../src/providers/simulator/scene.ts';
import { toneUrl } from '../../src/providers/simulator/tone-url.ts';
import { PUBLIC_URL, TOKENS } from './line.ts';

export type Carrier = keyof typeof TOKENS;

/** What a carrier's webhooks look like, as far as they differ. */
const SHAPES = {
  twilio: { CallSid: 'CA0123456789abcdef0123456789abcdef', AccountSid: 'AC0123456789abcdef0123456789abcdef' },
  somleng: {
    CallSid: '7b1c5f1e-6f0f-4b7e-9d55-0a3b2f6a1c11',
    AccountSid: '3f4f4a94-0d8a-4d5c-a8a1-5f0d5f7f8c22',
  },
};

/** One call over HTTP, signed as the carrier signs, every document checked to be safe on both. */
export class Conversation {
  readonly app: RequestListener;
  readonly carrier: Carrier;
  readonly from: string;
  callSid: string;
  scene: Scene | undefined;
  xml = '';
  #recordings = 0;
  #lastTurn: [path: string, params: Record<string, string>] | undefined;

  constructor(context: Context, options: { carrier?: Carrier; from?: string; callSid?: string } = {}) {
    this.app = createApp(context);
    this.carrier = options.carrier ?? 'twilio';
    this.from = options.from ?? '+85512345678';
    this.callSid = options.callSid ?? SHAPES[this.carrier].CallSid;
  }

  async dial(): Promise<Scene> {
    return this.#turn(`/telephony/${this.carrier}/voice`, { CallStatus: 'ringing' });
  }

  /** The same phone, a new call. */
  async redial(): Promise<Scene> {
    this.callSid = this.callSid.replace(/.$/, (last) => (last === '9' ? '8' : '9'));
    return this.dial();
  }

  /** Keys, or `-` for silence, which Twilio sends as blank Digits and Somleng as none. */
  async press(keys: string): Promise<Scene> {
    if (this.scene?.then.type !== 'gather') throw new Error('The line is not waiting for keys.');
    const silence = this.carrier === 'twilio' ? { Digits: '' } : {};
    const digits = keys === '-' ? silence : { Digits: keys };
    return this.#turn(new URL(this.scene.then.action).pathname, { CallStatus: 'in-progress', ...digits });
  }

  /** Speaks for so many seconds; 0: nothing is said, and Twilio goes on to the next verb. */
  async say(seconds: number): Promise<Scene> {
    const then = this.scene?.then;
    if (then?.type !== 'record') throw new Error('The line is not waiting for a message.');
    if (seconds === 0) return this.#turn(new URL(then.empty).pathname, { CallStatus: 'in-progress' });
    return this.sayAs(this.recording(seconds));
  }

  /** Speaks, and the carrier has it there. */
  async sayAs(recording: ReturnType<Conversation['recording']>): Promise<Scene> {
    const then = this.scene?.then;
    if (then?.type !== 'record') throw new Error('The line is not waiting for a message.');
    return this.#turn(new URL(then.action).pathname, {
      CallStatus: 'in-progress',
      ...recording,
      ...(this.carrier === 'twilio' ? { Digits: then.endKey, RecordingSid: 'RE1' } : {}),
    });
  }

  /** What a carrier posts of a recording: a new one each time. */
  recording(seconds: number): { RecordingUrl: string; RecordingDuration: string } {
    this.#recordings += 1;
    const url = toneUrl(seconds, `${this.callSid}-${this.#recordings}`);
    return { RecordingUrl: url, RecordingDuration: String(seconds) };
  }

  /** The office that the line called has answered and spoken, or has not. Carriers tell a length where the two spoke. */
  async dialEnds(status: string, seconds?: number): Promise<Scene> {
    const then = this.scene?.then;
    if (then?.type !== 'dial') throw new Error('The line is not calling anybody.');
    const path = new URL(then.action).pathname;
    return this.#turn(path, {
      CallStatus: 'in-progress',
      DialCallStatus: status,
      ...(seconds === undefined ? {} : { DialCallDuration: String(seconds) }),
    });
  }

  /** The clip has been played, and the carrier comes back by itself. */
  async comeBack(): Promise<Scene> {
    const then = this.scene?.then;
    if (then?.type !== 'redirect') throw new Error('The line is not about to go on.');
    return this.#turn(new URL(then.url).pathname, { CallStatus: 'in-progress' });
  }

  /** The carrier sends its last voice webhook once more. Out: the document of the answer. */
  async repeat(): Promise<string> {
    if (!this.#lastTurn) throw new Error('There is nothing to repeat.');
    return (await this.post(...this.#lastTurn)).text;
  }

  async hangUp(seconds = 42): Promise<void> {
    const response = await this.post(`/telephony/${this.carrier}/voice/status`, {
      CallStatus: 'completed',
      CallDuration: String(seconds),
      SequenceNumber: '0',
    });
    expect(response.status).toBe(200);
    expect(bothSafeProblems(response.text)).toEqual([]);
  }

  async post(path: string, own: Record<string, string>): Promise<request.Response> {
    const params = {
      ...SHAPES[this.carrier],
      CallSid: this.callSid,
      From: this.from,
      Caller: this.from,
      To: '1294',
      Called: '1294',
      Direction: 'inbound',
      ApiVersion: '2010-04-01',
      ...own,
    };
    const signature = sign(TOKENS[this.carrier], { method: 'POST', url: `${PUBLIC_URL}${path}`, params });
    return request(this.app).post(path).type('form').set('X-Twilio-Signature', signature).send(params);
  }

  async #turn(path: string, own: Record<string, string>): Promise<Scene> {
    this.#lastTurn = [path, own];
    const response = await this.post(path, own);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toMatch(/^text\/xml/);
    expect(bothSafeProblems(response.text)).toEqual([]);
    this.xml = response.text;
    this.scene = readScene(response.text);
    return this.scene;
  }
}

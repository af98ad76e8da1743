import { happens, type Chance } from '../../../src/flows/walk/chance.ts';
import { readScene, type Scene } from '../../../src/providers/simulator/scene.ts';
import { RECORDED_SECONDS } from './carrier-api.ts';
import type { Account } from './ledger.ts';
import type { FactKind, Plan, Step } from './plans.ts';
import type { Webhook, Wire } from './wire.ts';

const VOICE = '/telephony/twilio/voice';

/** How often carriers and callers do what nobody asked for. */
const AGAIN_LATER = 0.04;
const TWICE_AT_ONCE = 0.03;
const GIVES_UP = 0.15;
const UNTOLD_END = 0.05;

/** One phone and its carrier: walks through a plan, and writes down what it was answered. */
export class Caller {
  readonly account: Account;
  readonly #wire: Wire;
  readonly #chance: Chance;
  readonly #call: { sid: string; from: string };
  #scene: Scene | null = null;
  /** The turn that the next answer is for. */
  #turn = 0;
  /** What was answered differently when it was sent again. */
  readonly changed: string[];

  /** In: the number of the call, of which there is one each; where to write answers that changed. */
  constructor(wire: Wire, chance: Chance, number: number, plan: string, changed: string[]) {
    this.#wire = wire;
    this.#chance = chance;
    this.changed = changed;
    this.#call = {
      sid: `CA${number.toString(16).padStart(32, '0')}`,
      from: `+85512${String(number % 1_000_000).padStart(6, '0')}`,
    };
    this.account = {
      ...this.#call,
      plan,
      turns: [],
      unanswered: null,
      leftSpeaking: false,
      turnedAway: false,
      cutOff: false,
      end: happens(UNTOLD_END, chance) ? 'untold' : 'told',
      isOver: false,
    };
  }

  /** The whole call. */
  async follow({ steps }: Plan): Promise<void> {
    await this.#turnBy(VOICE, { CallStatus: 'ringing' });
    this.account.turnedAway = this.#scene?.then.type === 'hangUp';
    if (this.account.turnedAway) this.account.turns.length = 0;
    for (const step of steps) {
      if (this.account.unanswered) break;
      if (this.#scene?.then.type === 'hangUp') {
        this.account.cutOff = !this.account.turnedAway;
        break;
      }
      await this.#do(step);
    }
    if (this.account.end === 'told') await this.#tellEnd();
    this.account.isOver = true;
  }

  async #do(step: Step): Promise<void> {
    switch (step.type) {
      case 'press':
        return this.#press(step.keys, step.fact ?? null);
      case 'speak':
        return this.#speak();
      case 'hangUpSpeaking':
        return this.#hangUpSpeaking();
    }
  }

  async #press(keys: string, fact: FactKind | null): Promise<void> {
    const then = this.#scene?.then;
    if (then?.type !== 'gather') throw new Error(`${this.account.plan}: ${then?.type} where keys were due.`);
    await this.#turnBy(pathOf(then.action), { CallStatus: 'in-progress', Digits: keys }, keys, fact);
  }

  /** Until the line has the sound, or goes on without it. */
  async #speak(): Promise<void> {
    const then = this.#scene?.then;
    if (then?.type !== 'record') throw new Error(`${this.account.plan}: no message was asked for.`);
    await this.#turnBy(pathOf(then.action), { CallStatus: 'in-progress', ...this.#recording() });
    while (this.#scene?.then.type === 'redirect')
      await this.#turnBy(pathOf(this.#scene.then.url), { CallStatus: 'in-progress' });
  }

  /** The carrier tells of the sound and of the end apart, in any order; or of both at once, and of the end again. */
  async #hangUpSpeaking(): Promise<void> {
    const then = this.#scene?.then;
    if (then?.type !== 'record') throw new Error(`${this.account.plan}: no message was asked for.`);
    const own = this.#recording();
    const news = { path: `${VOICE}/recordings`, call: this.#call, own };
    const both = { ...news, path: pathOf(then.action), own: { ...own, CallStatus: 'completed' } };
    const way = this.#chance();
    if (way < 1 / 3) await this.#wire.post(both);
    else if (way < 2 / 3) await this.#wire.post(news);
    await this.#tellEnd();
    if (way >= 2 / 3) await this.#wire.post(news);
    this.account.end = 'told';
    this.account.leftSpeaking = true;
  }

  #recording(): { RecordingUrl: string; RecordingDuration: string } {
    const { sid } = this.#call;
    const url = `https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE${sid.slice(2)}`;
    return { RecordingUrl: url, RecordingDuration: String(RECORDED_SECONDS) };
  }

  async #tellEnd(): Promise<void> {
    const own = { CallStatus: 'completed', CallDuration: '42' };
    await this.#wire.post({ path: `${VOICE}/status`, call: this.#call, own });
  }

  /** One turn. Some webhooks come twice at once, and some again after they were answered: the answer is the same. */
  async #turnBy(
    path: string,
    own: { [name: string]: string },
    digits: string | null = null,
    fact: FactKind | null = null,
  ): Promise<void> {
    const webhook: Webhook = { path, call: this.#call, own };
    const tries = this.#turn > 0 && happens(GIVES_UP, this.#chance) ? 1 : Infinity;
    const twin = happens(TWICE_AT_ONCE, this.#chance) ? this.#wire.post(webhook) : null;
    const answer = await this.#wire.post(webhook, tries);
    const second = await twin;
    const heard = answer ?? second;
    if (heard === null) {
      this.account.unanswered = { turn: this.#turn, fact };
      return;
    }
    const again = happens(AGAIN_LATER, this.#chance) ? await this.#wire.post(webhook) : null;
    for (const other of [second, again])
      if (other !== null && other !== heard && this.#turn > 0)
        this.changed.push(`${this.#call.sid} ${path}: ${other}`);
    this.#scene = readScene(heard);
    const clip = /([0-9a-f]{32})\.wav$/.exec(this.#scene.clips.at(-1) ?? '')?.[1] ?? null;
    this.account.turns.push({ turn: this.#turn, digits, clip, fact });
    this.#turn += 1;
  }
}

const pathOf = (url: string): string => new URL(url).pathname;

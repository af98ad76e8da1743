import type { Connection } from './connection.ts';
import { type Answer } from './connection.ts';
import { WALKS } from './walks.ts';
import { webhookBytes, type CallFields, type Door } from './webhook.ts';

/** One webhook of a call that is to be sent. */
export interface Step {
  path: string;
  own: { [name: string]: string };
  /** The turn that it asks for; null for the word that the call is over, which is no turn. */
  turn: number | null;
}

const VOICE = '/telephony/twilio/voice';

/** A call under way: who calls, and what is left of the walk. */
export interface Walk {
  fields: CallFields;
  steps: Step[];
}

/**
 * Phones that call, walk, hang up and call again, over one connection: one call, or many that take turns. Every answer is
 * checked: a turn that is not answered by its own reply is lost.
 */
export class Caller {
  readonly #door: Door;
  #connection: Connection | undefined;
  readonly #nextCall: () => number;
  /** Whether the answers are the line's own, and not the fixed one of the bare server. */
  readonly #isLine: boolean;
  readonly #walks: Walk[];
  #next = 0;

  /** In: how many calls are under way at a time; what numbers the next one. */
  constructor(door: Door, isLine: boolean, calls: number, nextCall: () => number) {
    this.#door = door;
    this.#nextCall = nextCall;
    this.#isLine = isLine;
    this.#walks = Array.from({ length: calls }, () => ({ fields: { sid: '', from: '' }, steps: [] }));
  }

  /** Before the first step. */
  callOver(connection: Connection): void {
    this.#connection = connection;
  }

  /** The numbers of the calls that are under way at a time. */
  calls(): Iterable<number> {
    return this.#walks.keys();
  }

  /**
   * Sends the next webhook of a call. In: which; where it is left out, they come in turn. Throws for an answer that is
   * none; out: whether it was a turn, or a call that was turned away, whose phone calls again with its next step.
   */
  async step(call?: number): Promise<'turn' | 'end' | 'turned away'> {
    const walk = this.#walks[call ?? this.#next] as Walk;
    if (call === undefined) this.#next = (this.#next + 1) % this.#walks.length;
    if (walk.steps.length === 0) Object.assign(walk, walkOf(this.#nextCall()));
    const { path, own, turn } = walk.steps.shift() as Step;
    if (!this.#connection) throw new Error('Say first over which connection.');
    const answer = await this.#connection.send(webhookBytes(this.#door, path, walk.fields, own));
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}.`);
    if (turn === null) return 'end';
    return this.#isLine ? check(walk, turn, answer) : 'turn';
  }
}

/** In: the number of the call. A phone goes the same way each time, so that what is remembered of it does not lead it astray. */
export function walkOf(call: number): Walk {
  const keys = WALKS[call % WALKS.length] ?? [];
  const fields = {
    sid: `CA${call.toString(16).padStart(32, '0')}`,
    from: `+85512${String(call % 1_000_000).padStart(6, '0')}`,
  };
  return {
    fields,
    steps: [
      { path: VOICE, own: { CallStatus: 'ringing' }, turn: 0 },
      ...keys.map((key, index) => ({
        path: `${VOICE}/turns/${index + 1}`,
        own: { CallStatus: 'in-progress', Digits: key === '-' ? '' : key },
        turn: index + 1,
      })),
      { path: `${VOICE}/status`, own: { CallStatus: 'completed', CallDuration: '42' }, turn: null },
    ],
  };
}

function check(walk: Walk, turn: number, { body }: Answer): 'turn' | 'turned away' {
  if (body.includes(`/voice/turns/${turn + 1}"`)) return 'turn';
  if (!body.includes('<Hangup/>')) throw new Error(`Turn ${turn} was answered with ${body}`);
  // No flow ends a call with its first words: the line was busy, or had a fault, of which it tells by itself.
  if (turn === 0) {
    walk.steps = [];
    return 'turned away';
  }
  // The line has ended the call, as it may: only its status is left to tell.
  walk.steps = walk.steps.slice(-1);
  return 'turn';
}

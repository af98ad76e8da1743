import { advance, begin, type Advanced, type Session } from '../../src/core/call/advance.ts';
import type { CallContext, CallInput } from '../../src/core/call/context.ts';
import type { Effect, Fact } from '../../src/core/call/effects.ts';
import type { CallEvent, HostEvent, LookUpAnswer } from '../../src/core/call/events.ts';
import { compileFlow, type CallMachine } from '../../src/core/flow/compile.ts';
import { parseFlow } from '../../src/core/flow/parse.ts';
import type { Flow } from '../../src/core/flow/schema.ts';

type EffectOf<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

/** A flow from its nodes, the first of which is the start. Throws with every problem of its shape. */
export function flowOf(nodes: { [id: string]: object }, rest: object = {}): Flow {
  const data = {
    specVersion: 1,
    id: 'test',
    title: { km: 'សាក', en: 'Test' },
    languages: ['km', 'en'],
    start: Object.keys(nodes)[0],
    nodes,
    ...rest,
  };
  const read = parseFlow(data, 'test.yaml');
  if ('problems' in read)
    throw new Error(read.problems.map((one) => `${one.node}: ${one.message}`).join('\n'));
  return read.flow;
}

/** A node that ends the call, so that an exit has somewhere to lead. */
export const END = { type: 'hangup', say: ['goodbye'] };

const STRANGER: CallInput = {
  language: 'km',
  caller: { commune: null, returning: false },
  line: {},
  rotation: 0,
};

/** A call through a flow, step by step. The session goes through JSON between every two steps, as it does in the store. */
export class Walk {
  readonly #machine: CallMachine;
  #now: Advanced;

  constructor(flow: Flow, options: { input?: Partial<CallInput>; flows?: Flow[] } = {}) {
    const flows = new Map([flow, ...(options.flows ?? [])].map((one) => [one.id, one]));
    this.#machine = compileFlow(flow, flows);
    this.#now = begin(this.#machine, { ...STRANGER, ...options.input });
  }

  press(digits: string): this {
    return this.#send({ type: 'digits', digits });
  }

  /** Each key on its own, as a menu gets them. */
  pressEach(keys: string): this {
    for (const key of keys) this.press(key);
    return this;
  }

  silence(): this {
    return this.#send({ type: 'noInput' });
  }

  answer(answer: LookUpAnswer): this {
    return this.#send({ type: 'lookedUp', ...answer });
  }

  /** What the carrier did at the machine's word. */
  host(event: HostEvent): this {
    return this.#send(event);
  }

  #send(event: CallEvent): this {
    const stored = JSON.parse(JSON.stringify(this.#now.session)) as Session;
    this.#now = advance(this.#machine, stored, event);
    return this;
  }

  get context(): CallContext {
    return this.#now.session.context;
  }

  /** The node that the call is in, as its path. */
  get node(): string {
    return this.context.node;
  }

  get isOver(): boolean {
    return this.#now.session.status === 'done';
  }

  get effects(): Effect[] {
    return this.#now.effects;
  }

  /** Prompts of the last step, in order; `en/press-2` where a prompt names its own language. Pauses are left out. */
  get said(): string[] {
    return this.effectsOf('say').flatMap(({ parts }) =>
      parts.flatMap((part) => {
        if ('pause' in part) return [];
        if ('recording' in part) return [`recording:${part.recording}`];
        return [part.language ? `${part.language}/${part.prompt}` : part.prompt];
      }),
    );
  }

  get facts(): Fact[] {
    return this.effectsOf('record').map(({ fact }) => fact);
  }

  get gather(): { maxDigits: number; seconds: number } | undefined {
    const [asked] = this.effectsOf('gather');
    return asked && { maxDigits: asked.maxDigits, seconds: asked.seconds };
  }

  get hungUpAs(): string | undefined {
    return this.effectsOf('hangUp')[0]?.disposition;
  }

  effectsOf<Type extends Effect['type']>(type: Type): EffectOf<Type>[] {
    return this.effects.filter((effect): effect is EffectOf<Type> => effect.type === type);
  }
}

import type { LineCall } from './line.ts';
import {
  newPhone,
  step,
  type Command,
  type PhoneEvent,
  type PhoneState,
  type SpokenScene,
} from './phone-machine.ts';
import type { Player } from './player.ts';

/** Events without their time, which the phone adds. */
type Happening = PhoneEvent extends infer One ? (One extends PhoneEvent ? Omit<One, 'at'> : never) : never;

/** The line sends texts within a second after the turn that asked for them. */
const LOOK_FOR_TEXTS_MS = 2_000;

export interface PhoneParts {
  callLine: (from: string, to: string) => LineCall;
  player: Player;
  now: () => number;
}

/** The machine with its hands: it plays, waits and talks to the line. The screen reads `state` and calls the rest. */
export class Phone {
  readonly #parts: PhoneParts;
  readonly #listeners = new Set<() => void>();
  #state: PhoneState;
  #numbers = { from: '', to: '' };
  #call: LineCall | undefined;
  #underWay: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: PhoneParts) {
    this.#parts = parts;
    this.#state = newPhone(false);
  }

  readonly state = (): PhoneState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  dial(from: string, to: string): void {
    this.#numbers = { from, to };
    this.#parts.player.unlock();
    this.happened({ type: 'dial' });
  }

  /** The page is closing. Told at once; a page that comes back shows a call that has ended. */
  leave(): void {
    this.#call?.leave();
    this.happened({ type: 'hangUp' });
  }

  /** Seconds of the clip that have been heard, or read where there is no sound. */
  position(): number {
    const { noSound, clipSince } = this.#state;
    return noSound ? (this.#parts.now() - clipSince) / 1000 : this.#parts.player.position();
  }

  happened(what: Happening): void {
    const { state, commands } = step(this.#state, { ...what, at: this.#parts.now() });
    this.#state = state;
    this.#setTimer();
    commands.forEach((command) => this.#perform(command));
    this.#listeners.forEach((listener) => listener());
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    const { deadline } = this.#state;
    if (deadline === null) return;
    // A timer may ring a moment early; then it is set again for the rest.
    this.#timer = setTimeout(
      () => this.happened({ type: 'timeUp' }),
      Math.max(1, deadline - this.#parts.now()),
    );
  }

  #perform(command: Command): void {
    switch (command.type) {
      case 'dial':
        this.#call = this.#parts.callLine(this.#numbers.from, this.#numbers.to);
        this.#converse((call) => call.dial());
        return;
      case 'answer':
        this.#converse((call) => call.answer(command.digits));
        return;
      case 'speak':
        this.#converse((call) => call.speak(command.seconds));
        return;
      case 'dialEnds':
        this.#converse((call) => call.dialEnds(command.status));
        return;
      case 'goOn':
        this.#converse((call) => call.goOn());
        return;
      case 'play':
        this.#parts.player.play(command.url, {
          started: () => this.happened({ type: 'soundStarted' }),
          ended: () => this.happened({ type: 'clipEnded' }),
          failed: () => this.happened({ type: 'soundFailed' }),
        });
        return;
      case 'stopSound':
        this.#parts.player.stop();
        return;
      case 'hangUp':
        this.#tellEnd(command.seconds);
    }
  }

  /** One webhook at a time. What comes after the call is over, or in another call, is not heard. */
  #converse(ask: (call: LineCall) => Promise<SpokenScene>): void {
    const call = this.#call;
    if (!call) return;
    this.#underWay = ask(call).then(
      (scene) => {
        if (call === this.#call) this.happened({ type: 'scene', scene });
        this.#lookForTexts(call);
      },
      () => {
        if (call === this.#call) this.happened({ type: 'failed' });
      },
    );
  }

  /** Once after each turn, the last one included: a text may come when the call is over. */
  #lookForTexts(call: LineCall): void {
    setTimeout(() => {
      void call.texts().then((texts) => {
        if (call !== this.#call) return;
        const known = this.#state.log.filter(({ type }) => type === 'text').length;
        for (const body of texts.slice(known)) this.happened({ type: 'text', body });
      });
    }, LOOK_FOR_TEXTS_MS);
  }

  /** After the webhook under way, as carriers keep the order. A line that is gone cannot be told. */
  #tellEnd(seconds: number): void {
    const call = this.#call;
    void this.#underWay.then(() => call?.hangUp(seconds)).catch(() => undefined);
  }
}

import { DIAL_ENDS, type DialEnd } from '../core/call/events.ts';

/** How a transfer ends, as it is typed. */
const DIAL_WORDS: ReadonlyMap<string, DialEnd> = new Map(
  DIAL_ENDS.map((end) => [end === 'noAnswer' ? 'no-answer' : end, end]),
);

const WORDS = /say:\d{1,3}|no-answer|answered|busy|failed/g;

/**
 * What a caller does, as it stands on a command line: `1 2 # 1`, `160904` typed in one go, `-` for silence, `say:7` for
 * speaking 7 seconds, and how a transfer ends: `answered`, `busy`, `no-answer`, `failed`. A gather takes keys until it
 * has as many as it wants, or until silence.
 */
export class KeyQueue {
  readonly #doings: string[];

  /** Throws a plain sentence for anything that is not on a keypad. */
  constructor(text: string) {
    const wrong = /[^0-9*#\s-]/.exec(text.replaceAll(WORDS, ''))?.[0];
    if (wrong) throw new Error(`"${wrong}" is not on a phone. Use 0-9, *, # and - for silence, or say:7.`);
    this.#doings = text.match(new RegExp(`${WORDS.source}|[0-9*#-]`, 'g')) ?? [];
  }

  get isEmpty(): boolean {
    return this.#doings.length === 0;
  }

  /** What a gather of so many digits receives; the empty string is silence. */
  next(numDigits: number): string {
    let digits = '';
    while (digits.length < numDigits && this.#doings.length > 0) {
      const key = this.#doings[0] ?? '';
      if (!/^[0-9*#]$/.test(key) && digits !== '') break;
      this.#doings.shift();
      if (!/^[0-9*#]$/.test(key)) return '';
      digits += key;
    }
    return digits;
  }

  /** Seconds of speech; a key or silence where speech is awaited is silence. */
  nextSpeech(): number {
    const [word = ''] = this.#doings.splice(0, 1);
    return Number(/^say:(\d+)$/.exec(word)?.[1] ?? 0);
  }

  /** How the transfer ends; what is no end of one is a failure. */
  nextDialEnd(): DialEnd {
    const [word = ''] = this.#doings.splice(0, 1);
    return DIAL_WORDS.get(word) ?? 'failed';
  }
}

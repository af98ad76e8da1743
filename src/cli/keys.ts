/**
 * Keys as they stand on a command line, and how a phone gives them to a gather: `1 2 # 1`, `160904` typed in one go,
 * `-` for silence. A gather takes keys until it has as many as it wants, or until silence.
 */
export class KeyQueue {
  readonly #keys: string[];

  /** Throws a plain sentence for anything that is not on a keypad. */
  constructor(text: string) {
    const wrong = /[^0-9*#\s-]/.exec(text)?.[0];
    if (wrong) throw new Error(`"${wrong}" is not on a phone. Use 0-9, *, # and - for silence.`);
    this.#keys = [...text.replaceAll(/\s/g, '')];
  }

  get isEmpty(): boolean {
    return this.#keys.length === 0;
  }

  /** What a gather of so many digits receives; the empty string is silence. */
  next(numDigits: number): string {
    let digits = '';
    while (digits.length < numDigits && this.#keys.length > 0) {
      const key = this.#keys[0];
      if (key === '-' && digits !== '') break;
      this.#keys.shift();
      if (key === '-') return '';
      digits += key;
    }
    return digits;
  }
}

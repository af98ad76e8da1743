import type { OutgoingText } from '../../calls/outgoing-ports.ts';

/** More than anybody asks for while they try the line; the oldest go first. */
const MOST_TEXTS = 500;

/** The texts that simulated phones got, in memory: a trial keeps nothing. */
export class Inbox {
  readonly #texts: OutgoingText[] = [];

  take(text: OutgoingText): void {
    this.#texts.push(text);
    if (this.#texts.length > MOST_TEXTS) this.#texts.shift();
  }

  /** What came for a call, the oldest first. In: its id, which only the phone that placed it knows. */
  of(providerCallId: string): string[] {
    return this.#texts.filter((text) => text.providerCallId === providerCallId).map(({ body }) => body);
  }
}

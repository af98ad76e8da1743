import { Connection, type Answer } from '../../bench/load/connection.ts';
import { webhookBytes, type CallFields, type Door } from '../../bench/load/webhook.ts';

/** A line that is dead is asked again this often. */
const AGAIN_MS = 250;

/** An answer that takes longer is none, and the webhook is sent again. Generous: machines are loaded. */
const PATIENCE_MS = 60_000;

/** One webhook: where to, and the parameters that are its own. */
export interface Webhook {
  path: string;
  call: CallFields;
  own: { [name: string]: string };
}

/** A carrier's connections to the line. What gets no answer is sent again, the same, until it gets one. */
export class Wire {
  readonly #door: Door;
  readonly #free: (Connection | null)[];
  readonly #waiting: ((slot: Connection | null) => void)[] = [];
  readonly #marks: { answered: number; reached: () => void }[] = [];
  /** Webhooks that were answered, and those of them that had to be sent again. */
  answered = 0;
  resent = 0;
  /** Answers that were no 200. */
  readonly refused: string[] = [];

  constructor(door: Door, connections: number) {
    this.#door = door;
    this.#free = Array.from({ length: connections }, () => null);
  }

  /** The text of the answer. In: how often to send; null where none came, which is a caller who gives up. */
  async post(webhook: Webhook, mostTries = Infinity): Promise<string | null> {
    const bytes = webhookBytes(this.#door, webhook.path, webhook.call, webhook.own);
    for (let tries = 1; ; tries += 1) {
      const answer = await this.#once(bytes);
      if (answer) return this.#took(webhook, answer);
      if (tries >= mostTries) return null;
      this.resent += 1;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }

  /** When so many more webhooks have been answered. */
  afterAnswers(count: number): Promise<void> {
    return new Promise((reached) => this.#marks.push({ answered: this.answered + count, reached }));
  }

  /** Nobody waits any more for answers to come. */
  release(): void {
    for (const { reached } of this.#marks.splice(0)) reached();
  }

  close(): void {
    for (const connection of this.#free) connection?.close();
  }

  #took({ path }: Webhook, { status, body }: Answer): string {
    this.answered += 1;
    const [mark] = this.#marks;
    if (mark && this.answered >= mark.answered) this.#marks.shift()?.reached();
    if (status !== 200) this.refused.push(`${path}: ${status}`);
    return body;
  }

  async #once(bytes: string): Promise<Answer | null> {
    let connection = await this.#take();
    let late: NodeJS.Timeout | undefined;
    try {
      connection ??= await Connection.open(this.#door.port);
      const open = connection;
      late = setTimeout(() => open.close(), PATIENCE_MS);
      return await connection.send(bytes);
    } catch {
      connection?.close();
      connection = null;
      return null;
    } finally {
      clearTimeout(late);
      this.#giveBack(connection);
    }
  }

  #take(): Promise<Connection | null> {
    const free = this.#free.pop();
    if (free !== undefined) return Promise.resolve(free);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(slot: Connection | null): void {
    const next = this.#waiting.shift();
    if (next) next(slot);
    else this.#free.push(slot);
  }
}

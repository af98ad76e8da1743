import type { Chance } from '../../../src/flows/walk/chance.ts';
import type { CarrierApi } from './carrier-api.ts';
import type { LineProcess } from './line-process.ts';
import type { Wire } from './wire.ts';

const POINTS = [
  'at a random moment',
  'before a commit',
  'after a commit',
  'before a reply',
  'while a text is being sent',
  'while a recording is being fetched',
  'while it starts',
  'SIGTERM',
] as const;

export type FaultPoint = (typeof POINTS)[number];

/** Where a point is not come by in this time, the process is killed where it is. */
const PATIENCE_MS = 5_000;

const MOST_PASSES = 40;
const START_MS = 3_000;

/** Ends the line again and again, and starts it each time, as a supervisor would. */
export class Faults {
  readonly injected: { [Point in FaultPoint]?: number } = {};
  /** Codes other than 0 with which the line ended when it was asked to. */
  readonly wrongExits: (number | null)[] = [];
  readonly #line: LineProcess;
  readonly #carrier: CarrierApi;
  readonly #chance: Chance;
  readonly #tell: (progress: string) => void;
  #next: number;

  constructor(line: LineProcess, carrier: CarrierApi, chance: Chance, tell: (progress: string) => void) {
    this.#tell = tell;
    this.#line = line;
    this.#carrier = carrier;
    this.#chance = chance;
    this.#next = Math.floor(chance() * POINTS.length);
  }

  get count(): number {
    return Object.values(this.injected).reduce((sum, count) => sum + count, 0);
  }

  /** In: how many answers come between two faults, about; until when; how many faults at most. */
  async run(
    wire: Wire,
    { every, most, until }: { every: number; most: number; until: () => boolean },
  ): Promise<void> {
    for (let count = 0; count < most; count += 1) {
      const answers = wire.afterAnswers(Math.ceil(every * (0.5 + this.#chance())));
      const diedAlone = await Promise.race([answers.then(() => false), this.#line.gone().then(() => true)]);
      if (diedAlone) throw new Error('The line ended by itself: line.log may tell why.');
      if (until()) return;
      // In turn, so that each has come as often; which comes first, chance decides.
      const point = POINTS[this.#next % POINTS.length] as FaultPoint;
      this.#next += 1;
      await this.#inject(point);
      this.injected[point] = (this.injected[point] ?? 0) + 1;
      this.#tell(`${wire.answered} answered, died ${point}`);
      await this.#line.start();
    }
  }

  async #inject(point: FaultPoint): Promise<void> {
    switch (point) {
      case 'at a random moment':
        return this.#line.kill();
      case 'before a commit':
      case 'after a commit':
      case 'before a reply':
        return this.#line.dieAt({ point, after: 1 + Math.floor(this.#chance() * MOST_PASSES) }, PATIENCE_MS);
      case 'while a text is being sent':
        return this.#killAtNext('text');
      case 'while a recording is being fetched':
        return this.#killAtNext('recording');
      case 'while it starts':
        await this.#line.kill();
        this.#line.spawn();
        await new Promise((resolve) => setTimeout(resolve, this.#chance() * START_MS));
        return this.#line.kill();
      case 'SIGTERM': {
        const code = await this.#line.terminate();
        if (code !== 0) this.wrongExits.push(code);
      }
    }
  }

  async #killAtNext(what: 'text' | 'recording'): Promise<void> {
    const late = setTimeout(() => void this.#line.kill(), PATIENCE_MS);
    this.#carrier.atNext(what, () => void this.#line.kill());
    await this.#line.gone();
    clearTimeout(late);
    this.#carrier.atNext(what, () => undefined);
  }
}

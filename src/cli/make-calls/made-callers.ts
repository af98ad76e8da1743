import { createHash } from 'node:crypto';
import type { Chance } from '../../flows/walk/chance.ts';
import { firstCallOf } from '../../tally/first-call.ts';

/** Of the calls: those by somebody new, and those from numbers that nobody can know again. */
const NEW = 0.4;
const UNKNOWN = 0.04;

/** Whoever calls. `index` is -1 for one who cannot be known again. */
export interface MadeCaller {
  index: number;
  pseudonym: string | null;
  firstOf: number | null;
  isNew: boolean;
  hasVoted: boolean;
  /** Of the walked calls, the commune of the first one. */
  commune: string | null;
}

/** Everybody who has called, with when. No number is behind a pseudonym: it is a hash of the seed and an index. */
export class MadeCallers {
  readonly #seed: number;
  readonly #chance: Chance;
  readonly #first: Float64Array;
  readonly #last: Float64Array;
  readonly #voted: Uint8Array;
  readonly #commune: (string | null)[] = [];
  #count = 0;

  constructor(seed: number, most: number, chance: Chance) {
    this.#seed = seed;
    this.#chance = chance;
    this.#first = new Float64Array(most);
    this.#last = new Float64Array(most);
    this.#voted = new Uint8Array(most);
  }

  /** Somebody calls. Those who called lately call most. */
  next(at: number): MadeCaller {
    if (this.#chance() < UNKNOWN) {
      return { index: -1, pseudonym: null, firstOf: null, isNew: true, hasVoted: false, commune: null };
    }
    const isNew = this.#count === 0 || this.#chance() < NEW;
    const index = isNew ? this.#count : this.#count - 1 - Math.floor(this.#count * this.#chance() ** 2);
    if (isNew) {
      this.#count += 1;
      this.#first[index] = at;
      this.#commune[index] = null;
    }
    const firstOf = firstCallOf(isNew ? null : (this.#last[index] ?? 0), at);
    this.#last[index] = at;
    return {
      ...{ index, isNew, firstOf, pseudonym: this.#pseudonym(index) },
      ...{ hasVoted: this.#voted[index] === 1, commune: this.#commune[index] ?? null },
    };
  }

  /** What a caller did in a call, for the next one. */
  note({ index }: MadeCaller, did: { votes: boolean; commune: string | null }): void {
    if (index < 0) return;
    if (did.votes) this.#voted[index] = 1;
    this.#commune[index] ??= did.commune;
  }

  *all(): Iterable<{ pseudonym: string; commune: string | null; first: number; last: number }> {
    for (let index = 0; index < this.#count; index += 1) {
      yield {
        ...{ pseudonym: this.#pseudonym(index), commune: this.#commune[index] ?? null },
        ...{ first: this.#first[index] ?? 0, last: this.#last[index] ?? 0 },
      };
    }
  }

  #pseudonym(index: number): string {
    return createHash('md5').update(`made ${this.#seed} ${index}`).digest('hex');
  }
}

import type { Chance } from '../../flows/walk/chance.ts';
import type { MadeCaller } from './made-callers.ts';
import type { Walked } from './walked-calls.ts';

/** Whoever is known by a commune calls about it so often; the other times about nothing of a place. */
const ABOUT_OWN_COMMUNE = 0.75;

/** Chooses which walked call somebody's call is like. */
export class WalkedChoice {
  readonly #byVersion: Walked[][];
  readonly #byCommune: Map<string, Walked[]>[];
  readonly #strange: Walked[][];
  readonly #chance: Chance;

  constructor(calls: readonly Walked[], versions: number, chance: Chance) {
    this.#chance = chance;
    this.#byVersion = Array.from({ length: versions }, (_, version) =>
      calls.filter((one) => one.version === version),
    );
    this.#strange = this.#byVersion.map((some) => some.filter(({ commune }) => commune === null));
    this.#byCommune = this.#byVersion.map((some) => {
      const found = new Map<string, Walked[]>();
      for (const one of some) {
        if (one.commune !== null) found.set(one.commune, [...(found.get(one.commune) ?? []), one]);
      }
      return found;
    });
  }

  /** In: who calls, in which version of the flow, and whether there are numbers of cases left. */
  next(caller: MadeCaller, version: number, casesLeft: boolean): Walked {
    const possible = ({ votes, opensCase }: Walked): boolean =>
      !(votes && (caller.hasVoted || caller.index < 0)) && !(opensCase && !casesLeft);
    for (let tries = 0; tries < 20; tries += 1) {
      const one = this.#draw(this.#poolOf(caller, version));
      if (one && possible(one)) return one;
    }
    const any = this.#strange[version]?.find(possible);
    if (!any) throw new Error('Too few calls were walked: take more with --walked.');
    return any;
  }

  #poolOf(caller: MadeCaller, version: number): readonly Walked[] {
    const own = caller.commune === null ? undefined : this.#byCommune[version]?.get(caller.commune);
    if (own && this.#chance() < ABOUT_OWN_COMMUNE) return own;
    return (caller.isNew ? this.#byVersion : this.#strange)[version] ?? [];
  }

  #draw(pool: readonly Walked[]): Walked | undefined {
    return pool[Math.floor(pool.length * this.#chance())];
  }
}

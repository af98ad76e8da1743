import type { CallInput } from '../core/call/context.ts';
import { digitsAsked, press, start, type Place, type Way, type World } from './ways.ts';

/** A caller gives up after so many answers. */
const PATIENCE = 25;

/**
 * The share of simulated callers who reach what they came for, when each key they press is a wrong one with the given
 * chance. They know their way; where they hear that a slip
 * took them elsewhere, they take the way out that is said, or 8 (back), until they know the
 * question again.
 * In: ways to content; the chance of a wrong key, 0 to 1; a seed, so that the same callers come each time.
 */
export function shareThatArrives(
  world: World,
  input: CallInput,
  ways: readonly Way[],
  wrongKeys: number,
  seed = 1,
): number {
  const chance = seededChance(seed);
  const arrived = ways.filter((way) => arrives(world, input, way, wrongKeys, chance));
  return ways.length === 0 ? 0 : arrived.length / ways.length;
}

function arrives(world: World, input: CallInput, way: Way, wrongKeys: number, chance: () => number): boolean {
  const goal = way.place.utterance?.hash;
  let here = start(world, input);
  for (let answers = 0; answers < PATIENCE; answers += 1) {
    if (digitsAsked(here.outcome) === 0) return false;
    here = answer(world, here, meantAt(here, way), wrongKeys, chance);
    if (here.utterance?.hash === goal) return true;
  }
  return false;
}

/** What the caller means to press; undefined where they hear that this is not where they want to be. */
function meantAt(here: Place, way: Way): string | undefined {
  const known = new Set([...way.route.map(({ at }) => at), way.place].flatMap((place) => promptsIn(place)));
  const strange = promptsIn(here).some((id) => NAMES.test(id) && !known.has(id));
  return strange ? undefined : way.route.find(({ at }) => at.question === here.question)?.keys;
}

/** Prompts by which a listener tells one commune, district or service from another. */
const NAMES = /^(place-\d+|service-.+-(name|short))$/;

const promptsIn = (place: Place): string[] =>
  (place.utterance?.clips ?? []).flatMap((clip) => ('prompt' in clip ? [clip.prompt] : []));

function answer(
  world: World,
  here: Place,
  meant: string | undefined,
  wrongKeys: number,
  chance: () => number,
): Place {
  const slip = (key: string): string =>
    chance() < wrongKeys ? String((Number(key) + 1 + Math.floor(chance() * 9)) % 10) : key;
  const keys = [...(meant ?? wayOut(here))].map(slip).join('');
  const next = press(world, here, keys);
  // Where several digits are asked for, 8 means back only when nothing follows it.
  return meant === undefined && digitsAsked(here.outcome) > 1 ? press(world, next, '') : next;
}

/** A lost caller takes the option that says so ("if this is not your commune"), and else goes back. */
function wayOut(here: Place): string {
  const ids = promptsIn(here);
  const at = ids.indexOf(NOT_THIS_ONE);
  return at < 0 ? '8' : (/^(?:press|key)-(\d)$/.exec(ids[at + 1] ?? '')?.[1] ?? '8');
}

const NOT_THIS_ONE = 'not-this-commune';

/** Mulberry32: small, and the same numbers for the same seed on every machine. */
function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

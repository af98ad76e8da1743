import type { CallInput } from '../../core/call/context.ts';
import { CALLER_KINDS, MOST_ANSWERS, WRONG_NUMBERS_A_CALL, type CallerKind } from './assumptions.ts';
import { happens, seededChance, type Chance } from './chance.ts';
import { meantAt, wayOut } from './wayfinding.ts';
import { digitsAsked, press, secondsUntil, start, type Place, type Way, type World } from './ways.ts';

/**
 * How a call ended. `wrong-place`: at something that the caller had not come for, such as leaving a message;
 * `turned-away`: after so many unknown numbers that the line looks up no more.
 */
export type End = 'reached' | 'hung-up' | 'gave-up' | 'silence' | 'turned-away' | 'wrong-place';

export interface CallMade {
  end: End;
  /** Of speech and of waiting, until the end. */
  seconds: number;
  answers: number;
}

interface Caller {
  kind: CallerKind;
  wrongKeys: number;
  chance: Chance;
}

/**
 * The share of simulated callers who reach what they came for, when each key they press is a wrong one with the given
 * chance; all of them patient.
 * In: ways to content; the chance of a wrong key, 0 to 1; a seed, so that the same callers come each time.
 */
export function shareThatArrives(
  world: World,
  input: CallInput,
  ways: readonly Way[],
  wrongKeys: number,
  seed = 1,
): number {
  const caller = { kind: CALLER_KINDS.patient, wrongKeys, chance: seededChance(seed) };
  const arrived = ways.filter((way) => makeCall(start(world, input), world, way, caller).end === 'reached');
  return ways.length === 0 ? 0 : arrived.length / ways.length;
}

/**
 * One call of a caller who knows the way to what they want. Where they hear that a slip took them elsewhere, they take
 * the way out that is said, or 8 (back), until they know the question again.
 * In: where the call begins; the way that the caller knows; how the caller behaves.
 */
export function makeCall(first: Place, world: World, way: Way, caller: Caller): CallMade {
  const goal = way.place.utterance?.hash;
  const asked = new Set<string>();
  let here = first;
  let unknownNumbers = 0;
  for (let answers = 0; answers < MOST_ANSWERS; answers += 1) {
    const made = { seconds: here.seconds, answers };
    if (digitsAsked(here.outcome) === 0) return { end: endOf(here), ...made };
    const doing = decide(here, way, caller, asked.has(here.question));
    asked.add(here.question);
    if (hangsUp(secondsUntil(here.utterance, doing.keys), answers, caller))
      return { end: 'hung-up', ...made };
    here = answer(world, here, doing, caller);
    const numbers = numbersLookedUp(here);
    if (numbers.length > 0 && unknownNumbers >= WRONG_NUMBERS_A_CALL) return { end: 'turned-away', ...made };
    unknownNumbers += numbers.filter(({ data }) => data['outcome'] === 'notFound').length;
    if (here.utterance?.hash === goal) return { end: 'reached', seconds: here.seconds, answers: answers + 1 };
  }
  return { end: 'gave-up', seconds: here.seconds, answers: MOST_ANSWERS };
}

/** Look-ups that the line refuses to somebody who seems to guess. Nothing of a walk is logged, so they are counted here. */
const numbersLookedUp = ({ outcome }: Place) =>
  outcome.events.filter(
    ({ type, data }) => type === 'lookedUp' && (data['query'] === 'request' || data['query'] === 'case'),
  );

/** The line ended the call, or went on to something that takes no keys. */
function endOf({ outcome, keys }: Place): End {
  if (outcome.ended === null) return 'wrong-place';
  return keys.at(-1) === '' ? 'silence' : 'gave-up';
}

/** Keys, the empty string for silence; and whether silence follows them. */
interface Doing {
  keys: string;
  thenWaits: boolean;
}

function decide(here: Place, way: Way, { kind, chance }: Caller, askedBefore: boolean): Doing {
  if (!askedBefore && happens(kind.waitsInSilence, chance)) return { keys: '', thenWaits: false };
  if (!askedBefore && happens(kind.pressesOne, chance)) return { keys: '1', thenWaits: false };
  const meant = meantAt(here, way);
  // Where several digits are asked for, 8 means back only when nothing follows it.
  if (meant === undefined) return { keys: wayOut(here, way), thenWaits: digitsAsked(here.outcome) > 1 };
  return { keys: meant, thenWaits: false };
}

function hangsUp(seconds: number, answers: number, { kind, chance }: Caller): boolean {
  const hazard = kind.hangsUpEachSecond * (1 + kind.hangsUpMoreWithEachAnswer * answers);
  return happens(1 - Math.exp(-hazard * seconds), chance);
}

function answer(world: World, here: Place, { keys, thenWaits }: Doing, { wrongKeys, chance }: Caller): Place {
  const slip = (key: string): string =>
    chance() < wrongKeys ? String((Number(key) + 1 + Math.floor(chance() * 9)) % 10) : key;
  if (keys === '') return waited(here, press(world, here, ''));
  const next = press(world, here, [...keys].map(slip).join(''));
  return thenWaits ? press(world, next, '') : next;
}

/** Silence takes its time too. */
const waited = (before: Place, place: Place): Place => ({
  ...place,
  seconds: place.seconds + (before.outcome.then?.type === 'gather' ? before.outcome.then.seconds : 0),
});

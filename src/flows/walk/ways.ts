import { advance, begin, type Advanced, type Session } from '../../core/call/advance.ts';
import type { CallInput } from '../../core/call/context.ts';
import type { CallMachine } from '../../core/flow/compile.ts';
import { perform } from '../../calls/perform.ts';
import type { Circumstances, Clock, Directory, Utterance, Voice } from '../../calls/ports.ts';
import type { Outcome } from '../../calls/take-effect.ts';

/** Somewhere that a caller can be: after a turn, with what was heard in it and how far the way was. */
export interface Place {
  session: Session;
  outcome: Outcome;
  utterance: Utterance | null;
  /** Names the question that is being asked: the page of a list too, and whether an entry of digits is under way. */
  question: string;
  /** What was pressed, turn by turn. */
  keys: string[];
  /** Single keys pressed so far. */
  presses: number;
  /** Seconds of speech heard so far, each question up to the key that was pressed. */
  seconds: number;
}

/** Content that callers come for, and the shortest way to it. */
export interface Way {
  /** The name that the flow file gives. */
  destination: string;
  place: Place;
  /** The places on the way, the first one first, and what is pressed at each. */
  route: { at: Place; keys: string }[];
}

export interface World {
  machine: CallMachine;
  directory: Directory;
  voice: Voice;
  clock: Clock;
  /** By node path: the names of destinations. */
  destinations: ReadonlyMap<string, string>;
  /** The names of the values that decide what is heard. */
  read: ReadonlySet<string>;
  /** The key that leads to an officer, where that is something to walk to. */
  officerKey?: string;
  /** Codes to type where a flow asks for one. */
  codes: readonly string[];
}

/** Digits that choose something at a question; the keys that mean the same everywhere lead to no new content. */
const CHOOSING_KEYS = ['1', '2', '3', '4', '5', '6', '7'];

/** Which of the answers that a place offers are followed. */
export type Follow = (place: Place, answers: readonly string[]) => readonly string[];

const everything: Follow = (_place, answers) => answers;

/**
 * Walks everything that a caller can reach by choosing, and gives the shortest way (in seconds of speech) to each
 * content. Beyond a destination it goes on only from the first content found there: the rest would tell nothing new.
 * `follow` narrows the walk.
 */
export function waysToContent(world: World, input: CallInput, follow: Follow = everything): Way[] {
  const found = new Map<string, Way>();
  const expanded = new Set<string>();
  const shortest = new Map<string, number>();
  // Answer by answer; of the places with as many answers before them, the nearest first.
  let open: { place: Place; route: Way['route'] }[] = [{ place: start(world, input), route: [] }];
  while (open.length > 0) {
    open = open.toSorted((a, b) => a.place.seconds - b.place.seconds).flatMap(visit);
  }
  return [...found.values()];

  function visit(here: { place: Place; route: Way['route'] }) {
    const reached = destinationsIn(world, here.place.outcome);
    for (const destination of reached) keepShortest(found, { destination, ...here });
    if (reached.length > 0 && reached.every((name) => expanded.has(name))) return [];
    for (const name of reached) expanded.add(name);
    return beenHere(here.place) ? [] : onwards(world, here, follow);
  }

  /** By a way that was no longer: whatever lies behind it has been found. */
  function beenHere(place: Place): boolean {
    const key = crossroads(world, place);
    const before = shortest.get(key) ?? Infinity;
    shortest.set(key, Math.min(before, place.seconds));
    return before <= place.seconds;
  }
}

/** What decides on how a call goes on; of the values only those that the flows look at. */
function crossroads(world: World, { question, utterance, session: { context } }: Place): string {
  const { values, scratch, digits } = context;
  const looked = Object.entries(values).filter(([name]) => world.read.has(name));
  return JSON.stringify([question, utterance?.hash, digits, scratch, looked]);
}

/** The first place of a call. */
export function start(world: World, input: CallInput): Place {
  return arrive(world, begin(world.machine, input), { keys: [], presses: 0, seconds: 0 });
}

/** What one answer of the caller leads to. Silence is the empty string. */
export function press(world: World, from: Place, keys: string): Place {
  const event = keys === '' ? ({ type: 'noInput' } as const) : ({ type: 'digits', digits: keys } as const);
  return arrive(world, advance(world.machine, from.session, event), {
    keys: [...from.keys, keys],
    presses: from.presses + keys.length,
    seconds: from.seconds + secondsUntil(from.utterance, keys),
  });
}

function arrive(world: World, advanced: Advanced, way: Pick<Place, 'keys' | 'presses' | 'seconds'>): Place {
  const outcome = perform(world.machine, advanced, world.directory, someoneIn(world));
  const { context, value } = outcome.session;
  return {
    ...way,
    session: outcome.session,
    outcome,
    utterance: outcome.parts.length > 0 ? world.voice.utter(outcome.parts, context.language) : null,
    question: JSON.stringify([value, context.page, context.digits !== '']),
  };
}

/** Content does not depend on who asks: a caller who cannot be known again. */
const someoneIn = ({ clock }: World): Circumstances => ({ now: clock.now(), caller: null, callId: '' });

function onwards(world: World, { place, route }: { place: Place; route: Way['route'] }, follow: Follow) {
  const digits = digitsAsked(place.outcome);
  if (digits === 0 || route.some(({ at }) => at.question === place.question)) return [];
  const answers = digits > 1 ? entries(world, place) : keysOffered(world, place);
  return follow(place, answers).map((keys) => ({
    place: press(world, place, keys),
    route: [...route, { at: place, keys }],
  }));
}

/** Silence ends an entry of which nobody knows how long it is. */
const entries = (world: World, { session }: Place): readonly string[] =>
  session.context.digits === '' ? world.codes : [''];

/** How many digits a turn asks for at most; none where it asks for no keys. */
export const digitsAsked = ({ then }: Outcome): number => (then?.type === 'gather' ? then.maxDigits : 0);

const keysOffered = (world: World, { utterance }: Place): string[] =>
  CHOOSING_KEYS.concat(world.officerKey ?? []).filter((key) => offers(utterance, key));

const offers = (utterance: Utterance | null, key: string): boolean =>
  utterance?.clips.some((clip) => 'prompt' in clip && namedKey(clip.prompt) === key) ?? false;

/** "Please press two", or "two" in a list of names. Out: the digit; undefined for any other prompt. */
export const namedKey = (prompt: string): string | undefined => /^(?:press|key)-(\d)$/.exec(prompt)?.[1];

/** Seconds until the caller has heard which key to press; all of it where the key is not named. */
export function secondsUntil(utterance: Utterance | null, keys: string): number {
  let seconds = 0;
  for (const clip of utterance?.clips ?? []) {
    seconds += 'pause' in clip ? clip.pause : clip.seconds;
    if ('prompt' in clip && namedKey(clip.prompt) === keys) break;
  }
  return seconds;
}

function destinationsIn(world: World, outcome: Outcome): string[] {
  const steps = outcome.events.filter((event) => event.type === 'step');
  return steps.flatMap(({ node }) => world.destinations.get(node) ?? []);
}

/** The same words under the same name are the same content, whatever the way. */
function keepShortest(found: Map<string, Way>, way: Way): void {
  const key = `${way.destination} ${way.place.utterance?.hash ?? ''}`;
  const known = found.get(key);
  if (!known || way.place.seconds < known.place.seconds) found.set(key, way);
}

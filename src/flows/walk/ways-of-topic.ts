import type { CallInput } from '../../core/call/context.ts';
import { seededChance, type Chance } from './chance.ts';
import type { Topic, TypedNumber } from './topics.ts';
import { waysToContent, type Follow, type Place, type Way, type World } from './ways.ts';

/** Who calls in a run. */
export interface Callers {
  seed: number;
  /** By whether their commune is known. */
  input: (communeKnown: boolean) => CallInput;
  /** What they type. */
  numbers: Record<TypedNumber, string>;
}

export interface WaysOfTopic {
  topic: Topic;
  ways: Way[];
}

/** Items of a list that are followed on the way to a topic. */
const ITEMS_FOLLOWED = 2;

/**
 * Shortest ways to what each topic is about, to a few places and services drawn by chance, as other callers want others.
 * Throws Error for a topic that has no way.
 */
export function waysOfTopics(world: World, topics: readonly Topic[], callers: Callers): WaysOfTopic[] {
  const walked = new Map<string, Way[]>();
  return topics.map((topic) => {
    const { types, communeKnown } = topic;
    const key = `${types ?? ''} ${communeKnown}`;
    const all = walked.get(key) ?? walk(world, topic, callers);
    walked.set(key, all);
    return { topic, ways: waysTo(topic, all) };
  });
}

function walk(world: World, { types, communeKnown }: Topic, { seed, input, numbers }: Callers): Way[] {
  const codes = types ? [numbers[types]] : [];
  return waysToContent({ ...world, codes }, input(communeKnown), someOf(seededChance(seed)));
}

function waysTo({ topic, destination, types, communeKnown }: Topic, all: readonly Way[]): Way[] {
  const ways = all
    .filter((way) => way.destination === destination)
    .filter(({ place }) => place.keys.some((keys) => keys.length > 1) === (types !== undefined));
  if (ways.length === 0) throw new Error(`No way leads to ${topic} (${destination}).`);
  // Whoever has the commune's own answer a few keys away does not come for another one's.
  const fewest = Math.min(...ways.map(({ route }) => route.length));
  return communeKnown ? ways.filter(({ route }) => route.length === fewest) : ways;
}

/** Every key of a menu, and of a list of names some items, drawn by chance, with the keys to more and to a code. */
const someOf =
  (chance: Chance): Follow =>
  (place, answers) => {
    const drawn = answers
      .filter((keys) => isItem(place, keys))
      .map((keys) => ({ keys, lot: chance() }))
      .toSorted((a, b) => a.lot - b.lot)
      .slice(0, ITEMS_FOLLOWED)
      .map(({ keys }) => keys);
    return answers.filter((keys) => !isItem(place, keys) || drawn.includes(keys));
  };

/** Only items of a list say their keys as bare numbers, all but the first. */
const isItem = (place: Place, keys: string): boolean =>
  says(place, `key-${keys}`) || (keys === '1' && says(place, 'key-2'));

const says = ({ utterance }: Place, prompt: string): boolean =>
  utterance?.clips.some((clip) => 'prompt' in clip && clip.prompt === prompt) ?? false;

import { ASSUMPTIONS, CALLER_KINDS, WRONG_KEYS, type KindName } from './assumptions.ts';
import { makeCall, type CallMade, type End } from './callers.ts';
import { seededChance } from './chance.ts';
import { nearestRank, rounded } from './ranks.ts';
import { TOPICS } from './topics.ts';
import { start, type World } from './ways.ts';
import { waysOfTopics, type Callers, type WaysOfTopic } from './ways-of-topic.ts';
import { wilson, type Share } from '../../core/statistics/wilson.ts';

export interface SimulationOptions extends Callers {
  /** Of each kind, for each topic and chance of a wrong key. */
  calls: number;
}

export interface TopicResult {
  topic: string;
  callers: number;
  reached: Share;
  /** How the calls of the others ended. */
  others: Record<Exclude<End, 'reached'>, number>;
  /** From the answer to what they came for, of those who reached it; null where nobody did. */
  seconds: { median: number; ninetiethPercentile: number } | null;
}

export interface SimulationResult {
  kind: KindName;
  wrongKeys: number;
  all: Omit<TopicResult, 'topic'>;
  topics: TopicResult[];
}

/** A run of simulated callers: what it assumes, then what became of them. Throws Error for a topic that has no way. */
export function simulate(world: World, options: SimulationOptions): Simulation {
  const ways = waysOfTopics(world, TOPICS, options);
  const results = Object.keys(CALLER_KINDS).flatMap((kind) =>
    WRONG_KEYS.map((wrongKeys) => resultOf(world, ways, { kind: kind as KindName, wrongKeys }, options)),
  );
  return {
    assumptions: ASSUMPTIONS,
    calls: options.calls,
    seed: options.seed,
    confidence: 0.95,
    results,
  };
}

export interface Simulation {
  assumptions: typeof ASSUMPTIONS;
  /** Callers of each kind for each topic and chance of a wrong key. */
  calls: number;
  seed: number;
  /** Of the intervals from `low` to `high`. */
  confidence: number;
  results: SimulationResult[];
}

type Behaviour = Omit<SimulationResult, 'all' | 'topics'>;

function resultOf(
  world: World,
  topics: readonly WaysOfTopic[],
  { kind, wrongKeys }: Behaviour,
  options: SimulationOptions,
): SimulationResult {
  const caller = { kind: CALLER_KINDS[kind], wrongKeys, chance: seededChance(options.seed) };
  const made = topics.map(({ topic, ways }) => {
    const first = start(world, options.input(topic.communeKnown));
    const calls = Array.from({ length: options.calls }, (_, index) =>
      makeCall(first, world, ways[index % ways.length] as (typeof ways)[number], caller),
    );
    return { topic: topic.topic, calls };
  });
  return {
    kind,
    wrongKeys,
    all: summed(made.flatMap(({ calls }) => calls)),
    topics: made.map(({ topic, calls }) => ({ topic, ...summed(calls) })),
  };
}

function summed(calls: readonly CallMade[]): Omit<TopicResult, 'topic'> {
  const of = (end: End): number => calls.filter((call) => call.end === end).length;
  const { share, low, high } = wilson(of('reached'), calls.length);
  return {
    callers: calls.length,
    reached: { share: rounded(share), low: rounded(low), high: rounded(high) },
    others: {
      'hung-up': of('hung-up'),
      'gave-up': of('gave-up'),
      silence: of('silence'),
      'turned-away': of('turned-away'),
      'wrong-place': of('wrong-place'),
    },
    seconds: secondsOf(calls.filter((call) => call.end === 'reached').map((call) => call.seconds)),
  };
}

function secondsOf(seconds: number[]): TopicResult['seconds'] {
  if (seconds.length === 0) return null;
  return {
    median: rounded(nearestRank(seconds, 0.5), 1),
    ninetiethPercentile: rounded(nearestRank(seconds, 0.9), 1),
  };
}

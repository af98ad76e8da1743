import type { CheckAnswer, TrafficAnswer } from '../../../flows/api-types.ts';
import {
  everywhereOf,
  leavesBy,
  optionsOf,
  waysOut,
  type FlowJson,
  type Json,
  type NodeJson,
} from './flow.ts';
import { isObject } from './flow.ts';
import { nodeSays, promptsIn, type NodeSchemas } from './schema.ts';

/** What a card shows. Plain values, so that a card that shows the same is not drawn again. */
export interface CardFacts {
  name: string;
  type: string;
  /** The first words of what is said. */
  words: string;
  /** The menu that a card of another menu runs. */
  opens: string | null;
  ways: {
    exit: string;
    keys: string[];
    words: string;
    target: string | null;
    state: 'leads' | 'leaves' | 'open';
  }[];
  isStart: boolean;
  /** Silence, wrong keys or key 0 lead here from everywhere. */
  everywhere: string[];
  /** Null: nobody gets here. Undefined: not known yet. */
  reach: { seconds: number; presses: number } | null | undefined;
  problems: number;
  calls: number | null;
}

/** What cards are made from, beside the flow itself. */
export interface CardSources {
  schemas: NodeSchemas;
  check: CheckAnswer | null;
  /** Null while nobody asked for it. */
  traffic: TrafficAnswer | null;
  language: string;
  /** What other menus are called. */
  titles: ReadonlyMap<string, string>;
}

/** As many letters as two lines of a card hold. */
const MOST_LETTERS = 90;
const MOST_LETTERS_OF_A_WAY = 34;

export function cardFacts(flow: FlowJson, name: string, sources: CardSources): CardFacts {
  const node = flow.nodes[name] as NodeJson;
  const { check, traffic } = sources;
  const opens =
    node.type === 'subflow' && typeof node['flow'] === 'string' && node['flow'] ? node['flow'] : null;
  const said = wordsOf(nodeSays(sources.schemas, withoutOptions(node)), sources);
  return {
    name,
    type: node.type,
    words: opens === null ? shortened(said, MOST_LETTERS) : (sources.titles.get(opens) ?? opens),
    opens,
    ways: waysOf(flow, node, sources),
    isStart: flow.start === name,
    everywhere: Object.entries(everywhereOf(flow)).flatMap(([event, target]) =>
      target === name ? [event] : [],
    ),
    reach: check ? (check.reach[name] ?? null) : undefined,
    problems:
      check?.problems.filter((problem) => problem.flow === flow.id && problem.node === name).length ?? 0,
    calls: traffic ? (traffic.nodes[name] ?? 0) : null,
  };
}

const withoutOptions = ({ options: _options, ...node }: NodeJson): NodeJson => node;

function waysOf(flow: FlowJson, node: NodeJson, sources: CardSources): CardFacts['ways'] {
  const options = optionsOf(node);
  return waysOut(node).map(({ exit, keys, target }) => {
    const reason = options.find((option) => option.exit === exit)?.['reason'];
    const words = Array.isArray(reason) ? wordsOf(reason as Json[], sources) : '';
    const leads = target !== null && target in flow.nodes;
    const leaves = target !== null && leavesBy(target) !== undefined;
    return {
      exit,
      keys,
      words: shortened(words, MOST_LETTERS_OF_A_WAY),
      target,
      state: leads ? 'leads' : leaves ? 'leaves' : 'open',
    };
  });
}

/** The words of what is said, in a language; values stand as their names. */
export function wordsOf(
  items: readonly Json[],
  { check, language }: Pick<CardSources, 'check' | 'language'>,
): string {
  const parts = items.map((item) => {
    if (typeof item === 'string')
      return item.startsWith('$') ? `‹${item.slice(1)}›` : (check?.prompts[item]?.texts[language] ?? item);
    if (!isObject(item) || 'pause' in item) return '';
    const prompts = promptsIn([item]);
    if (prompts.length > 0) return wordsOf(prompts, { check, language });
    const value = Object.values(item).find((one) => typeof one === 'string' && one.startsWith('$'));
    return typeof value === 'string' ? `‹${value.slice(1)}›` : '';
  });
  return parts.filter((part) => part !== '').join(' ');
}

function shortened(words: string, most: number): string {
  if (words.length <= most) return words;
  // A sign above or below a letter is not torn from it.
  const cut = words.slice(0, most).replace(/[\p{M}\u17d2]+$/u, '');
  return `${cut}…`;
}

/** How many calls went along each line, by `from` and `to`. */
export const callsBetween = (traffic: TrafficAnswer | null): Map<string, number> =>
  new Map((traffic?.edges ?? []).map(({ from, to, calls }) => [`${from} ${to}`, calls]));

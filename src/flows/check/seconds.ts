import { keyPrompt, pressPrompt, STANDARD } from '../../core/call/standard-prompts.ts';
import { ANSWER_SECONDS, DEFAULT_RETRIES } from '../../core/call/ceilings.ts';
import { ANNOUNCED, type Announced } from '../../core/nodes/choices.ts';
import type { NodeBase } from '../../core/nodes/node-type.ts';
import { nodeTypeOf } from '../../core/nodes/registry.ts';
import { LIST_PAUSE, OPTION_PAUSE } from '../../core/speech/parts.ts';
import type { SayItem } from '../../core/speech/say.ts';
import type { FlowEdge, NodeReach } from '../api-types.ts';

/*
 * How long it takes to leave a node, from the length of its clips. Nothing is looked up, so what depends on facts or
 * on the caller stands here as what is usual. docs/editing-menus.md tells the same to those who read the numbers.
 */

/** Seconds of speech of a value, by the field that speaks it; a name of a place or a service is short. */
const TYPICAL = {
  name: 1.5,
  number: 1.2,
  money: 2.5,
  percent: 1.8,
  year: 1.6,
  date: 2.5,
  time: 1.5,
  digits: 3,
  place: 1.2,
  recording: 20,
} as const;

/** Of a list whose length nobody knows, so many items are heard before the one that is wanted is over. */
const ITEMS_HEARD = 3;

/** A prompt without a clip: about six words. */
const MISSING_CLIP = 2;

/** Keys that are pressed at nodes that ask more than once: speak and send; one for each item that is scored. */
const PRESSES: { [type: string]: number } = { 'voice-message': 2, scorecard: ITEMS_HEARD };

/** Seconds of a prompt's clip; undefined where it has none. */
export type ClipSeconds = (prompt: string) => number | undefined;

interface MenuFields {
  options: { key: string; reason: SayItem[] }[];
  list?: { reason: SayItem[] };
  announce: Announced[];
}

/** Seconds that items take to be said. Of two wordings the longer one counts. */
export function secondsOf(items: readonly SayItem[], clip: ClipSeconds): number {
  return items.reduce((sum, item) => sum + secondsOfItem(item, clip), 0);
}

function secondsOfItem(item: SayItem, clip: ClipSeconds): number {
  if (typeof item === 'string') return item.startsWith('$') ? TYPICAL.name : (clip(item) ?? MISSING_CLIP);
  if ('pause' in item) return item.pause;
  if ('each' in item) return ITEMS_HEARD * secondsOf(item.say, clip);
  if ('when' in item) return Math.max(secondsOf(item.say, clip), secondsOf(item.else ?? [], clip));
  const [kind] = Object.keys(item) as [Exclude<keyof typeof TYPICAL, 'name'>];
  return TYPICAL[kind];
}

/** What it takes to leave a node by a way: seconds heard in it until then, and keys pressed. */
export function costOf(node: NodeBase, edge: Pick<FlowEdge, 'label'>, clip: ClipSeconds): NodeReach {
  const { kind, value } = edge.label;
  const whole = wholeOf(node, clip);
  if (!nodeTypeOf(node.type).asks) return { seconds: whole, presses: 0 };
  const times =
    1 + (('retries' in node ? (node.retries as number | undefined) : undefined) ?? DEFAULT_RETRIES);
  if (value === 'noInput' && kind === 'exit')
    return { seconds: times * (whole + ANSWER_SECONDS), presses: 0 };
  if (value === 'noMatch' && kind === 'exit') return { seconds: times * whole, presses: times };
  if (kind === 'key') return { seconds: untilKey(node, value, clip), presses: 1 };
  return { seconds: whole, presses: pressesAt(node) };
}

function pressesAt(node: NodeBase): number {
  const { digits } = node as { digits?: { min: number } };
  return digits?.min ?? (placesAsked(node) || (PRESSES[node.type] ?? 1));
}

/** All that is said at a node, once. */
function wholeOf(node: NodeBase, clip: ClipSeconds): number {
  if (node.type === 'menu') return menuSeconds(node, undefined, clip);
  const names = placesAsked(node) * ITEMS_HEARD * TYPICAL.place;
  return names + secondsOf(usuallySaid(node), clip);
}

/** The other words of an entry are for slips. */
const usuallySaid = (node: NodeBase): readonly SayItem[] =>
  node.type === 'collect' ? (node as unknown as { say: SayItem[] }).say : nodeTypeOf(node.type).says(node);

/** Lists of places that a node reads, one after the other. */
const placesAsked = (node: NodeBase): number =>
  Object.keys((node.type === 'choose-place' && (node as { ask?: object }).ask) || {}).length;

const untilKey = (node: NodeBase, key: string, clip: ClipSeconds): number =>
  node.type === 'menu' ? menuSeconds(node, key, clip) : wholeOf(node, clip);

/** Until the key was named; all of it where it is not named, or none is asked for. */
function menuSeconds(node: NodeBase, wanted: string | undefined, clip: ClipSeconds): number {
  const { options, list, announce } = node as unknown as MenuFields;
  const said = [
    ...options.map(({ key, reason }) => ({ key, reason })),
    ...announce.map((name) => ({ key: ANNOUNCED[name], reason: [STANDARD[name]] })),
  ];
  const item = list ? secondsOf([...list.reason, keyPrompt('2'), LIST_PAUSE as SayItem], clip) : 0;
  let seconds = secondsOf((node as { say?: SayItem[] }).say ?? [], clip) + ITEMS_HEARD * item;
  for (const { key, reason } of said) {
    seconds += secondsOf([...reason, pressPrompt(key)], clip);
    if (key === wanted) break;
    seconds += (OPTION_PAUSE as { pause: number }).pause;
  }
  return seconds;
}

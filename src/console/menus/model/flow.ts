import type { FlowValue as Json } from '../../../flows/api-types.ts';

export type { Json };

/** A call flow as the editor holds it: its fields may be anything, since a draft may be half done. */
export interface NodeJson {
  type: string;
  exits?: { [exit: string]: string };
  [field: string]: unknown;
}

/** Where a card's upper left corner stands, in pixels of the picture. */
export type Place = [x: number, y: number];

export type Places = { [node: string]: Place };

export interface FlowJson {
  id: string;
  title: { [language: string]: string };
  languages: string[];
  start: string;
  nodes: { [node: string]: NodeJson };
  /** Of the cards that people moved; the rest is arranged by itself. */
  layout?: Places;
  [field: string]: unknown;
}

const RETURN = 'return:';

/** The exit of the flow that a target leaves by; undefined where it leads to a node of this flow. */
export const leavesBy = (target: string): string | undefined =>
  target.startsWith(RETURN) ? target.slice(RETURN.length) : undefined;

export const leaving = (exit: string): string => `${RETURN}${exit}`;

/** A line of a menu: which key chooses which way out. */
export interface Option {
  key: string;
  exit: string;
  [field: string]: unknown;
}

/** The options of a node, of those that are complete enough to be shown. */
export const optionsOf = (node: NodeJson): Option[] =>
  Array.isArray(node['options']) ? node['options'].filter(isOption) : [];

const isOption = (value: unknown): value is Option =>
  isObject(value) && typeof value['exit'] === 'string' && typeof value['key'] === 'string';

/** Where silence, wrong keys and key 0 lead from every question of the flow. */
export const everywhereOf = ({ everywhere }: FlowJson): { [event: string]: string } =>
  isObject(everywhere) ? (everywhere as { [event: string]: string }) : {};

export const isObject = (value: unknown): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One way out of a node. */
export interface WayOut {
  exit: string;
  /** The keys that choose it; none where it is taken by itself. */
  keys: string[];
  /** A node, `return:<exit>`, or null while nobody said where it leads. */
  target: string | null;
}

/** The ways out of a node: those of its keys in their order, then the others. */
export function waysOut(node: NodeJson): WayOut[] {
  const keys = new Map<string, string[]>();
  for (const { exit, key } of optionsOf(node)) keys.set(exit, [...(keys.get(exit) ?? []), key]);
  const exits = node.exits ?? {};
  const names = new Set([...keys.keys(), ...Object.keys(exits)]);
  return [...names].map((exit) => ({ exit, keys: keys.get(exit) ?? [], target: exits[exit] ?? null }));
}

/** Two values are the same JSON, whatever the order of their keys. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, index) => sameJson(value, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => sameJson(one[key], other[key]));
}

import type { Kept } from '../../nodes/node-type.ts';
import type { Problem } from '../parse.ts';
import { exitsOf, problem, RETURN, type Rule, type Subject } from './subject.ts';

/** What every call knows from its beginning on, as `src/calls/call-input.ts` gives it. */
const KNOWN_AT_START = [
  ...['commune', 'returning', 'communeFrom', 'canBeTexted'].map((name) => `$caller.${name}`),
  ...['number', 'sms', 'place', 'province', 'district', 'commune'].map((name) => `$line.${name}`),
];

/**
 * No node reads a value that no way to it has set. A value is set by the call itself (the caller, the line), as an input
 * of the flow, or by a node before: some only on the exits that they name.
 */
export const valueUnset: Rule = (subject) => {
  const known = knownAt(subject);
  return subject.nodes.flatMap(({ id, node, type }) => {
    const here = [...(known.get(id) ?? []), ...always(type.keeps?.(node) ?? [])];
    const unset = readIn(node).filter((path) => !here.some((set) => tells(set, path)));
    return [...new Set(unset)].map((path): Problem => problem(subject, id, 'value-unset', { value: path }));
  });
};

const always = (kept: readonly Kept[]): string[] =>
  kept.flatMap(({ path, exits }) => (exits === undefined ? [path] : []));

/** A set value tells what is inside of it; and where a part is set, there is something to read the whole of. */
const tells = (set: string, path: string): boolean =>
  set === path || path.startsWith(`${set}.`) || set.startsWith(`${path}.`);

/** Every path that a node reads. Names of its own (`each ... as one`) are no values of the call. */
function readIn(part: unknown, own: readonly string[] = []): string[] {
  if (typeof part === 'string') return isPath(part) && !own.includes(rootOf(part)) ? [part] : [];
  if (typeof part !== 'object' || part === null) return [];
  const named = 'as' in part && typeof part.as === 'string' ? [...own, `$${part.as}`] : own;
  return Object.entries(part)
    .filter(([name]) => !WRITTEN.has(name))
    .flatMap(([name, inner]) => readIn(inner, LISTS.has(name) ? own : named));
}

/** Fields of nodes that say where something is kept, and the list of which each item gets a name. */
const WRITTEN: ReadonlySet<string> = new Set(['into', 'given', 'position', 'note']);
const LISTS: ReadonlySet<string> = new Set(['each', 'from']);

const isPath = (text: string): boolean => text.startsWith('$');

const rootOf = (path: string): string => path.split('.', 1)[0] ?? path;

/** Paths that are set on some way to each node, grown until nothing more is found. */
function knownAt(subject: Subject): Map<string, Set<string>> {
  const { flow } = subject;
  const inputs = Object.keys(flow.inputs ?? {}).map((name) => `$${name}`);
  const known = new Map(subject.nodes.map(({ id }) => [id, new Set<string>()]));
  const learn = (id: string, paths: Iterable<string>): boolean => {
    const there = known.get(id);
    const before = there?.size;
    for (const path of paths) there?.add(path);
    return there?.size !== before;
  };
  learn(flow.start, [...KNOWN_AT_START, ...inputs]);
  const ways = waysOf(subject);
  for (let grown = true; grown;) {
    grown = false;
    for (const { from, to, sets } of ways) {
      if (learn(to, [...(known.get(from) ?? []), ...sets])) grown = true;
    }
  }
  return known;
}

interface Way {
  from: string;
  to: string;
  sets: readonly string[];
}

/** By exits, by what holds everywhere, and by * from each question to the start; what 8 leads back to lies on that way. */
function waysOf(subject: Subject): Way[] {
  const everywhere = [...Object.values(subject.flow.everywhere ?? {}), subject.flow.start];
  return subject.nodes.flatMap(({ id, node, type }) => {
    const kept = type.keeps?.(node) ?? [];
    // A subflow has questions in it.
    const waits = type.asks || type.type === 'subflow';
    return [
      ...exitsOf(node)
        .filter(([, target]) => !target.startsWith(RETURN))
        .map(([exit, to]): Way => ({ from: id, to, sets: setBy(kept, exit) })),
      ...(waits ? everywhere : []).map((to): Way => ({ from: id, to: to ?? '', sets: [] })),
    ];
  });
}

const setBy = (kept: readonly Kept[], exit: string): string[] =>
  kept.filter(({ exits }) => exits?.includes(exit) ?? true).map(({ path }) => path);

import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, isSeq, parse, parseDocument, type Pair, type YAMLMap } from 'yaml';
import type { FlowJson, FlowValue } from '../api-types.ts';
import { emitMap, emitPair, fieldsOf } from './emit.ts';

interface Edit {
  from: number;
  to: number;
  text: string;
}

type Plain = { [name: string]: FlowValue | undefined };

const HEADER = '# yaml-language-server: $schema=./call-flow.schema.json\n';

/**
 * The text of a flow's file after an edit. What did not change keeps its bytes: comments, order and layout of lines.
 * In: the text before, null where there was none; the flow as it is now. Out: text that reads as exactly this flow.
 */
export function writeFlowText(before: string | null, flow: FlowJson): string {
  if (before === null) return freshText(flow);
  const document = parseDocument(before);
  if (document.errors.length > 0 || !isMap(document.contents)) return freshText(flow);
  if (isDeepStrictEqual(document.toJS(), flow)) return before;
  const text = editsOf(before, document.contents, flow, 0)
    .toSorted((a, b) => b.from - a.from)
    .reduce((all, { from, to, text: piece }) => all.slice(0, from) + piece + all.slice(to), before);
  // A file with anchors, or in a style that the edits do not know, is written anew rather than wrongly.
  return readsAs(text, flow) ? text : freshText(flow);
}

function readsAs(text: string, flow: FlowJson): boolean {
  try {
    return isDeepStrictEqual(parse(text), flow);
  } catch {
    return false;
  }
}

/** A whole file: a node after the other, with a line between. */
function freshText({ nodes, layout, ...head }: FlowJson): string {
  const blocks = Object.entries(nodes).map(([id, node]) => nodeText(id, node));
  const tail = layout === undefined ? '' : `\n${emitPair(['layout', layout], 0)}\n`;
  const body = blocks.length > 0 ? `nodes:\n${blocks.join('\n\n')}` : 'nodes: {}';
  return `${HEADER}${emitMap(head, 0)}\n${body}\n${tail}`;
}

const nodeText = (id: string, node: Plain): string => `  ${id}:\n${emitMap(node, 4)}`;

/** Edits that make a block map of the file say what `wanted` says. Nested block maps are changed within. */
function editsOf(text: string, map: YAMLMap, wanted: Plain, indent: number): Edit[] {
  const pairs = new Map(map.items.map((pair) => [nameOf(pair), pair]));
  const isNodes = indent === 2;
  const kept = map.items.flatMap((pair) => changeOf(text, pair, wanted[nameOf(pair)], indent));
  let after = fieldsOf(wanted).some(([name]) => pairs.has(name)) ? undefined : map.items.at(-1);
  const added = fieldsOf(wanted).flatMap(([name, value]): Edit[] => {
    const known = pairs.get(name);
    if (known) {
      after = known;
      return [];
    }
    // Behind what stands before it in the flow, or behind all where nothing does.
    const at = endOf(text, after ?? map.items.at(-1));
    const own = isNodes ? nodeText(name, value as Plain) : emitPair([name, value], indent);
    return [{ from: at, to: at, text: `${isNodes ? '\n\n' : '\n'}${own}` }];
  });
  return [...kept, ...inOneGo(added)];
}

function changeOf(text: string, pair: Pair, value: FlowValue | undefined, indent: number): Edit[] {
  const from = startOf(text, pair);
  const to = endOf(text, pair);
  if (value === undefined) return [withoutGap(text, from, to)];
  const now = isNode(pair.value) ? (pair.value.toJSON() as unknown) : null;
  if (isDeepStrictEqual(now, value)) return [];
  if (isBlockMap(pair.value) && isPlain(value)) return editsOf(text, pair.value, value, indent + 2);
  const own =
    indent === 2 && isPlain(value) ? nodeText(nameOf(pair), value) : emitPair([nameOf(pair), value], indent);
  return [{ from, to, text: own }];
}

/** Pieces that go to the same place are one edit, in their order. */
function inOneGo(edits: Edit[]): Edit[] {
  const byPlace = new Map<number, Edit>();
  for (const edit of edits) {
    const known = byPlace.get(edit.from);
    byPlace.set(edit.from, known ? { ...known, text: known.text + edit.text } : edit);
  }
  return [...byPlace.values()];
}

const nameOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key);

const isBlockMap = (value: unknown): value is YAMLMap =>
  isMap(value) && value.flow !== true && value.items.length > 0;

const isPlain = (value: FlowValue): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;

/** Where the line of a pair begins. */
function startOf(text: string, { key }: Pair): number {
  const at = isNode(key) ? (key.range?.[0] ?? 0) : 0;
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the last line of a pair ends, a comment behind it included. */
function endOf(text: string, pair: Pair | undefined): number {
  if (!pair) return text.length;
  const end = text.slice(0, lastOf(pair)).trimEnd().length;
  const lineEnd = text.indexOf('\n', end);
  return lineEnd === -1 ? text.length : lineEnd;
}

/** The end of what a pair says, without the blank lines and comments that stand before the next one. */
function lastOf({ key, value }: Pair): number {
  if (isMap(value) && !value.flow && value.items.length > 0) return lastOf(value.items.at(-1) as Pair);
  if (isSeq(value) && !value.flow && value.items.length > 0) {
    const item = value.items.at(-1);
    if (isMap(item) && !item.flow && item.items.length > 0) return lastOf(item.items.at(-1) as Pair);
    if (isNode(item) && item.range) return item.range[1];
  }
  if (isNode(value) && value.range) return value.range[1];
  return isNode(key) ? (key.range?.[1] ?? 0) : 0;
}

/** Takes lines away with one empty line that parted them from the next, or at the end from those before. */
function withoutGap(text: string, from: number, end: number): Edit {
  const next = Math.min(end + 1, text.length);
  if (text.slice(next).trim() === '') {
    return { from: text.slice(0, from).trimEnd().length + 1, to: text.length, text: '' };
  }
  return { from, to: text[next] === '\n' ? next + 1 : next, text: '' };
}

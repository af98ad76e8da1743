import { stringify } from 'yaml';
import type { FlowValue } from '../api-types.ts';

/** How flow files are written: short values on one line, long ones a line for each part. */
const LINE_WIDTH = 110;

type Fields = [name: string, value: FlowValue][];

/** The pairs of a map, each from its own line on; without the last line break. */
export function emitMap(value: { [name: string]: FlowValue | undefined }, indent: number): string {
  return fieldsOf(value)
    .map((field) => emitPair(field, indent))
    .join('\n');
}

/** `name: value`, on as many lines as it takes, indented by so many spaces. */
export function emitPair([name, value]: Fields[number], indent: number): string {
  const start = `${' '.repeat(indent)}${scalar(name)}:`;
  const line = `${start} ${inline(value)}`;
  if (line.length <= LINE_WIDTH || !isNested(value)) return line;
  return Array.isArray(value)
    ? `${start}\n${value.map((item) => emitItem(item, indent + 2)).join('\n')}`
    : `${start}\n${emitMap(value, indent + 2)}`;
}

function emitItem(item: FlowValue, indent: number): string {
  const pad = ' '.repeat(indent);
  const line = `${pad}- ${inline(item)}`;
  if (line.length <= LINE_WIDTH || !isNested(item) || Array.isArray(item)) return line;
  return `${pad}- ${emitMap(item, indent + 2).trimStart()}`;
}

const isNested = (value: FlowValue): value is FlowValue[] | { [name: string]: FlowValue | undefined } =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

function inline(value: FlowValue): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return scalar(value);
  const fields = fieldsOf(value).map(([name, one]) => `${scalar(name)}: ${inline(one)}`);
  return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
}

/** Quoted where it must be, also between brackets, and where a colon could be taken for another field. */
function scalar(value: string | number | boolean | null): string {
  if (typeof value === 'string' && /^[^\n']*:[^\n']*$/.test(value)) return `'${value}'`;
  const options = { lineWidth: 0, singleQuote: true, flowCollectionPadding: false } as const;
  return stringify([value], { ...options, collectionStyle: 'flow' })
    .trim()
    .slice(1, -1);
}

export const fieldsOf = (value: { [name: string]: FlowValue | undefined }): Fields =>
  Object.entries(value).filter((field): field is Fields[number] => field[1] !== undefined);

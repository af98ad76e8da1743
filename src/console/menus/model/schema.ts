import type { NodeTypeSchema } from '../../../flows/api-types.ts';
import { isObject, type Json, type NodeJson } from './flow.ts';

/** What the editor reads of a JSON Schema. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: Json;
  enum?: Json[];
  properties?: { [name: string]: Schema };
  required?: string[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  description?: string;
  default?: Json;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  $defs?: { [name: string]: Schema };
}

/** How a value is edited. */
export type FieldKind =
  | 'say'
  | 'target'
  | 'condition'
  | 'fixed'
  | 'choice'
  | 'choices'
  | 'number'
  | 'yesNo'
  | 'text'
  | 'words'
  | 'list'
  | 'group'
  | 'map'
  | 'scalar';

/** What the schema of a flow says about its nodes. */
export interface NodeSchemas {
  /** The schema of each kind of node, in the order of the palette. */
  kinds: { [type: string]: Schema };
}

/** In: the kinds of nodes as the line tells of them, in the order of the palette. */
export const nodeSchemas = (nodes: readonly Pick<NodeTypeSchema, 'type' | 'schema'>[]): NodeSchemas => ({
  kinds: Object.fromEntries(nodes.map(({ type, schema }) => [type, schema as Schema])),
});

const BY_REF: { [ref: string]: FieldKind } = { Say: 'say', Target: 'target' };

/** The way in which a value of this schema is edited. */
export function fieldKind(schema: Schema): FieldKind {
  const byRef = BY_REF[schema.$ref?.split('/').at(-1) ?? ''];
  if (byRef) return byRef;
  if (schema.const !== undefined) return 'fixed';
  if (schema.enum) return 'choice';
  const variants = schema.anyOf ?? schema.oneOf ?? [];
  if (variants.length > 0) return variants.every(isCondition) ? 'condition' : 'scalar';
  if (schema.type === 'array') return listKind(schema.items ?? {});
  if (schema.type === 'object') return schema.properties ? 'group' : 'map';
  if (schema.type === 'boolean') return 'yesNo';
  if (schema.type === 'number' || schema.type === 'integer') return 'number';
  return schema.type === 'string' ? 'text' : 'scalar';
}

const isCondition = ({ properties = {} }: Schema): boolean => 'value' in properties;

function listKind(items: Schema): FieldKind {
  if (items.enum) return 'choices';
  return items.type === 'object' ? 'list' : 'words';
}

/** The least that a value of this schema can be: what a new node begins with. */
export function blank(schema: Schema): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  switch (fieldKind(schema)) {
    case 'say':
    case 'list':
    case 'words':
    case 'choices':
      return [];
    case 'choice':
      return schema.enum?.[0] ?? '';
    case 'number':
      return schema.minimum ?? 0;
    case 'yesNo':
      return false;
    case 'condition':
      return { value: '$', known: true };
    case 'group':
    case 'map':
      return blankGroup(schema);
    case 'fixed':
    case 'scalar':
    case 'target':
    case 'text':
      return '';
  }
}

function blankGroup({ properties = {}, required = [] }: Schema): { [name: string]: Json } {
  const wanted = required.filter(
    (name) => name in properties && fieldKind(properties[name] ?? {}) !== 'target',
  );
  return Object.fromEntries(wanted.map((name) => [name, blank(properties[name] ?? {})]));
}

export const blankNode = ({ kinds }: NodeSchemas, type: string): NodeJson =>
  blankGroup(kinds[type] ?? {}) as NodeJson;

/** Ways out that a node of this kind must have, and may have. */
export function exitsOfKind({ kinds }: NodeSchemas, type: string): { must: string[]; may: string[] } {
  const exits = kinds[type]?.properties?.['exits'];
  const must = exits?.required ?? [];
  return { must, may: Object.keys(exits?.properties ?? {}).filter((exit) => !must.includes(exit)) };
}

/** Everything that a value of this schema says, in its order: the items of the `say` lists inside. */
export function saidIn(schema: Schema, value: unknown): Json[] {
  if (value === undefined || value === null) return [];
  if (fieldKind(schema) === 'say') return Array.isArray(value) ? (value as Json[]) : [];
  if (Array.isArray(value)) return value.flatMap((item) => saidIn(schema.items ?? {}, item));
  if (!isObject(value)) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => saidIn(inner, value[name]));
}

export const nodeSays = ({ kinds }: NodeSchemas, node: NodeJson): Json[] =>
  saidIn(kinds[node.type] ?? {}, node);

/** Every prompt that some items of a `say` name outright, also inside conditions and repetitions. */
export function promptsIn(items: readonly Json[]): string[] {
  return items.flatMap((item) => {
    if (typeof item === 'string') return item.startsWith('$') ? [] : [item];
    if (!isObject(item)) return [];
    return ['say', 'else'].flatMap((part) => {
      const inner = item[part];
      return Array.isArray(inner) ? promptsIn(inner) : [];
    });
  });
}

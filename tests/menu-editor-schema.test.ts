import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../src/context.ts';
import { z } from 'zod';
import { NODE_TYPES } from '../src/core/nodes/registry.ts';
import type { FlowJson } from '../src/console/menus/model/flow.ts';
import {
  blankNode,
  exitsOfKind,
  fieldKind,
  nodeSays,
  nodeSchemas,
  promptsIn,
} from '../src/console/menus/model/schema.ts';

const schemas = nodeSchemas(
  NODE_TYPES.map(({ type, schema }) => ({
    type,
    schema: z.toJSONSchema(schema, { io: 'input', reused: 'inline' }),
  })),
);

describe('the schema of a flow', () => {
  it('tells how each field of each kind is edited', () => {
    const kindsOf = (type: string) =>
      Object.fromEntries(
        Object.entries(schemas.kinds[type]?.properties ?? {}).map(([name, field]) => [
          name,
          fieldKind(field),
        ]),
      );
    expect(kindsOf('menu')).toMatchObject({
      say: 'say',
      options: 'list',
      list: 'group',
      announce: 'choices',
      retries: 'number',
      exits: 'group',
    });
    expect(kindsOf('set')).toMatchObject({ values: 'map' });
    expect(kindsOf('open-hours')).toMatchObject({ kinds: 'words' });
    expect(fieldKind(schemas.kinds['branch']?.properties?.['cases']?.items?.properties?.['when'] ?? {})).toBe(
      'condition',
    );
  });

  it('makes a new node of each kind with what it must have', () => {
    expect(blankNode(schemas, 'play')).toEqual({ type: 'play', say: [], exits: {} });
    expect(blankNode(schemas, 'collect')).toMatchObject({ digits: { min: 1, max: 1 }, into: '' });
    for (const type of Object.keys(schemas.kinds)) expect(blankNode(schemas, type).type).toBe(type);
  });

  it('knows which ways out a kind must have', () => {
    expect(exitsOfKind(schemas, 'lookup')).toEqual({ must: ['found', 'notFound', 'failed'], may: [] });
    expect(exitsOfKind(schemas, 'menu')).toEqual({ must: [], may: ['noInput', 'noMatch', 'again'] });
    expect(exitsOfKind(schemas, 'hangup')).toEqual({ must: [], may: [] });
  });

  it('finds what each node of the shipped flows says', () => {
    const folder = join(ROOT, 'call-flows');
    const flows = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    const said = flows.flatMap((name) => {
      const flow = parse(readFileSync(join(folder, name), 'utf8')) as FlowJson;
      return Object.values(flow.nodes).flatMap((node) => promptsIn(nodeSays(schemas, node)));
    });
    expect(said).toEqual(
      expect.arrayContaining(['welcome', 'what-else', 'for-services', 'budget-planned-unknown']),
    );
  });
});

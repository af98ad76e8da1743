import { expect, it } from 'vitest';
import { nodesIn } from './node-at.ts';
import type { Flow } from './schema.ts';

const flow = (id: string, nodes: Flow['nodes']): Flow => ({
  ...{ specVersion: 1, id, title: { en: id }, languages: ['km'], oralLanguages: [], exits: [] },
  ...{ start: Object.keys(nodes)[0] ?? '', nodes },
});

const runs = (id: string) => ({ type: 'subflow', flow: id });

const nodeAt = nodesIn({
  flow: flow('line', { first: { type: 'menu' }, outer: runs('middle') }),
  subflows: [flow('middle', { inner: runs('last') }), flow('last', { end: { type: 'hangup' } })],
});

it.each([
  ['line/first', 'menu', ['line']],
  ['line/outer', 'subflow', ['line']],
  ['line/outer/inner', 'subflow', ['line', 'middle']],
  ['line/outer/inner/end', 'hangup', ['line', 'middle', 'last']],
])('finds %s through the flows that are run', (path, type, way) => {
  const found = nodeAt(path);
  expect(found?.node.type).toBe(type);
  expect(found?.name).toBe(path.split('/').at(-1));
  expect(found?.way.map(({ id }) => id)).toEqual(way);
  expect(found?.flow).toBe(found?.way.at(-1));
});

it.each(['', 'line', 'line/nobody', 'line/first/end', 'other/first', 'line/outer/end'])(
  'finds nothing at "%s"',
  (path) => {
    expect(nodeAt(path)).toBeUndefined();
  },
);

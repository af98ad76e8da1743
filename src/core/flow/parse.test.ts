import { describe, expect, it } from 'vitest';
import { MAX_NODES_PER_FLOW } from '../call/ceilings.ts';
import { parseFlow, type Problem } from './parse.ts';

const good = {
  specVersion: 1,
  id: 'small',
  title: { km: 'តូច' },
  languages: ['km'],
  start: 'bye',
  nodes: { bye: { type: 'hangup', say: ['goodbye'] } },
};

function problemsOf(data: unknown): Problem[] {
  const read = parseFlow(data, 'small.yaml');
  return 'problems' in read ? read.problems : [];
}

describe('a flow file', () => {
  it('gives the flow, with what it left out', () => {
    expect(parseFlow(good, 'small.yaml')).toEqual({
      flow: {
        ...good,
        oralLanguages: [],
        exits: [],
        nodes: { bye: { ...good.nodes.bye, disposition: 'completed' } },
      },
    });
  });

  it.each([2, 0, '1', undefined])(
    'of the version %s is refused as a whole, in one sentence',
    (specVersion) => {
      const problems = problemsOf({ ...good, specVersion, nodes: { bye: { type: 'nonsense' } } });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({ flow: 'small.yaml', node: '', rule: 'spec-version' });
      expect(problems[0]?.message).toContain(String(specVersion));
    },
  );

  it.each([null, 'a text', [], 7])('that holds no flow (%j) has a problem', (data) => {
    expect(problemsOf(data).length).toBeGreaterThan(0);
  });
});

describe('a problem of the shape', () => {
  it.each<[string, object, string, string, string?]>([
    ['a field that is missing', { type: 'hangup' }, 'wrong', 'say'],
    ['a field that nobody knows', { type: 'hangup', say: [], loud: true }, 'wrong', 'loud'],
    ['a type that nobody knows', { type: 'shout', say: [] }, 'wrong', 'type'],
    ['an exit that is no name', { type: 'goto', exits: { next: 'Not a name' } }, 'wrong', 'exits.next'],
    ['a menu without options', { type: 'menu', exits: {} }, 'wrong', 'options', 'options-or-list'],
    [
      'an entry whose ends are the wrong way round',
      { type: 'collect', say: [], into: '$x', digits: { min: 6, max: 2 }, exits: { done: 'bye' } },
      'wrong',
      'digits.min',
      'digits-upside-down',
    ],
  ])('names the node and the place: %s', (_what, wrong, node, mentioned, rule = 'schema') => {
    const problems = problemsOf({ ...good, nodes: { ...good.nodes, wrong } });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ flow: 'small.yaml', node, rule });
    expect(problems[0]?.message).toContain(mentioned);
  });

  it('names the node whose id is no name', () => {
    const [first] = problemsOf({ ...good, nodes: { ...good.nodes, 'Not a Name': good.nodes.bye } });
    expect(first).toMatchObject({ node: 'Not a Name', rule: 'schema' });
  });

  it('is told of every node that has one', () => {
    const nodes = { ...good.nodes, one: { type: 'hangup' }, two: { type: 'goto' } };
    expect(problemsOf({ ...good, nodes }).map(({ node }) => node)).toEqual(['one', 'two']);
  });

  it('of the flow itself names no node', () => {
    expect(problemsOf({ ...good, languages: [] })).toEqual([
      expect.objectContaining({ flow: 'small.yaml', node: '', rule: 'schema' }),
    ]);
  });

  it('is a flow with more nodes than one file may have', () => {
    const ids = Array.from({ length: MAX_NODES_PER_FLOW + 1 }, (_, index) => [`n${index}`, good.nodes.bye]);
    const [first] = problemsOf({ ...good, nodes: Object.fromEntries(ids) as object });
    expect(first?.message).toContain(String(MAX_NODES_PER_FLOW));
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { FlowJson } from '../api-types.ts';
import { jsonOfText } from './read-text.ts';
import { writeFlowText } from './write-text.ts';

const FOLDER = new URL('../../../call-flows/', import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const textOf = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

const SMALL = `# Who made this, and why.
specVersion: 1
id: small
title: { km: តូច, en: Small } # short
languages: [km, en]
start: hello
nodes:
  # The first words.
  hello:
    type: play
    say: [welcome] # warmly
    exits: { next: bye }

  # And out.
  bye:
    type: hangup
    say: [goodbye]
`;

const small = (): FlowJson => jsonOfText(SMALL);

describe.each(FILES)('%s', (file) => {
  it('keeps every byte when nothing was changed', () => {
    expect(writeFlowText(textOf(file), jsonOfText(textOf(file)))).toBe(textOf(file));
  });

  it('changes only the lines of the node that was changed', () => {
    const flow = jsonOfText(textOf(file));
    const [id = ''] = Object.keys(flow.nodes);
    const node = {
      ...flow.nodes[id],
      type: flow.nodes[id]?.type ?? '',
      note: 'A new note: [with], "signs" # and so on',
    };
    const edited = { ...flow, nodes: { ...flow.nodes, [id]: node } };
    const text = writeFlowText(textOf(file), edited);
    expect(parse(text)).toEqual(edited);
    const before = new Set(textOf(file).split('\n'));
    expect(text.split('\n').filter((line) => !before.has(line))).toEqual([
      `    note: 'A new note: [with], "signs" # and so on'`,
    ]);
  });

  it('can be written from nothing, and reads as the same flow', () => {
    expect(parse(writeFlowText(null, jsonOfText(textOf(file))))).toEqual(jsonOfText(textOf(file)));
  });
});

it('keeps the comments around what was changed, added and taken away', () => {
  const flow = small();
  flow.nodes['middle'] = { type: 'goto', exits: { next: 'bye' } };
  (flow.nodes['hello'] as { exits: object }).exits = { next: 'middle' };
  const text = writeFlowText(SMALL, flow);
  expect(text).toBe(
    SMALL.replace('next: bye', 'next: middle') + '\n  middle:\n    type: goto\n    exits: { next: bye }\n',
  );
  delete flow.nodes['middle'];
  (flow.nodes['hello'] as { exits: object }).exits = { next: 'bye' };
  expect(writeFlowText(text, flow)).toBe(SMALL);
});

it('puts a new node behind the one that it follows, and a new field of the flow behind its neighbour', () => {
  const { nodes, ...head } = small();
  const { hello, bye } = nodes as { hello: FlowJson['nodes'][string]; bye: FlowJson['nodes'][string] };
  const middle = { type: 'goto', exits: { next: 'return:done' } };
  const flow = {
    ...head,
    exits: ['done'],
    nodes: { hello, middle, bye },
    layout: { hello: [10, 20] as [number, number] },
  };
  expect(writeFlowText(SMALL, flow)).toBe(
    SMALL.replace('start: hello\n', 'start: hello\nexits: [done]\n').replace(
      'next: bye }\n',
      "next: bye }\n\n  middle:\n    type: goto\n    exits: { next: 'return:done' }\n",
    ) + 'layout: { hello: [10, 20] }\n',
  );
});

it('takes away all nodes but one, whatever stands between', () => {
  const flow = small();
  delete flow.nodes['hello'];
  expect(parse(writeFlowText(SMALL, flow))).toEqual(flow);
});

it('writes a file with anchors anew, and not wrongly', () => {
  const text = SMALL.replace('say: [welcome]', 'say: &words [welcome]').replace(
    'say: [goodbye]',
    'say: *words',
  );
  const flow = jsonOfText(text);
  flow.nodes['hello'] = { type: 'play', say: ['other'], exits: { next: 'bye' } };
  expect(parse(writeFlowText(text, flow))).toEqual(flow);
});

it('refuses what is no YAML, and YAML that is no flow, in plain words', () => {
  expect(() => jsonOfText('nodes: [')).toThrow(/no YAML/);
  expect(() => jsonOfText('specVersion: 1\nid: a')).toThrow(/This is no flow file: title/);
});

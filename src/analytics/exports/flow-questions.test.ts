import { expect, it } from 'vitest';
import type { LoggedEvent } from '../../core/call/confidential.ts';
import type { FlowSource } from '../../core/flow/flow-source.ts';
import { nodesIn } from '../../core/flow/node-at.ts';
import { questionsIn, responseTo } from './flow-questions.ts';

const source = (nodes: object): FlowSource =>
  ({ flow: { id: 'f', title: { en: 'Example' }, nodes }, subflows: [] }) as unknown as FlowSource;

const NEW = source({
  'main-menu': {
    type: 'menu',
    options: [
      { key: '1', exit: 'fees' },
      { key: '2', exit: 'rights' },
    ],
  },
  topics: { type: 'menu', list: {}, options: [] },
  stars: { type: 'rate' },
  promise: { type: 'verdict' },
  code: { type: 'collect', into: '$code' },
  commune: { type: 'lookup', query: 'commune', with: { code: '$code' } },
  ticket: { type: 'collect', into: '$ticket' },
  request: { type: 'lookup', query: 'request', with: { number: '$ticket' } },
  score: { type: 'scorecard' },
  about: { type: 'who-answers' },
});

const OLD = source({
  'main-menu': {
    type: 'menu',
    options: [
      { key: '1', exit: 'budget' },
      { key: '2', exit: 'fees' },
    ],
  },
});

const at = (node: string, type: string, data: LoggedEvent['data']): LoggedEvent => ({
  ...{ turn: 1, at: 0, type, node: `f/${node}`, data },
});

const answer = (...events: LoggedEvent[]) =>
  events.flatMap((event) => {
    const found = responseTo(event, nodesIn(NEW)(event.node), events);
    return found ? [found] : [];
  });

it('asks what menus, ratings, verdicts and codes of places ask, with the choices of all versions', () => {
  expect(questionsIn([NEW, OLD])).toEqual({
    'f.main-menu.menu': {
      ...{ type: 'select_one', label: 'Example: main menu' },
      type_options: { choices: ['fees', 'rights', 'budget'] },
    },
    'f.stars.rate': { type: 'numeric', label: 'Example: stars', type_options: { range: [1, 5] } },
    'f.promise.verdict': {
      ...{ type: 'select_one', label: 'Example: promise' },
      type_options: { choices: ['yes', 'partly', 'no'] },
    },
    'f.code.collect': { type: 'text', label: 'Example: code', type_options: {} },
  });
});

it('takes a key for an answer where it led on as its option says', () => {
  const led = [at('main-menu', 'pressed', { digits: '2' }), at('main-menu', 'exit', { exit: 'rights' })];
  expect(answer(...led)).toEqual([{ question: 'f.main-menu.menu', response: 'rights', metadata: null }]);
  expect(answer(at('main-menu', 'pressed', { digits: '7' }), at('main-menu', 'noMatch', {}))).toEqual([]);
  expect(answer(at('main-menu', 'exit', { exit: 'rights' }))).toEqual([]);
});

it('takes ratings and verdicts with what they are about', () => {
  const rated = { subject: 'service', subjectId: 'id-card', value: 4, offered: ['good', 'bad'] };
  expect(answer(at('stars', 'rated', rated))).toEqual([
    {
      ...{ question: 'f.stars.rate', response: 4 },
      metadata: { subject: 'service', subject_id: 'id-card', choice_order: ['good', 'bad'] },
    },
  ]);
  expect(answer(at('promise', 'judged', { promise: 'p1', kept: 'partly' }))).toEqual([
    { question: 'f.promise.verdict', response: 'partly', metadata: { promise: 'p1' } },
  ]);
});

it('takes the code of a place, and never a number of one’s own, a score or who somebody is', () => {
  expect(answer(at('code', 'pressed', { digits: '020101' }))).toEqual([
    { question: 'f.code.collect', response: '020101', metadata: null },
  ]);
  expect(answer(at('ticket', 'pressed', { digits: '02014711' }))).toEqual([]);
  expect(answer(at('score', 'voted', { facility: 'x', item: 'y', value: 3 }))).toEqual([]);
  expect(answer(at('about', 'pressed', { digits: '1' }))).toEqual([]);
});

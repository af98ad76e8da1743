import { mayTellKeys, type LoggedEvent } from '../../core/call/confidential.ts';
import type { FlowSource } from '../../core/flow/flow-source.ts';
import type { NodeAt } from '../../core/flow/node-at.ts';

/**
 * What callers are asked, in the terms of FLOIP Flow Results 1.0 (github.com/FLOIP/flow-results, specification.md): menus
 * with fixed options, ratings, verdicts on promises, and codes of places. What a list read out at that moment, numbers of
 * one's own, scorecards and what voters say of themselves are no questions here (docs/exports.md says why).
 */
type FlowQuestion =
  | { type: 'select_one'; label: string; type_options: { choices: string[] } }
  | { type: 'numeric'; label: string; type_options: { range: [number, number] } }
  | { type: 'text'; label: string; type_options: Record<string, never> };

export type FlowQuestions = Record<string, FlowQuestion>;

/** What a caller answered. */
interface FlowResponse {
  question: string;
  response: string | number;
  metadata: Record<string, unknown> | null;
}

/** One kind of node that asks: its question, and what an event in it answers. */
interface Asking {
  ask(at: NodeAt, label: string): FlowQuestion | null;
  answer(event: LoggedEvent, at: NodeAt, turn: readonly LoggedEvent[]): Omit<FlowResponse, 'question'> | null;
}

interface Option {
  key: string;
  exit: string;
}

const optionsOf = ({ node }: NodeAt): Option[] => ('options' in node ? (node.options as Option[]) : []);

const text = (value: LoggedEvent['data'][string] | undefined): string =>
  typeof value === 'string' ? value : '';

const KEPT = ['yes', 'partly', 'no'];
const POINTS: [number, number] = [1, 5];

const ASKING: Readonly<Record<string, Asking>> = {
  menu: {
    ask: (at, label) => {
      const choices = [...new Set(optionsOf(at).map(({ exit }) => exit))];
      return choices.length === 0 ? null : { type: 'select_one', label, type_options: { choices } };
    },
    // A key counts that led on as its option says: one that was not offered, or is none, answers nothing.
    answer: ({ type, node, data }, at, turn) => {
      const exit = data['exit'];
      const isChosen = optionsOf(at).some(
        (option) =>
          option.exit === exit &&
          turn.some(
            (other) => other.type === 'pressed' && other.node === node && other.data['digits'] === option.key,
          ),
      );
      return type === 'exit' && typeof exit === 'string' && isChosen
        ? { response: exit, metadata: null }
        : null;
    },
  },
  rate: {
    ask: (_at, label) => ({ type: 'numeric', label, type_options: { range: POINTS } }),
    answer: ({ type, data }) =>
      type === 'rated' && typeof data['value'] === 'number'
        ? {
            response: data['value'],
            metadata: {
              subject: data['subject'],
              subject_id: data['subjectId'],
              choice_order: data['offered'],
            },
          }
        : null,
  },
  verdict: {
    ask: (_at, label) => ({ type: 'select_one', label, type_options: { choices: KEPT } }),
    answer: ({ type, data }) =>
      type === 'judged' && KEPT.includes(text(data['kept']))
        ? { response: text(data['kept']), metadata: { promise: data['promise'] } }
        : null,
  },
  collect: {
    ask: (at, label) => (mayTellKeys(at) ? { type: 'text', label, type_options: {} } : null),
    answer: ({ type, data }, at) =>
      type === 'pressed' && mayTellKeys(at) && /^\d+$/.test(text(data['digits']))
        ? { response: text(data['digits']), metadata: null }
        : null,
  },
};

/** The same in every version of a flow, and another one where its node has become of another kind. */
const idOf = ({ flow, name, node }: NodeAt): string => `${flow.id}.${name}.${node.type}`;

/** All questions of some versions of flows. Where versions differ, there are the choices of all. */
export function questionsIn(sources: readonly FlowSource[]): FlowQuestions {
  const found: FlowQuestions = {};
  for (const { flow: root, subflows } of sources)
    for (const flow of [root, ...subflows])
      for (const [name, node] of Object.entries(flow.nodes)) {
        const at: NodeAt = { flow, name, node, way: [flow] };
        const question = ASKING[node.type]?.ask(at, labelOf(at));
        if (question) found[idOf(at)] = joined(found[idOf(at)], question);
      }
  return found;
}

function joined(before: FlowQuestion | undefined, question: FlowQuestion): FlowQuestion {
  if (before?.type !== 'select_one' || question.type !== 'select_one') return before ?? question;
  const choices = [...new Set([...before.type_options.choices, ...question.type_options.choices])];
  return { ...before, type_options: { choices } };
}

/** Words in English, the one language that a package has. */
const labelOf = ({ flow, name }: NodeAt): string =>
  `${flow.title?.['en'] ?? flow.id}: ${name.replaceAll('-', ' ')}`;

/** What an event answers, if anything. In: where it was, and all events of its turn. */
export function responseTo(
  event: LoggedEvent,
  at: NodeAt | undefined,
  turn: readonly LoggedEvent[],
): FlowResponse | null {
  const answer = at && ASKING[at.node.type]?.answer(event, at, turn);
  return answer ? { question: idOf(at), ...answer } : null;
}

import { dayInPhnomPenh } from '../calendar/phnom-penh.ts';
import { isConfidential } from '../core/call/confidential.ts';
import { groupBy } from '../core/group-by.ts';
import type { AskedQuestion, CallFacts, FlowWords, LoggedCall, LoggedEvent } from './call-facts.ts';
import { endOf } from './end-of-call.ts';
import { placeOf } from './place-of-call.ts';

/** The keys that say a question again. */
const AGAIN = new Set(['9', '#']);

/** Look-ups that callers know of: what they asked for. Those that only make lists are left out. */
const ASKED_FOR = new Set([
  ...['service', 'budget', 'district-budget', 'request', 'case'],
  ...['promises', 'rights', 'scorecard-result', 'facilities'],
]);

/**
 * What one call came to. Pure: the same log has the same facts.
 * In: the call, all of its events in order, and what its flow says of nodes.
 */
export function factsOf(call: LoggedCall, events: readonly LoggedEvent[], flow: FlowWords): CallFacts {
  const turns = [...groupBy(events, ({ turn }) => turn).values()];
  const { content, topics } = contentOf(call, turns, flow);
  return {
    day: dayInPhnomPenh(call.startedAt),
    startedAt: call.startedAt,
    line: call.line,
    language: call.language,
    flowId: call.flowId,
    flowVersion: call.flowVersion,
    place: placeOf(events),
    disposition: call.disposition,
    seconds: call.seconds,
    firstOf: call.firstOf,
    content,
    topics,
    questions: questionsOf(turns, flow),
    end: endOf(call, turns),
    lookUps: lookUpsOf(events),
    ratings: ratingsOf(events),
    voted: [
      ...new Set(
        ofType(events, 'voted').map(({ data }) => `${text(data['round'])} ${text(data['facility'])}`),
      ),
    ],
    failures: events.filter(isFailure).length,
    confidential: isConfidential(events, flow.nodeAt),
  };
}

const ofType = (events: readonly LoggedEvent[], type: string): LoggedEvent[] =>
  events.filter((event) => event.type === type);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const isFailure = ({ type, data }: LoggedEvent): boolean =>
  type === 'fault' || (type === 'lookedUp' && data['outcome'] === 'failed');

function contentOf(
  { startedAt }: LoggedCall,
  turns: readonly LoggedEvent[][],
  flow: FlowWords,
): Pick<CallFacts, 'content' | 'topics'> {
  const topics = new Set<string>();
  let content: CallFacts['content'] = null;
  let presses = 0;
  for (const events of turns) {
    for (const { type, node, at, data } of events) {
      if (type === 'pressed') presses += text(data['digits']).length;
      const topic = type === 'step' ? flow.topicAt(node) : undefined;
      if (topic === undefined) continue;
      topics.add(topic);
      content ??= { topic, presses, seconds: Math.max(0, Math.round((at - startedAt) / 1000)) };
    }
  }
  return { content, topics: [...topics] };
}

function questionsOf(turns: readonly LoggedEvent[][], flow: FlowWords): AskedQuestion[] {
  const found = new Map<string, AskedQuestion>();
  const at = (node: string): AskedQuestion => {
    const known = found.get(node);
    if (known) return known;
    const fresh = { flow: flow.flowOf(node), node, asked: 0, repeats: 0, silences: 0, wrongKeys: 0 };
    found.set(node, fresh);
    return fresh;
  };
  for (const { type, node, data } of turns.flat()) {
    if (type === 'said') at(node).asked += 1;
    if (type === 'noInput') at(node).silences += 1;
    if (type === 'noMatch') at(node).wrongKeys += 1;
    if (type === 'navigated' && AGAIN.has(text(data['key']))) at(node).repeats += 1;
  }
  return [...found.values()];
}

function lookUpsOf(events: readonly LoggedEvent[]): CallFacts['lookUps'] {
  const found = new Map<string, CallFacts['lookUps'][number]>();
  for (const { data } of ofType(events, 'lookedUp')) {
    const query = text(data['query']);
    if (!ASKED_FOR.has(query)) continue;
    const args = (data['args'] ?? {}) as { [name: string]: unknown };
    const subject = query === 'service' ? text(args['key']) : '';
    found.set(`${query} ${subject}`, { query, subject, outcome: text(data['outcome']) });
  }
  return [...found.values()];
}

function ratingsOf(events: readonly LoggedEvent[]): CallFacts['ratings'] {
  const found = new Map<string, CallFacts['ratings'][number]>();
  for (const { data } of ofType(events, 'rated')) {
    const subject = text(data['subject']);
    const id = text(data['subjectId']);
    const first = Array.isArray(data['offered']) ? text(data['offered'][0]) : '';
    found.set(`${subject} ${id}`, { subject, id, value: Number(data['value']), first });
  }
  return [...found.values()];
}

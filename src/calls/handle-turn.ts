import { advance, begin } from '../core/call/advance.ts';
import type { CallerEvent } from '../core/call/events.ts';
import { FlowFault } from '../core/flow/faults.ts';
import { apologyOf } from './apology.ts';
import { noDeeds } from './deeds.ts';
import { perform } from './perform.ts';
import { placesSaid } from './places-said.ts';
import type {
  CallEventRecord,
  CallRecord,
  CallStore,
  Circumstances,
  Clock,
  Directory,
  FaultLog,
  FlowVersions,
  Ids,
  OpenCall,
  Utterance,
  Voice,
} from './ports.ts';
import type { Reply } from './reply.ts';
import type { Outcome } from './take-effect.ts';

export interface TurnPorts {
  store: CallStore;
  directory: Directory;
  voice: Voice;
  flows: FlowVersions;
  clock: Clock;
  ids: Ids;
  faults: FaultLog;
  /** The id of the flow that answers a line (the number that was dialled). */
  flowOfLine(line: string): string;
}

/** One webhook, in no vendor's words. */
export interface TurnRequest {
  provider: string;
  providerCallId: string;
  /** Pseudonym of the caller, or null. */
  caller: string | null;
  line: string;
  /** 0 for the first webhook of a call; later ones carry the number that the reply before them gave. */
  turn: number;
  event: CallerEvent;
}

/**
 * Handles one turn of a call. In: a verified request. Out: what the caller hears next.
 * A turn that was answered before gets the same reply again, and nothing changes. All that a turn leaves behind is
 * written in one transaction. Never throws for what a caller did; when something of ours fails, the reply is an
 * apology and a hang-up, and the fault is recorded.
 */
export function handleTurn(ports: TurnPorts, request: TurnRequest): Reply {
  try {
    return ports.store.transaction(() => answerTurn(ports, request));
  } catch (error) {
    return apologise(ports, request, error);
  }
}

function answerTurn(ports: TurnPorts, request: TurnRequest): Reply {
  const call = ports.store.find(request.provider, request.providerCallId);
  if (!call) return firstTurn(ports, request);
  if (isNext(request, call)) return laterTurn(ports, request, call);
  // Nothing can be asked any more: the stored question would lead back here for ever.
  if (call.endedAt !== null && request.turn > call.turn) return hangUp(call.turn);
  return ports.store.reply(call.id, Math.min(request.turn, call.turn)) ?? hangUp(call.turn);
}

/** Whether this is the one turn that the call waits for. */
const isNext = (request: TurnRequest, call: OpenCall): boolean =>
  request.turn === call.turn + 1 && call.session !== null && call.endedAt === null;

function firstTurn(ports: TurnPorts, request: TurnRequest): Reply {
  const flow = ports.flows.current(ports.flowOfLine(request.line));
  const known = request.caller ? ports.store.recall(request.caller) : { returning: false };
  const advanced = begin(flow.machine, {
    language: known.language ?? '',
    caller: { commune: known.commune ?? null, returning: known.returning },
    line: { number: request.line },
    rotation: ports.ids.rotation(),
  });
  const call: CallRecord = {
    id: ports.ids.call(),
    provider: request.provider,
    providerCallId: request.providerCallId,
    line: request.line,
    caller: request.caller,
    flowId: flow.flowId,
    flowVersion: flow.version,
    language: advanced.session.context.language,
    startedAt: ports.clock.now(),
  };
  ports.store.begin(call);
  const outcome = perform(flow.machine, advanced, ports.directory, circumstancesOf(ports, call));
  const started = { returning: known.returning, rotation: advanced.session.context.rotation };
  return finish(ports, call, 0, outcome, [{ type: 'started', node: '', data: started }]);
}

function laterTurn(ports: TurnPorts, request: TurnRequest, call: OpenCall): Reply {
  if (!call.session) throw new FlowFault('no-session', 'The call has nothing to go on with.');
  const flow = ports.flows.find(call.flowId, call.flowVersion);
  const asked = { ...request, event: asAsked(request.event, call.session.context.expected) };
  const advanced = advance(flow.machine, call.session, asked.event);
  const outcome = perform(flow.machine, advanced, ports.directory, circumstancesOf(ports, call));
  return finish(ports, call, call.turn + 1, outcome, keysOf(asked, call.session.context.node));
}

const circumstancesOf = (ports: TurnPorts, { id, caller }: CallRecord): Circumstances => ({
  now: ports.clock.now(),
  caller,
  callId: id,
});

/**
 * No more digits than were asked for: a doubled key is one key, and a caller who types a phone number into a shorter
 * entry has not given it to the log.
 */
const asAsked = (event: TurnRequest['event'], expected: number): TurnRequest['event'] =>
  event.type === 'digits' ? { ...event, digits: event.digits.slice(0, expected) } : event;

/** Silence is recorded by the node that heard it, together with what it did about it. */
const keysOf = ({ event }: TurnRequest, node: string): CallEventRecord[] =>
  event.type === 'digits' ? [{ type: 'pressed', node, data: { digits: event.digits } }] : [];

function finish(
  ports: TurnPorts,
  call: CallRecord,
  turn: number,
  outcome: Outcome,
  before: CallEventRecord[],
): Reply {
  const at = ports.clock.now();
  const { context } = outcome.session;
  const utterance = outcome.parts.length > 0 ? ports.voice.utter(outcome.parts, context.language) : null;
  const reply = replyOf(turn, outcome, utterance);
  const { ended } = outcome;
  ports.store.saveTurn({
    callId: call.id,
    turn,
    at,
    reply,
    session: outcome.session,
    language: context.language,
    utterance,
    events: [
      ...before,
      ...outcome.events,
      ...(utterance ? [saidEvent(utterance, context.node)] : []),
      ...(ended ? [{ type: 'ended', node: context.node, data: { disposition: ended } }] : []),
    ],
    deeds: outcome.deeds,
    ended,
  });
  if (call.caller) ports.store.remember(call.caller, outcome.remembered, at);
  return reply;
}

function replyOf(turn: number, outcome: Outcome, utterance: Utterance | null): Reply {
  if (!outcome.then) throw new FlowFault('no-question', 'The flow neither asks nor ends the call.');
  return { turn, clip: utterance?.hash ?? null, then: outcome.then };
}

const saidEvent = (utterance: Utterance, node: string): CallEventRecord => ({
  type: 'said',
  node,
  data: { utterance: utterance.hash, seconds: utterance.seconds, ...placesSaid(utterance) },
});

const hangUp = (turn: number): Reply => ({ turn, clip: null, then: { type: 'hangUp' } });

/**
 * Ends the call kindly after a fault of ours, and keeps both the fault and the apology, so that the same webhook gets
 * the same words again. When not even that can be written, the caller still hears them.
 */
function apologise(ports: TurnPorts, request: TurnRequest, error: unknown): Reply {
  const reply: Reply = { turn: request.turn, clip: null, then: { type: 'hangUp' } };
  let callId: string | null = null;
  try {
    reply.clip = apologyOf(ports.voice).hash;
    callId = ports.store.transaction(() => saveFault(ports, request, reply, error));
  } catch (second) {
    ports.faults.fault('record-fault', second, callId);
  }
  ports.faults.fault('turn', error, callId);
  return reply;
}

function saveFault(ports: TurnPorts, request: TurnRequest, reply: Reply, error: unknown): string {
  const at = ports.clock.now();
  const known = ports.store.find(request.provider, request.providerCallId);
  // A late or repeated webhook that fails says nothing about the call, which may be well and under way.
  if (known && !isNext(request, known)) return known.id;
  const call: CallRecord = known ?? unknownCall(ports, request, at);
  if (!known) ports.store.begin(call);
  const utterance = apologyOf(ports.voice, call.language);
  reply.turn = known ? known.turn + 1 : 0;
  reply.clip = utterance.hash;
  const node = known?.session?.context.node ?? '';
  const fault = { code: codeOf(error), message: messageOf(error) };
  ports.store.saveTurn({
    callId: call.id,
    turn: reply.turn,
    at,
    reply,
    session: known?.session ?? null,
    language: call.language,
    utterance,
    events: [
      ...keysOf(request, node),
      { type: 'fault', node, data: fault },
      saidEvent(utterance, node),
      { type: 'ended', node, data: { disposition: 'failed' } },
    ],
    deeds: noDeeds(),
    ended: 'failed',
  });
  return call.id;
}

const unknownCall = (ports: TurnPorts, request: TurnRequest, at: number): CallRecord => ({
  id: ports.ids.call(),
  provider: request.provider,
  providerCallId: request.providerCallId,
  line: request.line,
  caller: request.caller,
  flowId: ports.flowOfLine(request.line),
  flowVersion: 'unknown',
  language: 'km',
  startedAt: at,
});

/** Short, since a library may put a whole statement into it. */
const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unexpected';

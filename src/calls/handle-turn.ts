import { advance, begin, type Advanced, type Session } from '../core/call/advance.ts';
import { drawNumber } from '../core/call/drawn-number.ts';
import type { CallMachine } from '../core/flow/compile.ts';
import { FlowFault } from '../core/flow/faults.ts';
import type { Admission } from './admission/admission.ts';
import { languageFor, saveTurnedAway } from './admission/turn-away.ts';
import type { TurnedAwayLog } from './admission/turned-away.ts';
import { apologyOf } from './apology.ts';
import { asAsked, factsOf, legEndOf, turnEvent, type Brought } from './brought.ts';
import { callInput } from './call-input.ts';
import { noDeeds } from './deeds.ts';
import type { OfferLanguages } from './languages.ts';
import { perform } from './perform.ts';
import { placesSaid } from './places-said.ts';
import type {
  CallEventRecord,
  CallRecord,
  Circumstances,
  Directory,
  FaultLog,
  FlowVersions,
  IncomingEvent,
  LineFacts,
  OpenCall,
  Tries,
  Utterance,
  Voice,
} from './ports.ts';
import { settled } from './recordings.ts';
import type { EndPorts } from './end-call.ts';
import type { Reply } from './reply.ts';
import { sealedTexts, type TextPorts } from './texts.ts';
import type { Outcome } from './take-effect.ts';
import { askedFor, beginningOf, identityOf } from './tries.ts';

export interface TurnPorts extends EndPorts, TextPorts {
  directory: Directory;
  voice: Voice;
  flows: FlowVersions;
  /** Lines on which staff try flows that are not live. */
  tries: Tries;
  faults: FaultLog;
  /** The id of the flow that answers a line (the number that was dialled). */
  flowOfLine(line: string): string;
  lineFacts(line: string): LineFacts;
  languagesFor: OfferLanguages;
  admission: Admission;
  turnedAway: TurnedAwayLog;
}

/** One webhook, in no vendor's words. */
export interface TurnRequest {
  provider: string;
  providerCallId: string;
  /** Pseudonym of the caller, or null. */
  caller: string | null;
  /** The caller's number where a text can be sent to it. In memory for this turn only: never logged, stored but sealed. */
  mobile: string | null;
  line: string;
  /** 0 for the first webhook of a call; later ones carry the number that the reply before them gave. */
  turn: number;
  event: IncomingEvent;
}

/**
 * Handles one turn of a call. In: a verified request. Out: what the caller hears next.
 * A turn that was answered before gets the same reply again, and nothing changes. All that a turn leaves behind is
 * written in one transaction. A caller with far too many calls hears that the line is busy. Never throws for what a caller
 * did; when something of ours fails, the reply is an apology and a hang-up, and the fault is recorded.
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
  const reason = ports.admission.ofCaller(limitedAs(request));
  if (reason) {
    ports.turnedAway.count(reason);
    const language = languageFor(ports, request);
    return saveTurnedAway(ports, { ...heardOf(request), language, at: ports.clock.now(), reason });
  }
  const { id, caller, flow, known } = beginningOf(ports, request);
  const advanced = begin(flow.machine, callInput(ports, request, flow, known));
  const call: CallRecord = {
    id,
    provider: request.provider,
    providerCallId: request.providerCallId,
    line: request.line,
    caller,
    flowId: flow.flowId,
    flowVersion: flow.version,
    language: advanced.session.context.language,
    startedAt: ports.clock.now(),
  };
  ports.store.begin(call);
  const outcome = performed(ports, request, call, flow.machine, advanced);
  const started = { returning: known.returning, rotation: advanced.session.context.rotation };
  return finish(ports, call, 0, outcome, {
    facts: [{ type: 'started', node: '', data: started }],
    legEnd: null,
  });
}

/** Whoever types a number into a simulated phone is not that caller. */
const limitedAs = ({ provider, caller }: TurnRequest): string | null =>
  provider === 'simulator' ? null : caller;

const heardOf = ({ provider, providerCallId, line }: TurnRequest) => ({ provider, providerCallId, line });

function laterTurn(ports: TurnPorts, request: TurnRequest, call: OpenCall): Reply {
  if (!call.session) throw new FlowFault('no-session', 'The call has nothing to go on with.');
  const flow = ports.flows.find(call.flowId, call.flowVersion);
  const { context } = call.session;
  const event = turnEvent(ports, call, request.event, context);
  const asked = asAsked(event, context.expected);
  const advanced = advance(flow.machine, call.session, asked);
  const outcome = performed(ports, request, call, flow.machine, advanced);
  return finish(ports, call, call.turn + 1, outcome, {
    facts: factsOf(asked, context),
    legEnd: legEndOf(request.event, context),
  });
}

/** What the turn comes to. It is the turn that the call waits for, so that its texts are asked for once. */
function performed(
  ports: TurnPorts,
  request: TurnRequest,
  call: CallRecord,
  machine: CallMachine,
  advanced: Advanced,
): Outcome {
  const outcome = perform(machine, advanced, ports.directory, circumstancesOf(ports, call));
  outcome.deeds.texts = sealedTexts(ports, call, request, outcome);
  return outcome;
}

const circumstancesOf = (ports: TurnPorts, call: CallRecord): Circumstances => ({
  now: ports.clock.now(),
  caller: askedFor(call),
  callId: call.id,
});

function finish(ports: TurnPorts, call: CallRecord, turn: number, outcome: Outcome, brought: Brought): Reply {
  const at = ports.clock.now();
  const { context } = outcome.session;
  const utterance = outcome.parts.length > 0 ? ports.voice.utter(outcome.parts, context.language) : null;
  const reply: Reply = { turn, clip: utterance?.hash ?? null, then: nextOf(call, outcome) };
  const { ended } = outcome;
  if (ended) settleUnsent(ports, call.id, outcome);
  ports.store.saveTurn({
    callId: call.id,
    turn,
    at,
    reply,
    session: outcome.session,
    language: context.language,
    utterance,
    events: [
      ...brought.facts,
      ...outcome.events,
      ...(utterance ? [saidEvent(utterance, context.node)] : []),
      ...(ended ? [{ type: 'ended', node: context.node, data: { disposition: ended } }] : []),
    ],
    deeds: outcome.deeds,
    legs: { ended: brought.legEnd, begun: outcome.transfer },
    ended,
  });
  if (call.caller && outcome.forgets) ports.store.forget(call.caller);
  else if (call.caller) ports.store.remember(call.caller, outcome.remembered, at);
  return reply;
}

function nextOf({ line }: CallRecord, { then }: Outcome): Reply['then'] {
  if (!then) throw new FlowFault('no-question', 'The flow neither asks nor ends the call.');
  return then.type === 'dial' ? { ...then, callerId: line } : then;
}

/** What was told of before its turn came counts as said. */
const settledOf = (ports: TurnPorts, callId: string, session: Session | null) =>
  settled(ports.unfinished.take(callId) ?? session?.context.unsent, () =>
    drawNumber(ports.ids.caseStem, ports.cases.isTaken),
  );

/** The line ends the call while a message is unsent: it ends as if the caller had hung up. */
function settleUnsent(ports: TurnPorts, callId: string, { session, deeds }: Outcome): void {
  const { cases, droppedRecordings } = settledOf(ports, callId, session);
  deeds.cases.push(...cases);
  deeds.droppedRecordings.push(...droppedRecordings);
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
  const asked = known?.session?.context ?? { node: '' };
  const { node } = asked;
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
      ...factsOf(request.event, asked),
      { type: 'fault', node, data: fault },
      saidEvent(utterance, node),
      { type: 'ended', node, data: { disposition: 'failed' } },
    ],
    deeds: { ...noDeeds(), ...settledOf(ports, call.id, known?.session ?? null) },
    legs: { ended: known?.session ? legEndOf(request.event, known.session.context) : null, begun: null },
    ended: 'failed',
  });
  return call.id;
}

const unknownCall = (ports: TurnPorts, request: TurnRequest, at: number): CallRecord => ({
  ...identityOf(ports, request),
  provider: request.provider,
  providerCallId: request.providerCallId,
  line: request.line,
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

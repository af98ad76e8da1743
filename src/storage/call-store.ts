import type {
  CallEnd,
  CallRecord,
  CallStore,
  OpenCall,
  RememberedCaller,
  TurnRecord,
} from '../calls/ports.ts';
import type { Reply } from '../calls/reply.ts';
import type { Session } from '../core/call/advance.ts';
import type { Remembered } from '../core/call/effects.ts';
import type { Disposition } from '../core/call/events.ts';
import type { Store } from './database.ts';
import type { Deadlines } from './deeds/cases.ts';
import { deedsWriter } from './deeds/index.ts';
import { forgetCaller } from './forget-caller.ts';
import { firstCallOf } from '../tally/first-call.ts';
import { legsOf, type Legs } from './legs.ts';
import { turnStatements, type FoundCall, type TurnStatements } from './turn-statements.ts';

/** The log of calls in SQLite. In: until when the cases that callers open are to be answered. */
export function callStore(store: Store, deadlines: Deadlines): CallStore {
  const statements = turnStatements(store);
  const legs = legsOf(store);
  const saveDeeds = deedsWriter(store, deadlines);
  return {
    transaction: store.transaction,
    find: (provider, providerCallId) => {
      const row = statements.find.get(provider, providerCallId);
      return row && openCall(row);
    },
    reply: (callId, turn) => {
      const row = statements.reply.get(callId, turn);
      return row && (JSON.parse(row.reply) as Reply);
    },
    begin: (call) => {
      store.assertInTransaction();
      begin(statements, call);
      legs.begin(call.id, call.startedAt);
    },
    saveTurn: (turn) => {
      store.assertInTransaction();
      saveTurn(statements, turn);
      legs.save(turn);
      if (turn.ended) legs.end(turn.callId, turn.at);
      saveDeeds(turn.deeds, turn);
    },
    saveDeeds: (callId, at, deeds) => saveDeeds(deeds, { callId, at }),
    end: (callId, end) => {
      store.assertInTransaction();
      endCall(statements, legs, callId, end);
    },
    begunSince: (caller, time, most) => statements.begunSince.get(caller, time, most)?.begun ?? 0,
    quietBut: (from, to) => quietBut(statements, from, to),
    recall: (pseudonym) => recall(statements, pseudonym),
    remember: (pseudonym, what, at) => {
      store.assertInTransaction();
      remember(statements, pseudonym, what, at);
    },
    forget: (pseudonym) => forgetCaller(store, pseudonym),
  };
}

const openCall = ({ snapshot, ...call }: FoundCall): OpenCall => ({
  ...call,
  disposition: call.disposition as Disposition | null,
  session: snapshot === null ? null : (JSON.parse(snapshot) as Session),
});

function begin(statements: TurnStatements, call: CallRecord): void {
  const { id, provider, providerCallId, line, caller, flowId, flowVersion, language, startedAt } = call;
  const about = [
    id,
    provider,
    providerCallId,
    line,
    caller,
    flowId,
    flowVersion,
    language,
    startedAt,
  ] as const;
  if (caller === null) {
    statements.call.run(...about, null);
    return;
  }
  const before = statements.lastCall.get(caller)?.at ?? null;
  statements.call.run(...about, firstCallOf(before, startedAt));
  statements.caller.run(caller, startedAt, startedAt);
}

function saveTurn(statements: TurnStatements, turn: TurnRecord): void {
  const { callId, at, utterance, session, ended } = turn;
  if (utterance && !statements.isSaid.get(utterance.hash)) {
    const { hash, language, seconds, clips } = utterance;
    statements.utterance.run(hash, language, seconds, JSON.stringify(clips));
  }
  statements.turn.run(callId, turn.turn, at, utterance?.hash ?? null, JSON.stringify(turn.reply));
  statements.events(callId, turn.turn, at, turn.events);
  statements.stand.run(turn.turn, turn.language, callId);
  if (ended) statements.end.run(at, ended, callId);
  if (session && !ended) statements.session.run(callId, JSON.stringify(session));
  else statements.noSession.run(callId);
}

function endCall(statements: TurnStatements, legs: Legs, callId: string, end: CallEnd): void {
  const ended = statements.end.run(end.at, end.disposition, callId).changes > 0;
  if (end.seconds !== null) {
    statements.seconds.run(end.seconds, callId);
    legs.measure(callId, end.seconds);
  }
  if (!ended) return;
  legs.end(callId, end.at);
  const turn = statements.newest.get(callId)?.turn ?? 0;
  // Beside the turn that was last answered, and after all that it recorded.
  statements.events(callId, turn + 1, end.at, end.events);
  statements.noSession.run(callId);
}

function quietBut(
  statements: TurnStatements,
  from: number,
  to: number,
): { id: string; session: Session | null }[] {
  return statements.quiet.all(from, to).map(({ id, snapshot }) => ({
    id,
    session: snapshot === null ? null : (JSON.parse(snapshot) as Session),
  }));
}

function recall(statements: TurnStatements, pseudonym: string): RememberedCaller {
  const row = statements.recall.get(pseudonym);
  return {
    returning: row !== undefined,
    ...(row?.language ? { language: row.language } : {}),
    ...(row?.commune ? { commune: row.commune } : {}),
  };
}

function remember(statements: TurnStatements, pseudonym: string, what: Remembered, at: number): void {
  const { language = null, commune = null } = what;
  if (language === null && commune === null) return;
  statements.remember.run(language, commune, at, pseudonym);
}

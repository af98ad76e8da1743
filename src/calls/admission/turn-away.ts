import { STANDARD } from '../../core/call/standard-prompts.ts';
import { prompt } from '../../core/speech/parts.ts';
import { noDeeds } from '../deeds.ts';
import type { CallStore, Ids, LineFacts, Utterance, Voice } from '../ports.ts';
import type { Reply } from '../reply.ts';
import type { Dialled } from '../tries.ts';
import type { TurnedAwayCall } from './turned-away.ts';

export interface TurnAwayPorts {
  store: CallStore;
  ids: Ids;
  voice: Voice;
  flowOfLine(line: string): string;
  lineFacts(line: string): LineFacts;
}

/** What is heard by whoever cannot be let in. */
export const callLaterOf = (voice: Voice, language: string): Utterance =>
  voice.utter([prompt(STANDARD.callLater)], language);

/** The end of a call that has not begun. */
export const turnedAwayReply = (voice: Voice, language: string): Reply => ({
  turn: 0,
  clip: callLaterOf(voice, language).hash,
  then: { type: 'hangUp' },
});

/** The language of an earlier call, or that of the line. */
export const languageFor = (ports: TurnAwayPorts, { caller, line }: Omit<Dialled, 'provider'>): string =>
  (caller === null ? undefined : ports.store.recall(caller).language) ??
  ports.lineFacts(line).language ??
  'km';

/**
 * Writes down a call that was turned away, inside a transaction: that it was, why, and its reply, so that the same webhook
 * gets it again. It belongs to nobody, and so does not count as a call of its caller: who is turned away is let in again as
 * soon as there is room.
 */
export function saveTurnedAway(ports: TurnAwayPorts, call: TurnedAwayCall): Reply {
  const { provider, providerCallId, line, language, at, reason } = call;
  const id = ports.ids.call();
  const flowId = ports.flowOfLine(line);
  ports.store.begin({
    ...{ id, provider, providerCallId, line, language, flowId, startedAt: at },
    ...{ caller: null, flowVersion: 'unknown' },
  });
  const reply = turnedAwayReply(ports.voice, language);
  const utterance = callLaterOf(ports.voice, language);
  ports.store.saveTurn({
    ...{ callId: id, turn: 0, at, reply, language, utterance, session: null },
    events: [
      { type: 'said', node: '', data: { utterance: utterance.hash, seconds: utterance.seconds } },
      { type: 'ended', node: '', data: { disposition: 'turned-away', reason } },
    ],
    deeds: noDeeds(),
    legs: { ended: null, begun: null },
    ended: 'turned-away',
  });
  return reply;
}

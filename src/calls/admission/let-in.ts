import { handleTurn, type TurnPorts, type TurnRequest } from '../handle-turn.ts';
import type { TurnQueue } from '../ports.ts';
import type { Reply } from '../reply.ts';
import type { LineReason } from './admission.ts';
import { languageFor, saveTurnedAway, turnedAwayReply, type TurnAwayPorts } from './turn-away.ts';
import type { TurnedAwayLog } from './turned-away.ts';

export interface LetInPorts extends TurnPorts {
  together: TurnQueue;
}

/**
 * Handles one turn where many come in: calls under way go first, and a new call begins where there is room for it.
 * Otherwise its caller hears at once that the line is busy; that is written down later, when there is time, and a webhook
 * that comes again before is judged anew.
 */
export async function letIn(ports: LetInPorts, request: TurnRequest): Promise<Reply> {
  if (request.turn > 0) return ports.together(() => handleTurn(ports, request));
  const reason = ports.admission.ofLine();
  const reply = reason ? undefined : await ports.together.whenFree(() => handleTurn(ports, request));
  if (reply) return reply;
  // The first webhook of a call that has begun is a repeated one.
  const isKnown = ports.store.transaction(() => ports.store.find(request.provider, request.providerCallId));
  if (isKnown) return ports.together(() => handleTurn(ports, request));
  return turnAway(ports, request, reason ?? 'line-waits');
}

function turnAway(ports: TurnPorts, request: TurnRequest, reason: LineReason): Reply {
  const { provider, providerCallId, line } = request;
  const language = languageFor(ports, request);
  ports.turnedAway.count(reason);
  ports.turnedAway.note({ provider, providerCallId, line, language, reason, at: ports.clock.now() });
  return turnedAwayReply(ports.voice, language);
}

/** So many are written in some milliseconds: a turn waits no longer. */
const AT_A_TIME = 100;

/** Writes down calls that were turned away, as many as may be done at a time. Out: how many. */
export function saveNoted(ports: TurnAwayPorts & { turnedAway: TurnedAwayLog }): number {
  const calls = ports.turnedAway.take(AT_A_TIME);
  if (calls.length === 0) return 0;
  return ports.store.transaction(() => {
    // One that was called again and let in is a call like any other.
    const lost = calls.filter((call) => !ports.store.find(call.provider, call.providerCallId));
    for (const call of lost) saveTurnedAway(ports, call);
    return lost.length;
  });
}

import { endCall } from '../../calls/end-call.ts';
import { handleTurn, type TurnPorts, type TurnRequest } from '../../calls/handle-turn.ts';
import type { IncomingEvent, Utterance } from '../../calls/ports.ts';
import type { Reply } from '../../calls/reply.ts';
import { DIAL_ENDS } from '../../core/call/events.ts';
import { happens, type Chance } from '../../flows/walk/chance.ts';
import { namedKey, secondsUntil } from '../../flows/walk/ways.ts';
import { toneUrl } from '../../providers/simulator/tone-url.ts';

/** How the made callers behave. Assumed: nobody has counted yet. Probabilities are 0 to 1. */
const BEHAVIOUR = {
  /** Of hearing everything out: without such callers nobody would score a school, which takes minutes. */
  patient: 0.05,
  /** Of hanging up, for each second that is heard, and with more patience. */
  hangsUpEachSecond: 0.016,
  patientlyEachSecond: 0.001,
  /** Of hanging up once something that was wanted has been heard. */
  hasEnough: 0.6,
  silence: 0.06,
  wrongKey: 0.05,
  hearsAgain: 0.04,
  /** That the carrier tells nothing of the length. */
  untold: 0.1,
};

/** Beyond this nobody goes on. */
const MOST_TURNS = 30;

/** Seconds of thinking between the word and the key. */
const THINKS = 1.5;

export interface Walker {
  ports: TurnPorts;
  chance: Chance;
  utterance(hash: string): Utterance | undefined;
  /** Moves the clock. */
  pass(seconds: number): void;
  now(): number;
  /** Codes and numbers that callers type. */
  numbers: readonly string[];
  /** Whether the last turn reached something that callers come for. */
  hasContent(providerCallId: string): boolean;
}

/** One call from the answer to its end, with the real machine. In: who calls which line. */
export function walkCall(walker: Walker, identity: Omit<TurnRequest, 'turn' | 'event'>): void {
  const begun = walker.now();
  const isPatient = happens(BEHAVIOUR.patient, walker.chance);
  let reply = handleTurn(walker.ports, { ...identity, turn: 0, event: { type: 'noInput' } });
  for (let turns = 0; reply.then.type !== 'hangUp' && turns < MOST_TURNS; turns += 1) {
    const event = doing(walker, reply, identity.providerCallId, isPatient);
    if (event === null) break;
    reply = handleTurn(walker.ports, { ...identity, turn: reply.turn + 1, event });
  }
  if (reply.then.type === 'hangUp') walker.pass(secondsOf(walker, reply));
  const seconds = Math.round((walker.now() - begun) / 1000);
  const { provider, providerCallId } = identity;
  endCall(walker.ports, {
    ...{ provider, providerCallId },
    seconds: happens(BEHAVIOUR.untold, walker.chance) ? null : seconds,
  });
}

const heard = (walker: Walker, { clip }: Reply): Utterance | null =>
  (clip === null ? undefined : walker.utterance(clip)) ?? null;

const secondsOf = (walker: Walker, reply: Reply): number => heard(walker, reply)?.seconds ?? 0;

/** What the caller does next; null for hanging up. */
function doing(
  walker: Walker,
  reply: Reply,
  providerCallId: string,
  isPatient: boolean,
): IncomingEvent | null {
  const { chance } = walker;
  const utterance = heard(walker, reply);
  const whole = utterance?.seconds ?? 0;
  if (hangsUp(walker, whole, isPatient ? null : providerCallId)) return null;
  switch (reply.then.type) {
    case 'gather':
      return answering(walker, reply.then, utterance);
    case 'record': {
      const seconds = 5 + Math.floor(chance() * 40);
      walker.pass(whole + seconds);
      return {
        type: 'recorded',
        source: { url: toneUrl(seconds, `${providerCallId}-${reply.turn}`), seconds },
      };
    }
    case 'dial':
      walker.pass(whole + 20);
      return { type: 'dialled', status: pick(DIAL_ENDS, chance), seconds: null };
    case 'goOn':
    case 'hangUp':
      walker.pass(whole);
      return { type: 'wentOn' };
  }
}

/**
 * Somewhere in the prompt; who has what they came for hears it to its end first.
 * In: the call of somebody who is in a hurry, null for a patient one.
 */
function hangsUp(walker: Walker, seconds: number, hurried: string | null): boolean {
  const { chance } = walker;
  if (hurried !== null && walker.hasContent(hurried) && happens(BEHAVIOUR.hasEnough, chance)) {
    walker.pass(seconds * (0.5 + chance()));
    return true;
  }
  const eachSecond = hurried === null ? BEHAVIOUR.patientlyEachSecond : BEHAVIOUR.hangsUpEachSecond;
  if (!happens(1 - Math.exp(-eachSecond * seconds), chance)) return false;
  walker.pass(seconds * chance());
  return true;
}

function answering(
  walker: Walker,
  { maxDigits, seconds }: { maxDigits: number; seconds: number },
  utterance: Utterance | null,
): IncomingEvent {
  const { chance } = walker;
  if (happens(BEHAVIOUR.silence, chance)) {
    walker.pass((utterance?.seconds ?? 0) + seconds);
    return { type: 'noInput' };
  }
  const digits = maxDigits > 1 ? pick(walker.numbers, chance) : keyFor(chance, utterance);
  walker.pass(secondsUntil(utterance, digits) + THINKS * chance());
  return { type: 'digits', digits };
}

function keyFor(chance: Chance, utterance: Utterance | null): string {
  if (happens(BEHAVIOUR.wrongKey, chance)) return String(Math.floor(chance() * 10));
  if (happens(BEHAVIOUR.hearsAgain, chance)) return '9';
  const named = (utterance?.clips ?? []).flatMap((clip) =>
    'prompt' in clip ? (namedKey(clip.prompt) ?? []) : [],
  );
  const wanted = named.filter((key) => key !== '8' && key !== '9' && key !== '0');
  // The first choices are taken most.
  return wanted[Math.floor(wanted.length * chance() ** 1.5)] ?? '1';
}

const pick = <Item>(items: readonly Item[], chance: Chance): Item =>
  items[Math.floor(items.length * chance())] as Item;

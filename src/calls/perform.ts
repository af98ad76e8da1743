import { advance, type Advanced, type Session } from '../core/call/advance.ts';
import { MAX_LOOK_UPS_PER_TURN } from '../core/call/ceilings.ts';
import type { Effect, LookUp, Rating, Remembered } from '../core/call/effects.ts';
import type { Disposition, Json, LookUpAnswer } from '../core/call/events.ts';
import type { CallMachine } from '../core/flow/compile.ts';
import { FlowFault } from '../core/flow/faults.ts';
import type { Part } from '../core/speech/parts.ts';
import type { CallEventRecord, Directory } from './ports.ts';

/** What one turn came to, before any of it is written. */
export interface Outcome {
  session: Session;
  parts: Part[];
  gather: { maxDigits: number; seconds: number } | null;
  hangUp: Disposition | null;
  events: CallEventRecord[];
  ratings: Rating[];
  remembered: Remembered;
}

/**
 * Performs the effects of a step of the machine, and goes on within the same turn for as long as the machine waits
 * for a look-up. Throws FlowFault when it asks for more look-ups than a turn may have.
 */
export function perform(machine: CallMachine, first: Advanced, directory: Directory): Outcome {
  const outcome: Outcome = {
    session: first.session,
    parts: [],
    gather: null,
    hangUp: null,
    events: [],
    ratings: [],
    remembered: {},
  };
  let question = collect(outcome, first);
  for (let count = 0; question; count += 1) {
    if (count >= MAX_LOOK_UPS_PER_TURN) {
      throw new FlowFault('too-many-look-ups', 'The flow looks things up in a circle.');
    }
    const answer = ask(directory, question, outcome);
    question = collect(outcome, advance(machine, outcome.session, { type: 'lookedUp', ...answer }));
  }
  return outcome;
}

/** Takes the effects into the outcome. Out: the look-up that the machine now waits for, if any. */
function collect(outcome: Outcome, { session, effects }: Advanced): LookUp | undefined {
  outcome.session = session;
  let question: LookUp | undefined;
  for (const effect of effects) question = take(outcome, effect) ?? question;
  return question;
}

function take(outcome: Outcome, effect: Effect): LookUp | undefined {
  const node = outcome.session.context.node;
  const log = (type: string, data: CallEventRecord['data'], at = node) =>
    outcome.events.push({ type, node: at, data });
  switch (effect.type) {
    case 'say':
      outcome.parts.push(...effect.parts);
      return undefined;
    case 'gather':
      outcome.gather = { maxDigits: effect.maxDigits, seconds: effect.seconds };
      return undefined;
    case 'hangUp':
      outcome.hangUp = effect.disposition;
      return undefined;
    case 'lookUp':
      return { query: effect.query, args: effect.args };
    case 'rate': {
      const { type: _, ...rating } = effect;
      outcome.ratings.push(rating);
      log('rated', { ...rating });
      return undefined;
    }
    case 'remember': {
      const { type: _, ...remembered } = effect;
      Object.assign(outcome.remembered, remembered);
      log('remembered', { ...remembered });
      return undefined;
    }
    case 'record': {
      const { type, node: at, ...data } = effect.fact;
      log(type, data, at);
      return undefined;
    }
  }
}

/** A directory that throws is our fault, and leads to the node's own kind way out. */
function ask(directory: Directory, question: LookUp, outcome: Outcome): LookUpAnswer {
  const { node } = outcome.session.context;
  const log = (data: { [name: string]: Json }) =>
    outcome.events.push({
      type: 'lookedUp',
      node,
      data: { query: question.query, args: question.args, ...data },
    });
  try {
    const answer = directory.lookUp(question);
    log({ outcome: answer.outcome });
    return answer;
  } catch (error) {
    log({ outcome: 'failed', reason: error instanceof Error ? error.message : String(error) });
    return { outcome: 'failed' };
  }
}

import { advance, type Advanced } from '../core/call/advance.ts';
import { MAX_LOOK_UPS_PER_TURN } from '../core/call/ceilings.ts';
import type { LookUp } from '../core/call/effects.ts';
import type { Json, LookUpAnswer } from '../core/call/events.ts';
import type { CallMachine } from '../core/flow/compile.ts';
import { FlowFault } from '../core/flow/faults.ts';
import { noDeeds } from './deeds.ts';
import type { Circumstances, Directory } from './ports.ts';
import { takeEffect, type Outcome } from './take-effect.ts';

/**
 * Performs the effects of a step of the machine, and goes on within the same turn for as long as the machine waits
 * for a look-up. Throws FlowFault when it asks for more look-ups than a turn may have.
 */
export function perform(
  machine: CallMachine,
  first: Advanced,
  directory: Directory,
  circumstances: Circumstances,
): Outcome {
  const outcome: Outcome = {
    session: first.session,
    parts: [],
    then: null,
    ended: null,
    transfer: null,
    question: null,
    events: [],
    deeds: noDeeds(),
    texts: [],
    remembered: {},
    forgets: false,
  };
  let question = collect(outcome, first);
  for (let count = 0; question; count += 1) {
    if (count >= MAX_LOOK_UPS_PER_TURN) {
      throw new FlowFault('too-many-look-ups', 'The flow looks things up in a circle.');
    }
    const answer = ask(directory, question, circumstances, outcome);
    question = collect(outcome, advance(machine, outcome.session, { type: 'lookedUp', ...answer }));
  }
  return outcome;
}

/** Takes the effects into the outcome. Out: the look-up that the machine now waits for, if any. */
function collect(outcome: Outcome, { session, effects }: Advanced): LookUp | null {
  outcome.session = session;
  outcome.question = null;
  for (const effect of effects) takeEffect(outcome, effect);
  return outcome.question;
}

/** A directory that throws is our fault, and leads to the node's own kind way out. */
function ask(
  directory: Directory,
  question: LookUp,
  circumstances: Circumstances,
  outcome: Outcome,
): LookUpAnswer {
  const { node } = outcome.session.context;
  const log = (data: { [name: string]: Json }) =>
    outcome.events.push({
      type: 'lookedUp',
      node,
      data: { query: question.query, ...(question.secret ? {} : { args: question.args }), ...data },
    });
  try {
    const answer = directory.lookUp(question, circumstances);
    log({ outcome: answer.outcome });
    return answer;
  } catch (error) {
    log({ outcome: 'failed', reason: error instanceof Error ? error.message : String(error) });
    return { outcome: 'failed' };
  }
}

import type { Errand, ErrandKind } from '../outgoing-ports.ts';
import { deleteRecording } from './delete-recording.ts';
import type { ErrandEnd, ErrandPorts } from './errand-ports.ts';
import { fetchRecording } from './fetch-recording.ts';
import { sendText } from './send-text.ts';
import { keepTake } from './keep-take.ts';
import { tryAgain } from './try-again.ts';

/** One way to do each kind of errand. */
const RUN: { [Kind in ErrandKind]: (ports: ErrandPorts, errand: Errand) => Promise<ErrandEnd> } = {
  'fetch-recording': fetchRecording,
  'delete-recording': deleteRecording,
  'send-text': sendText,
  'keep-take': keepTake,
};

/** In one pass, so that a provider that is slow holds up nobody for long. */
export const MOST_IN_ONE_PASS = 20;

/**
 * Does the errands whose time has come, one after another, for as long as it is to go on. Out: how many were begun. Never
 * throws for one of them.
 */
export async function runErrands(ports: ErrandPorts, goesOn: () => boolean = () => true): Promise<number> {
  let begun = 0;
  for (const errand of ports.errands.due(ports.clock.now(), MOST_IN_ONE_PASS)) {
    if (!goesOn()) break;
    if (!ports.errands.start(errand, ports.clock.now())) continue;
    begun += 1;
    settle(ports, errand, await ended(ports, errand));
  }
  return begun;
}

async function ended(ports: ErrandPorts, errand: Errand): Promise<ErrandEnd> {
  try {
    return await RUN[errand.kind](ports, errand);
  } catch (error) {
    ports.faults.fault(errand.kind, error, null);
    return tryAgain(errand, error, ports.clock.now());
  }
}

function settle({ errands, clock, faults }: ErrandPorts, errand: Errand, how: ErrandEnd): void {
  switch (how.end) {
    case 'done':
      errands.done(errand);
      return;
    case 'later':
      errands.later(errand, clock.now() + how.ms, how.why);
      return;
    case 'given-up':
      errands.giveUp(errand, how.why);
      faults.fault(errand.kind, new Error(how.why), null);
  }
}

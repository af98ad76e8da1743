import { remembering } from '../core/memo.ts';
import { FlowFault } from '../core/flow/faults.ts';
import type { LiveFlows } from '../calls/ports.ts';
import type { FlowPorts } from './ports.ts';
import { inOrder, setAt } from './set.ts';

/** Sets of flows kept in memory: the live one, and a few before it for the day that it cannot be read. */
const MOST_SETS = 4;

/**
 * The releases, for those who answer calls. Which one is live is asked of the database each time, so that a release of
 * another process, or one that was planned for this minute, answers the next call. What a release that was live holds
 * never changes.
 */
export function liveFlows(ports: Pick<FlowPorts, 'releases' | 'clock' | 'reader'>): LiveFlows {
  const setOfRelease = remembering(MOST_SETS, (number: number) => setAt(ports.releases.all(), number));
  return {
    release: () => ports.releases.liveAt(ports.clock.now()) ?? 0,
    flow: (release, id) => {
      const hash = setOfRelease(release).get(id);
      if (hash === undefined) return undefined;
      const read = ports.reader.read(hash);
      if ('flow' in read) return read.flow;
      throw new FlowFault('unreadable-flow', `${id}: ${read.problems[0]?.message ?? 'it cannot be read.'}`);
    },
    before: (release) => {
      const numbers = inOrder(ports.releases.all()).map(({ number }) => number);
      return numbers[numbers.indexOf(release) - 1];
    },
  };
}

import type { FlowPorts, FlowSet } from './ports.ts';
import { flowsOf } from './problems.ts';
import { FlowRefusal } from './refusal.ts';
import { problemsWith } from './releases.ts';
import { difference, liveSet } from './set.ts';

/** Who makes the releases of what Sdap brings. */
const SDAP = 'Sdap';

/**
 * Brings the flows that come with Sdap into the line, where their files are other than those that were brought last: at
 * the first start as release 1, later as a further release. Flows that staff have changed, or taken back to an older
 * state, stay as they are; and where the new ones do not go together with them, all stay and the fault is recorded.
 * In: the texts of the files, by flow. Throws FlowRefusal: bad-file, for a file that cannot be read.
 */
export function bringShippedFlows(ports: FlowPorts, files: ReadonlyMap<string, string>): void {
  const hashes = new Map([...files].map(([id, text]) => [id, ports.texts.hash(text)]));
  if (difference(ports.releases.shipped(), hashes).size === 0) return;
  ports.transaction(() => {
    for (const text of files.values()) ports.texts.keep(text);
    refuseUnreadable(ports, hashes);
    release(ports, hashes);
    ports.releases.setShipped(hashes);
  });
}

function refuseUnreadable(ports: FlowPorts, shipped: FlowSet): void {
  const [first] = flowsOf(ports, shipped).problems;
  if (!first) return;
  throw new FlowRefusal(
    'bad-file',
    `${first.flow}.yaml ${first.node ?? ''}: ${first.message} Run "npm run -s flows:check" for all.`,
  );
}

function release(ports: FlowPorts, shipped: FlowSet): void {
  const live = liveSet(ports);
  const known = ports.releases.shipped();
  const untouched = [...difference(known, shipped)].filter(([id]) => live.get(id) === known.get(id));
  if (untouched.length === 0) return;
  const flows = new Map(untouched);
  const isFirst = ports.releases.all().length === 0;
  const made = { liveAt: ports.clock.now(), by: SDAP, restores: null, flows };
  // What is shipped is checked before it is shipped; among what staff made it is checked here.
  const problems = isFirst ? [] : problemsWith(ports, { ...made, note: '' });
  const [problem] = problems;
  if (problem) {
    const what = `${problem.flow} ${problem.node ?? ''}: ${problem.message}`;
    ports.faults.fault(
      'shipped-flows',
      new FlowRefusal(
        'flow-problems',
        `The new menus of Sdap do not go together with those of this line: ${what}`,
      ),
      null,
    );
    return;
  }
  ports.releases.add({ ...made, note: isFirst ? 'The menus that come with Sdap' : 'Newer menus of Sdap' });
}

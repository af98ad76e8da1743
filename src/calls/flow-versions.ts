import { remembering } from '../core/memo.ts';
import { compileFlow } from '../core/flow/compile.ts';
import { FlowFault } from '../core/flow/faults.ts';
import { sourceOf, type FlowSource } from '../core/flow/flow-source.ts';
import type { Clock, FaultLog, FlowSourceStore, FlowVersion, FlowVersions, LiveFlows } from './ports.ts';

/** Machines kept in memory: one for each flow that answers, for this release and those that calls began with. */
const MOST_MACHINES = 40;

/**
 * The flows that calls are answered with. Each is compiled once for a release; an older version is compiled again from
 * the store when a call that began with it goes on. A release in which a flow does not compile is a fault, which is
 * recorded, and the newest one before it in which it does answers instead.
 */
export function flowVersions(
  live: LiveFlows,
  ports: { sources: FlowSourceStore; clock: Clock; faults: FaultLog; hash: (text: string) => string },
): FlowVersions {
  // What is compiled for the first time need not be read from the store, where it may not be yet.
  const fresh = new Map<string, FlowSource>();
  const compiled = remembering(MOST_MACHINES, (key: string): FlowVersion => {
    const [flowId = '', version = ''] = key.split('@');
    const source = fresh.get(key) ?? ports.sources.find(flowId, version);
    if (!source) throw new FlowFault('unknown-flow-version', `There is no version ${version} of ${flowId}.`);
    return compile(flowId, version, source);
  });
  const compileOf = (flowId: string, release: number): FlowVersion => {
    const source = sourceOf(flowId, (id) => live.flow(release, id));
    const key = `${flowId}@${ports.hash(JSON.stringify(source)).slice(0, 12)}`;
    fresh.set(key, source);
    try {
      return compiled(key);
    } finally {
      fresh.delete(key);
    }
  };
  const inRelease = remembering(MOST_MACHINES, (key: string): FlowVersion => {
    const [flowId = '', release = ''] = key.split('@');
    return newestThatCompiles(live, ports.faults, Number(release), (one) => compileOf(flowId, one));
  });
  return {
    current: (flowId) => {
      const version = inRelease(`${flowId}@${live.release()}`);
      // Asked each time: a turn that was rolled back took with it what was kept in it.
      if (!ports.sources.has(flowId, version.version)) {
        ports.sources.keep(flowId, version.version, version.source, ports.clock.now());
      }
      return version;
    },
    find: (flowId, version) => compiled(`${flowId}@${version}`),
  };
}

function compile(flowId: string, version: string, source: FlowSource): FlowVersion {
  const subflows = new Map(source.subflows.map((one) => [one.id, one]));
  return { flowId, version, source, machine: compileFlow(source.flow, subflows) };
}

/** Throws what was wrong with the first release that was tried, where none compiles. */
function newestThatCompiles(
  live: LiveFlows,
  faults: FaultLog,
  newest: number,
  make: (release: number) => FlowVersion,
): FlowVersion {
  let first: unknown;
  for (let release: number | undefined = newest; release !== undefined; release = live.before(release)) {
    try {
      return make(release);
    } catch (error) {
      // A flow that was taken away is not brought back.
      if (error instanceof FlowFault && error.code === 'unknown-flow') throw (first ?? error) as Error;
      first ??= error;
      faults.fault('release', error, null);
    }
  }
  throw first;
}

import { createHash } from 'node:crypto';
import type { FlowVersion, FlowVersions } from '../../calls/ports.ts';
import { compileFlow } from '../../core/flow/compile.ts';
import type { FlowSource } from '../../core/flow/flow-source.ts';

/** What an earlier editor may have published: the same flow with another main menu. The last one is that of today. */
const EARLIER: ((options: Option[]) => Option[])[] = [
  // Money first.
  ([first, second, ...rest]) => [second, first, ...rest].filter(isOption),
  // Telling us before money.
  ([first, second, third, ...rest]) => [first, third, second, ...rest].filter(isOption),
];

interface Option {
  key: string;
}

const isOption = (option: Option | undefined): option is Option => option !== undefined;

/** Versions of a flow, the oldest first, and today's last. */
export function versionsOf(today: FlowVersion): FlowVersion[] {
  return [...EARLIER.map((arrange) => compiled(arranged(today.source, arrange), today.flowId)), today];
}

/** The keys stay where they are, and the options change places. */
function arranged(source: FlowSource, arrange: (options: Option[]) => Option[]): FlowSource {
  const copy = structuredClone(source);
  const menu = copy.flow.nodes[copy.flow.start] as { options?: Option[] } | undefined;
  if (!menu?.options) throw new Error('The flow does not begin with a menu that has options.');
  const keys = menu.options.map(({ key }) => key);
  menu.options = arrange(menu.options).map((option, index) => ({
    ...option,
    key: keys[index] ?? option.key,
  }));
  return copy;
}

function compiled(source: FlowSource, flowId: string): FlowVersion {
  const version = createHash('sha256').update(JSON.stringify(source)).digest('hex').slice(0, 12);
  const subflows = new Map(source.subflows.map((one) => [one.id, one]));
  return { flowId, version, source, machine: compileFlow(source.flow, subflows) };
}

/** Calls are answered with this one version. */
export const only = (version: FlowVersion): FlowVersions => ({ current: () => version, find: () => version });

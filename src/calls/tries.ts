import { noDeeds, type Deeds } from './deeds.ts';
import type { CallStore, FlowVersion, FlowVersions, Ids, RememberedCaller, Tries } from './ports.ts';

/*
 * Calls in which staff try a flow that is not live. They run like every other call and leave nothing behind but their
 * own log, which is deleted with their line: no rating, no vote, no case, no text, no caller.
 */

/** The only provider that reaches a line for trying: its calls cost nothing, and nobody else can place them. */
const TRY_PROVIDER = 'simulator';

const TRY_ID = 'try-';

export interface BeginPorts {
  ids: Ids;
  tries: Tries;
  store: CallStore;
  flows: FlowVersions;
  flowOfLine(line: string): string;
}

export interface Dialled {
  provider: string;
  line: string;
  /** Pseudonym of the caller, or null. */
  caller: string | null;
}

/** Who a call is and what it begins with. */
export interface Beginning {
  id: string;
  caller: string | null;
  flow: FlowVersion;
  known: RememberedCaller;
}

/** In: what was dialled. A try begins as the one who tries it asked, and its caller is nobody. */
export function beginningOf(ports: BeginPorts, dialled: Dialled): Beginning {
  const { id, caller } = identityOf(ports, dialled);
  if (!isTry(id)) {
    const known = caller ? ports.store.recall(caller) : { returning: false };
    return { id, caller, known, flow: ports.flows.current(ports.flowOfLine(dialled.line)) };
  }
  const { flowId, version, known } = ports.tries.begin(dialled.line);
  return { id, caller, known, flow: ports.flows.find(flowId, version) };
}

/** Also for a call that failed before it began. */
export function identityOf(
  { ids, tries }: Pick<BeginPorts, 'ids' | 'tries'>,
  { provider, line, caller }: Dialled,
): Pick<Beginning, 'id' | 'caller'> {
  const isTried = provider === TRY_PROVIDER && tries.has(line);
  return isTried ? { id: `${TRY_ID}${ids.call()}`, caller: null } : { id: ids.call(), caller };
}

const isTry = (callId: string): boolean => callId.startsWith(TRY_ID);

/** Whom a look-up is asked for: in a try somebody whom nobody knows, and not one who withheld the number. */
export const askedFor = ({ id, caller }: { id: string; caller: string | null }): string | null =>
  isTry(id) ? id : caller;

/** The log of calls, for which what was done in a try was not done. A recording that was made in one is deleted. */
export function triesLeaveNothing(store: CallStore): CallStore {
  return {
    ...store,
    saveTurn: (turn) => store.saveTurn(isTry(turn.callId) ? { ...turn, deeds: undone(turn.deeds) } : turn),
    saveDeeds: (callId, at, deeds) => store.saveDeeds(callId, at, isTry(callId) ? undone(deeds) : deeds),
  };
}

const undone = ({ cases, droppedRecordings }: Deeds): Deeds => ({
  ...noDeeds(),
  droppedRecordings: [...droppedRecordings, ...cases.map(({ recording }) => recording)],
});

import type { CallEnd, HowEnded, LoggedCall, LoggedEvent } from './call-facts.ts';

/** The question that was being asked, and since when. */
interface Heard {
  node: string;
  at: number;
  seconds: number;
}

/** Where and how a call ended. In: its events, turn by turn. */
export function endOf(call: LoggedCall, turns: readonly LoggedEvent[][]): CallEnd {
  const last = turns.at(-1) ?? [];
  const before = lastHeard(turns.slice(0, -1));
  const failure = last.findLast(({ type }) => type === 'noInput' || type === 'noMatch');
  if (isHungUp(last)) return hangUp(call, last, before);
  const how = howEnded(last, failure?.type);
  const node = failure?.node ?? before?.node ?? lastHeard(turns)?.node ?? '';
  return { node, how, second: null, inPrompt: false };
}

/** The word of an end that is no turn: nothing else is in it. */
const isHungUp = (last: readonly LoggedEvent[]): boolean => last.length === 1 && last[0]?.type === 'ended';

function howEnded(last: readonly LoggedEvent[], failure: string | undefined): HowEnded {
  if (last.some(({ type }) => type === 'fault')) return 'failed';
  if (failure === 'noInput') return 'silence';
  if (failure === 'noMatch') return 'wrong-key';
  return 'finished';
}

function lastHeard(turns: readonly LoggedEvent[][]): Heard | undefined {
  const said = turns.flat().findLast(({ type }) => type === 'said');
  return said && { node: said.node, at: said.at, seconds: Number(said.data['seconds'] ?? 0) };
}

/**
 * When the caller of a call that was hung up did so; null where nobody told us. The status of a call may come late: where
 * the provider tells how long the call was, its end is counted from that. It tells whole seconds, so that the second of the
 * prompt is right within one.
 */
export function hungUpAt(
  { startedAt, endedAt, seconds }: Pick<LoggedCall, 'startedAt' | 'endedAt' | 'seconds'>,
  ended: Pick<LoggedEvent, 'data'> | undefined,
): number | null {
  if (seconds !== null) return Math.min(startedAt + seconds * 1000, endedAt);
  return ended?.data['assumed'] === true ? null : endedAt;
}

function hangUp(call: LoggedCall, [ended]: readonly LoggedEvent[], heard: Heard | undefined): CallEnd {
  if (call.disposition === 'transferred')
    return { node: heard?.node ?? '', how: 'finished', second: null, inPrompt: false };
  const node = heard?.node ?? ended?.node ?? '';
  const at = hungUpAt(call, ended);
  if (!heard || at === null) return { node, how: 'hung-up', second: null, inPrompt: false };
  const second = Math.max(0, Math.floor((at - heard.at) / 1000));
  const inPrompt = second < heard.seconds;
  return { node, how: 'hung-up', second: inPrompt ? second : null, inPrompt };
}

import { endCall } from '../../src/calls/end-call.ts';
import { handleTurn } from '../../src/calls/handle-turn.ts';
import type { Context } from '../../src/context.ts';
import { startLine, type RunningLine } from './browser.ts';

const BETWEEN_MS = 11 * 60 * 60 * 1000;

/** What callers press, `-` being silence, and in which flow where it is not that of the line. */
const WAYS: readonly { keys: string; flow?: string }[] = [
  { keys: '1 1 2' },
  { keys: '1 1 1 2 1 2' },
  { keys: '' },
  { keys: '2 6 020101 1' },
  { keys: '2 6 160904 1 2' },
  { keys: '1 1 4' },
  { keys: '2 6 020101 3 2 3' },
  { keys: '- - -' },
  { keys: '1 2 1 1 2' },
  { keys: '2 6 999999 2 12 - 020101' },
  { keys: '6 7 6' },
  { keys: '2 6 120101 1' },
  { keys: '1' },
  { keys: '1 1 2 9 9 5' },
  { keys: '4 4 1 2 1 1' },
  { keys: '2 6 170101 1' },
  { keys: '1 6 020101 1 1 1 3 1', flow: 'scorecard' },
];

/** A clock that goes back to before the calls, so that the line has its menus by then; afterwards the real one. */
export class MadeTime {
  at: number | undefined;

  /** In: how many calls will be made. */
  constructor(calls: number) {
    this.at = Date.now() - (calls + 1) * BETWEEN_MS;
  }

  readonly now = (): number => this.at ?? Date.now();
}

/** A line in the open that has so many finished calls, and the time of which goes on from now. */
export async function startLineWithCalls(count: number): Promise<RunningLine> {
  const time = new MadeTime(count);
  const line = await startLine({}, { clock: time });
  madeCalls(line.context, time, count);
  return line;
}

/**
 * So many finished calls on a line, through the real machine, one every eleven hours up to now, by a third as many
 * callers; and the reports summed up. In: a line whose clock is the given one.
 */
export function madeCalls(context: Context, time: MadeTime, count: number): void {
  const end = Date.now();
  const usual = context.flowOfLine;
  for (let index = 0; index < count; index += 1) {
    const { keys, flow } = WAYS[index % WAYS.length] ?? { keys: '' };
    time.at = end - (count - index) * BETWEEN_MS;
    if (flow !== undefined) context.flowOfLine = () => flow;
    makeCall(context, time, index, keys === '' ? [] : keys.split(' '));
    context.flowOfLine = usual;
  }
  time.at = undefined;
  while (context.rollUp(500) > 0);
}

function makeCall(context: Context, time: MadeTime, index: number, keys: readonly string[]): void {
  const provider = 'twilio';
  const providerCallId = `made-${index}`;
  const caller = index % 13 === 0 ? null : `caller-${(index * 7) % 101}`;
  const identity = { provider, providerCallId, caller, mobile: null, line: '1294' };
  const begun = time.now();
  let reply = handleTurn(context, { ...identity, turn: 0, event: { type: 'noInput' } });
  for (const key of keys) {
    time.at = time.now() + 6_000 + (index % 5) * 1_000;
    const event = key === '-' ? ({ type: 'noInput' } as const) : ({ type: 'digits', digits: key } as const);
    reply = handleTurn(context, { ...identity, turn: reply.turn + 1, event });
  }
  time.at = time.now() + (index % 17) * 1_000;
  endCall(context, { provider, providerCallId, seconds: Math.round((time.now() - begun) / 1000) });
}

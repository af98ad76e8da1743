import { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { ROOT } from '../../../src/context.ts';
import type { FaultOrder } from './line-process.ts';

/*
 * Starts the line as it is, after it has put itself around what the line stands on: the process can then die at a moment
 * that nobody outside could hit, the carrier's API is on this machine, and the clock can be moved.
 */

const { CARRIER_API, CLOCK_AHEAD_MS } = process.env;

let order: FaultOrder | null = null;

/** Counts how often the line comes by this point, and ends the process where it is to. */
function passing(point: FaultOrder['point']): void {
  if (order?.point !== point) return;
  order.after -= 1;
  if (order.after <= 0) process.kill(process.pid, 'SIGKILL');
}

type Run = (this: { source: string }, ...values: unknown[]) => unknown;

/** The commits of transactions; what stands alone is committed by its own statement. */
function watchCommits(): void {
  const sample = new Database(':memory:');
  const statement = Object.getPrototypeOf(sample.prepare('select 1')) as { run: Run };
  sample.close();
  const { run } = statement;
  statement.run = function (...values) {
    if (this.source !== 'COMMIT') return run.apply(this, values);
    passing('before a commit');
    const done = run.apply(this, values);
    passing('after a commit');
    return done;
  };
}

/** A turn is answered after its commit and not before: whoever dies here has kept what nobody was told. */
function watchReplies(): void {
  const { end } = ServerResponse.prototype;
  ServerResponse.prototype.end = function (this: ServerResponse, ...values: unknown[]) {
    if (this.getHeader('content-type')?.toString().startsWith('text/xml')) passing('before a reply');
    return (end as (...values: unknown[]) => ServerResponse).apply(this, values);
  } as typeof end;
}

function bringCarrierHere(api: string): void {
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    return url.host === 'api.twilio.com' ? real(new URL(url.pathname, api), init) : real(input, init);
  };
}

function moveClock(aheadMs: number): void {
  const now = Date.now;
  Date.now = () => now() + aheadMs;
}

if (CLOCK_AHEAD_MS) moveClock(Number(CLOCK_AHEAD_MS));
process.on('message', (sent: FaultOrder) => (order = sent));
process.channel?.unref();
watchCommits();
watchReplies();
if (CARRIER_API) bringCarrierHere(CARRIER_API);

// It begins where it is what was started.
const main = join(ROOT, 'src/main.ts');
process.argv[1] = main;
await import(pathToFileURL(main).href);

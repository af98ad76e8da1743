import { mkdirSync } from 'node:fs';
import { seededChance } from '../../../src/flows/walk/chance.ts';
import { ACCOUNT } from '../../bench/load/webhook.ts';
import { freePort, TOKEN } from '../../bench/servers.ts';
import { audit } from './audit.ts';
import { Caller } from './caller.ts';
import { CarrierApi } from './carrier-api.ts';
import { Faults, type FaultPoint } from './faults.ts';
import type { Findings } from './findings.ts';
import type { Account } from './ledger.ts';
import { LineProcess } from './line-process.ts';
import { nothingWaits } from './nothing-waits.ts';
import { drawPlan } from './plans.ts';
import { Wire } from './wire.ts';

export interface Progress {
  /** Calls that have begun. */
  begun: number;
  /** Since the first of them. */
  seconds: number;
  /** Faults injected. */
  faults: number;
}

export interface CrashOrder {
  /** The data of the line; made where there is none. */
  dataDir: string;
  seed: number;
  /** Calls under way at a time, and connections that carry them. */
  live: number;
  connections: number;
  /** Answers between two faults, about. */
  every: number;
  /** No more faults than this. */
  faults: number;
  /** Whether another call is to begin. */
  goesOn: (now: Progress) => boolean;
  tell: (progress: string) => void;
}

export interface CrashReport {
  seconds: number;
  faults: { [Point in FaultPoint]?: number };
  starts: number;
  calls: number;
  webhooks: number;
  /** Webhooks that were sent again since the line was dead. */
  resent: number;
  /** Callers who were told that the line has no room. */
  turnedAway: number;
  /** Callers who gave up while the line was dead. */
  gaveUp: number;
  findings: Findings;
  accounts: Account[];
  /** Numbers that were sent a text, and how often. */
  texts: ReadonlyMap<string, number>;
}

/** Calls without an hour's turn are over: the line is to find them. */
const NEXT_DAY_MS = 25 * 60 * 60 * 1000;

/** Drives calls, ends the line in the middle of them again and again, and compares what is left with what callers know. */
export async function surviveCrashes(order: CrashOrder): Promise<CrashReport> {
  const chance = seededChance(order.seed);
  const carrier = await CarrierApi.open(seededChance(order.seed + 1));
  mkdirSync(order.dataDir, { recursive: true });
  const line = new LineProcess(await freePort(), order.dataDir, {
    ...{ TWILIO_ACCOUNT_SID: ACCOUNT, TWILIO_AUTH_TOKEN: TOKEN, TWILIO_SMS_FROM: '1294' },
    ...{ CARRIER_API: carrier.url, ADMIN_PASSWORD: 'nobody signs in here' },
  });
  const wire = new Wire({ port: line.port, token: TOKEN }, order.connections);
  const faults = new Faults(line, carrier, seededChance(order.seed + 2), order.tell);
  try {
    await line.start();
    const begun = performance.now();
    const seconds = (): number => (performance.now() - begun) / 1000;
    const world = new Calls(wire, chance);
    let isOver = false;
    const calling = world.run(order.live, (calls) =>
      order.goesOn({ begun: calls, seconds: seconds(), faults: faults.count }),
    );
    // Whatever fails first ends both: callers wait without end for a line that does not start.
    await Promise.all([
      faults.run(wire, { every: order.every, most: order.faults, until: () => isOver }),
      calling.finally(() => {
        isOver = true;
        wire.release();
      }),
    ]);
    order.tell(`${world.accounts.length} calls are over`);
    await settle(line);
    order.tell('the line has done all that was left');
    const findings = audit(order.dataDir, world.accounts, carrier.texts);
    findings.unsound.push(
      ...wire.refused.map((one) => `no 200: ${one}`),
      ...world.changed.map((one) => `a repeated webhook got another answer: ${one}`),
      ...world.accounts
        .filter(({ cutOff }) => cutOff)
        .map(({ sid, plan }) => `was cut off: ${sid}, who ${plan}`),
      ...faults.wrongExits.map((code) => `ended with ${code} on SIGTERM`),
    );
    return {
      seconds: seconds(),
      faults: faults.injected,
      starts: line.starts,
      calls: world.accounts.length,
      webhooks: wire.answered,
      resent: wire.resent,
      turnedAway: world.accounts.filter(({ turnedAway }) => turnedAway).length,
      gaveUp: world.accounts.filter(({ unanswered }) => unanswered !== null).length,
      findings,
      accounts: world.accounts,
      texts: carrier.texts,
    };
  } finally {
    await line.kill();
    wire.close();
    carrier.close();
  }
}

/** Many calls at a time, one after another on each of so many phones. */
class Calls {
  readonly accounts: Account[] = [];
  readonly changed: string[] = [];
  readonly #wire: Wire;
  readonly #chance: () => number;

  constructor(wire: Wire, chance: () => number) {
    this.#wire = wire;
    this.#chance = chance;
  }

  async run(live: number, goesOn: (begun: number) => boolean): Promise<void> {
    await Promise.all(
      Array.from({ length: live }, async () => {
        while (goesOn(this.accounts.length)) await this.#one();
      }),
    );
  }

  async #one(): Promise<void> {
    const plan = drawPlan(this.#chance);
    const number = this.accounts.length + 1;
    const caller = new Caller(this.#wire, seededChance(number), number, plan.name, this.changed);
    this.accounts.push(caller.account);
    await caller.follow(plan);
  }
}

/** Everything that the line has still to do: what it was about to, and what it finds when it starts on the next day. */
async function settle(line: LineProcess): Promise<void> {
  for (const CLOCK_AHEAD_MS of ['0', String(NEXT_DAY_MS)]) {
    await line.terminate();
    await line.start({ CLOCK_AHEAD_MS });
    await nothingWaits(line.dataDir);
  }
  await line.terminate();
}

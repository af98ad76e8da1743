import type { Logger } from 'pino';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { FaultLog } from './calls/ports.ts';
import type { Vitals } from './health/vitals.ts';

/** What a running line tells of itself. */
export interface Metrics {
  registry: Registry;
  /** Seconds from a verified webhook to its reply. */
  turnTook(provider: string, seconds: number): void;
  /** From the request for a clip to its first byte. */
  clipSeconds: Histogram;
  refused: Counter;
  /** New calls that were told that the line is busy. */
  turnedAway: Counter;
  /** Clips that were asked for, and that nobody can make any more. */
  clipMisses: Counter;
}

/**
 * What of an error may stand in a log: never its other fields, in which libraries keep the body of a request (and with
 * it a caller's number) or the values of a statement.
 */
function plainError(error: unknown): {
  type: string;
  message: string;
  code: string | undefined;
  stack: string | undefined;
} {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const code = (error as { code?: unknown } | null)?.code;
  const short = (text: string): string => text.slice(0, 2_000);
  return {
    type: name,
    message: short(message),
    code: typeof code === 'string' ? code : undefined,
    stack: stack && short(stack),
  };
}

/** Faults go to the log of the process with the id of the call, and are counted. */
export function faultLog(log: Logger, registry: Registry): FaultLog {
  const faults = new Counter({
    name: 'sdap_faults_total',
    help: 'Faults of ours that a caller may have noticed, by place',
    labelNames: ['where'],
    registers: [registry],
  });
  return {
    fault: (where, error, callId) => {
      faults.inc({ where });
      log.error({ where, callId, err: plainError(error) }, 'fault');
    },
  };
}

export function makeMetrics(): Metrics {
  const registry = new Registry();
  const turnSeconds = new Histogram({
    name: 'sdap_turn_seconds',
    help: 'Time from a verified webhook to its reply, by provider',
    labelNames: ['provider'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    registers: [registry],
  });
  return {
    registry,
    turnTook: (provider, seconds) => turnSeconds.observe({ provider }, seconds),
    clipSeconds: new Histogram({
      name: 'sdap_clip_first_byte_seconds',
      help: 'Time from the request for a clip to its first byte, by whether it was stitched for it',
      labelNames: ['made'],
      buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
      registers: [registry],
    }),
    refused: new Counter({
      name: 'sdap_refused_total',
      help: 'Webhooks refused, by provider and reason',
      labelNames: ['provider', 'reason'],
      registers: [registry],
    }),
    turnedAway: new Counter({
      name: 'sdap_turned_away_total',
      help: 'Calls that were told to come again later, by reason: the line is full or behind, or a caller has too many',
      labelNames: ['reason'],
      registers: [registry],
    }),
    clipMisses: new Counter({
      name: 'sdap_clip_misses_total',
      help: 'Clips of ours that were asked for and were not there: callers heard silence',
      registers: [registry],
    }),
  };
}

/** How many clips were asked for in vain since the start. */
export const clipMissesOf = async ({ clipMisses }: Metrics): Promise<number> =>
  (await clipMisses.get()).values.reduce((sum, { value }) => sum + value, 0);

/** How many calls found no room on the line since the start. Those of one caller with too many are not among them. */
export const foundNoRoom = async ({ turnedAway }: Metrics): Promise<number> =>
  (await turnedAway.get()).values
    .filter(({ labels }) => String(labels['reason']).startsWith('line-'))
    .reduce((sum, { value }) => sum + value, 0);

/** One figure, or one for each value of a label. */
type Figures = number | { label: string; values: Record<string, number> };

const GAUGES: readonly (readonly [name: string, help: string, of: (vitals: Vitals) => Figures])[] = [
  ['sdap_ready', '1 when a call would be answered', ({ unready }) => (unready === null ? 1 : 0)],
  ['sdap_calls_under_way', 'Calls that have not ended', ({ callsUnderWay }) => callsUnderWay],
  [
    'sdap_calls_recent',
    'Calls that began in the last 15 minutes, by how they ended',
    ({ recent }) => ({ label: 'disposition', values: recent }),
  ],
  [
    'sdap_errands',
    'Recordings and texts on their way to or from a carrier, by state',
    ({ errands }) => ({ label: 'state', values: errands }),
  ],
  ['sdap_disk_free_bytes', 'Room on the disk of the data folder', ({ disk }) => disk.freeBytes],
  [
    'sdap_last_backup_timestamp_seconds',
    'When the newest backup was made, in seconds since 1970; 0 for never',
    ({ lastBackupAt }) => (lastBackupAt ?? 0) / 1000,
  ],
];

/** Figures that are read when they are asked for, all from one look. In: the registry, and what looks. */
export function vitalGauges(registry: Registry, read: () => Promise<Vitals>): void {
  let looking: Promise<Vitals> | undefined;
  // All gauges of one answer share a look.
  const look = (): Promise<Vitals> =>
    (looking ??= read().finally(() => {
      looking = undefined;
    }));
  for (const [name, help, of] of GAUGES) {
    const labelNames = ['disposition', 'state'];
    new Gauge({
      ...{ name, help, labelNames, registers: [registry] },
      async collect() {
        const figures = of(await look());
        this.reset();
        if (typeof figures === 'number') this.set(figures);
        else
          for (const [value, figure] of Object.entries(figures.values))
            this.set({ [figures.label]: value }, figure);
      },
    });
  }
}

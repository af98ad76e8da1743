import type { Logger } from 'pino';
import type { Analyst } from '../analytics/analyst.ts';
import type { Clock, FaultLog } from '../calls/ports.ts';
import type { Settings } from '../config/settings.ts';
import { readiness } from '../health/readiness.ts';
import { tellPeople } from '../health/tell.ts';
import { diskOf, readVitals, type Vitals } from '../health/vitals.ts';
import { watch } from '../health/watch.ts';
import { clipMissesOf, foundNoRoom, vitalGauges, type Metrics } from '../metrics.ts';
import { isLookedThroughAtStart } from '../storage/damage.ts';
import type { Store } from '../storage/database.ts';
import { lookThrough, type LookThrough } from '../storage/look-through.ts';

/** What the line knows of its own health. */
export interface Health {
  /** Why a call would not be answered now; null when it would. */
  unready(): Promise<string | null>;
  vitals(): Promise<Vitals>;
  /** Looks once, and tells those who look after the line what has changed. */
  look(): Promise<void>;
  /** Reads every page of a large database in a process of its own; what it finds makes the line unready. */
  lookThroughDatabase(): Promise<void>;
  close(): void;
}

interface HealthParts {
  settings: Settings;
  analyst: Analyst;
  clock: Clock;
  faults: FaultLog;
  log: Logger;
  metrics: Metrics;
  database: Store;
  say(): Promise<unknown>;
}

export function healthOf(parts: HealthParts): Health {
  const { settings, analyst, clock, faults, metrics, database } = parts;
  const failed = (error: unknown): void => faults.fault('health', error, null);
  let damage: string | null = null;
  let looking: LookThrough | undefined;
  const unready = readiness({
    now: clock.now,
    write: database.probe,
    disk: () => diskOf(settings.dataDir),
    say: parts.say,
    damage: () => damage,
    failed,
  });
  const vitals = (): Promise<Vitals> =>
    readVitals({
      ...{ analyst, now: clock.now, dataDir: settings.dataDir, unready },
      backsUp: settings.backupDir !== '',
      clipMisses: () => clipMissesOf(metrics),
      noRoom: () => foundNoRoom(metrics),
    });
  vitalGauges(metrics.registry, vitals);
  return {
    unready,
    vitals,
    look: watch({
      now: clock.now,
      read: vitals,
      tell: async (news) => {
        for (const { alert, state, text } of news) parts.log.warn({ alert, state }, text);
        await tellPeople({ ...settings.alerts, publicUrl: settings.publicUrl }, news);
      },
      failed,
    }),
    lookThroughDatabase: async () => {
      if (database.file === null || isLookedThroughAtStart(database.file)) return;
      looking = lookThrough(database.file);
      damage = await looking.damage;
      if (damage !== null) failed(new Error(`The database is damaged: ${damage}`));
    },
    close: () => looking?.stop(),
  };
}

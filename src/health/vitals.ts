import { statfsSync } from 'node:fs';
import type { Analyst } from '../analytics/analyst.ts';
import type { LogVitals } from '../analytics/questions/vitals.ts';
import { lastBackup } from '../backup/last-backup.ts';

/** How the line is, as far as it can tell itself. */
export interface Vitals extends LogVitals {
  /** Why a call would not be answered; null when it would. */
  unready: string | null;
  disk: Disk;
  /** Milliseconds since 1970 (UTC); null when none was ever made. */
  lastBackupAt: number | null;
  /** Whether the line is to make backups by itself. */
  backsUp: boolean;
  /** Since the start: clips that a carrier asked for and that were not there. */
  clipMisses: number;
  /** Since the start: calls that were turned away since the line could not carry them. */
  noRoom: number;
}

export interface Disk {
  freeBytes: number;
  totalBytes: number;
}

/** The disk of a folder, as far as the line may use it. */
export function diskOf(folder: string): Disk {
  const { bavail, blocks, bsize } = statfsSync(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

export interface VitalsPorts {
  analyst: Analyst;
  now(): number;
  dataDir: string;
  backsUp: boolean;
  unready(): Promise<string | null>;
  clipMisses(): Promise<number>;
  noRoom(): Promise<number>;
}

/** Asks everything anew. Throws when the log cannot be read. */
export async function readVitals(ports: VitalsPorts): Promise<Vitals> {
  const { analyst, now, dataDir, backsUp } = ports;
  return {
    ...(await analyst.ask('vitals', { now: now() })),
    unready: await ports.unready(),
    disk: diskOf(dataDir),
    lastBackupAt: lastBackup(dataDir)?.at ?? null,
    backsUp,
    clipMisses: await ports.clipMisses(),
    noRoom: await ports.noRoom(),
  };
}

/** What a backup needs of the database, whose files nobody may copy while it is written. */
export interface DatabaseFiles {
  /** Writes all that is committed into a new file, while calls go on. In: the database, and the file to make. */
  snapshot(database: string, into: string): void;
  /** What is wrong with a database, in SQLite's words; null when every page of it can be trusted. */
  damage(database: string): string | null;
  /** What must not go on after a restore as if no time had passed: texts that may have left since are not sent again. */
  settle(database: string): void;
  /** What a person recognises it by. */
  describe(database: string): Contents;
}

export interface Contents {
  calls: number;
  cases: number;
  /** Of the newest call, in milliseconds since 1970 (UTC); null when there is none. */
  newestCallAt: number | null;
}

/** A backup that cannot be made or used. Its message says what to do. */
export class BackupError extends Error {
  readonly code = 'backup';
}

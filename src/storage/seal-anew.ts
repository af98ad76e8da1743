import { readdirSync } from 'node:fs';
import { eq, isNotNull } from 'drizzle-orm';
import { contacts, recordings } from '../../db/schema.ts';
import type { RecordingFiles } from '../calls/recording-ports.ts';
import type { Store } from './database.ts';
import type { Sealer } from './sealed.ts';
import { bodyOf, numberOf } from './text-store.ts';

export interface SealedAnew {
  sounds: number;
  /** Sounds that neither key opens: they were unreadable before, and are left as they are. */
  unreadable: string[];
  rows: number;
}

/**
 * Seals everything with the newest key. Stopped halfway and called again, it goes on: what has the newest key is opened
 * with it and sealed once more.
 * In: the database; the folder of the recordings and its files; a sealer that opens with both keys.
 */
export async function sealAnew(
  store: Store,
  { folder, files }: { folder: string; files: RecordingFiles },
  sealer: Sealer,
): Promise<SealedAnew> {
  const unreadable: string[] = [];
  const ids = idsIn(folder);
  for (const id of ids) {
    let sound: Uint8Array;
    try {
      sound = files.read(id);
    } catch {
      unreadable.push(id);
      continue;
    }
    await files.put(id, sound);
  }
  const rows = store.transaction(() => sealRows(store, sealer));
  return { sounds: ids.length - unreadable.length, unreadable, rows };
}

function idsIn(folder: string): string[] {
  try {
    return readdirSync(folder).flatMap((name) => /^(.+)\.sealed$/.exec(name)?.[1] ?? []);
  } catch {
    return [];
  }
}

function sealRows({ db }: Store, { seal, open }: Sealer): number {
  const anew = (sealed: Buffer, owner: string): Buffer => seal(open(sealed, owner), owner);
  const urls = db.select().from(recordings).where(isNotNull(recordings.urlSealed)).all();
  for (const { id, urlSealed } of urls)
    db.update(recordings)
      .set({ urlSealed: urlSealed && anew(urlSealed, id) })
      .where(eq(recordings.id, id))
      .run();
  const waiting = db.select().from(contacts).all();
  for (const { textId, numberSealed, bodySealed } of waiting)
    db.update(contacts)
      .set({
        numberSealed: anew(numberSealed, numberOf(textId)),
        bodySealed: anew(bodySealed, bodyOf(textId)),
      })
      .where(eq(contacts.textId, textId))
      .run();
  return urls.length + waiting.length;
}

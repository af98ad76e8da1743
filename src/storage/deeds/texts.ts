import { contacts, texts } from '../../../db/schema.ts';
import type { NewText } from '../../calls/deeds.ts';
import { errandStore } from '../errand-store.ts';
import type { DeedWriter } from './deed-writer.ts';

/** A text waits for its errand. The same text in the same call is one text, however often its key was pressed. */
export const textsWriter: DeedWriter<NewText[]> = (store, asked, { callId, at }) => {
  for (const { sealed, ...facts } of asked) {
    const row = { ...facts, callId, hash: sealed.hash, state: 'waiting', madeAt: at };
    const isNew = store.db.insert(texts).values(row).onConflictDoNothing().run().changes > 0;
    if (!isNew) continue;
    store.db
      .insert(contacts)
      .values({
        textId: facts.id,
        numberSealed: Buffer.from(sealed.number),
        bodySealed: Buffer.from(sealed.body),
        madeAt: at,
      })
      .run();
    errandStore(store).add('send-text', facts.id, at);
  }
};

import type { RequestListener } from 'node:http';
import { cases, recordings } from '../../db/schema.ts';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { NOW } from './line.ts';
import { COMMUNE_KEYS, speaking, work } from './speaking.ts';

/** A problem of a road in the commune 020101, reported by a caller, whose message of 9 s lies here. */
export async function withCase(
  overrides: Parameters<typeof speaking>[1] = {},
): Promise<{ context: Context; app: RequestListener; number: string }> {
  const { context, call } = await speaking('place-problem', overrides);
  await call.say(9);
  await work(context);
  await call.comeBack();
  for (const keys of ['1', ...COMMUNE_KEYS]) await call.press(keys);
  await call.hangUp();
  const [row] = context.database.db.select().from(cases).all();
  if (!row) throw new Error('The caller has no case.');
  return { context, app: createApp(context), number: row.number };
}

type NewRow = typeof cases.$inferInsert;

/** Puts cases of the same call into the table, without sound. In: what is different from a complaint of no place. */
export function addCases(context: Context, rows: (Partial<NewRow> & { number: string })[]): void {
  const { db } = context.database;
  const callId = db.select().from(cases).get()?.callId ?? '';
  for (const row of rows) {
    const recording = `sound-${row.number}`;
    db.insert(recordings).values({ id: recording, provider: 'twilio', state: 'lost', madeAt: NOW }).run();
    db.insert(cases)
      .values({
        ...{ kind: 'complaint', recording, language: 'km', callId, state: 'new' },
        ...{ openedAt: NOW, stateAt: NOW },
        ...row,
      })
      .run();
  }
}

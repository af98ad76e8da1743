import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { cases, contacts, legs } from '../db/schema.ts';
import { runErrands } from '../src/calls/errands/run-errands.ts';
import { ProviderError, type SendText } from '../src/calls/outgoing-ports.ts';
import type { Context } from '../src/context.ts';
import { toneApi } from '../src/providers/simulator/tone.ts';
import { Conversation } from './support/conversation.ts';
import { testLine } from './support/line.ts';
import { withOfficer } from './support/officer.ts';

const NUMBER = '+85570918243';
const AT_HOME = '070 918 243';
const FORMS = ['85570918243', '70918243', '070918243', '918 243'];

describe("a caller's number", () => {
  it('is in no table and no log line in clear, and the caller is known again all the same', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
    const context = await testLine({ log });
    const call = new Conversation(context, { from: NUMBER });
    await call.dial();
    await call.press('2');
    await call.press('6');
    await call.press('020101');
    await call.hangUp();
    await request(call.app)
      .post('/telephony/twilio/voice')
      .type('form')
      .send(`From=%2B${NUMBER.slice(1)}&${'a=1&'.repeat(2_000)}`);
    context.faults.fault('test', Object.assign(new Error('A fault.'), { body: NUMBER }), 'call-1');
    const again = new Conversation(context, {
      from: AT_HOME,
      callSid: 'CA00000000000000000000000000000002',
    });
    await again.dial();
    await again.press('2');
    const stored = everythingStored(context);
    for (const form of FORMS) {
      expect(stored.includes(form)).toBe(false);
      expect(lines.join('').includes(form)).toBe(false);
    }
    expect(context.store.find('twilio', again.callSid)?.session?.context.values['budget']).toMatchObject({
      commune: { code: '020101' },
    });
    context.close();
  });

  it('is nowhere after a complaint, a score and a talk: no table, no file, no log line, no document', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
    const context = await testLine({ log });
    withOfficer(context);
    const call = new Conversation(context, { from: NUMBER });
    const documents: string[] = [];
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of keys) {
        await call.press(key);
        documents.push(call.xml);
      }
    };
    await call.dial();
    await press('3', '2', '1');
    await call.say(25);
    await runErrands(context);
    await call.comeBack();
    await press('1', '1', '2', '5', '2', '6', '020101', '3', '1', '1', '0', '1');
    await call.dialEnds('answered');
    await call.hangUp();
    expect(context.database.db.select().from(cases).all()).toHaveLength(1);
    expect(context.database.db.select().from(legs).all()).toHaveLength(2);
    const kept = [
      everythingStored(context),
      lines.join(''),
      documents.join(''),
      filesOf(context.settings.dataDir),
    ];
    for (const form of FORMS) for (const text of kept) expect(text.includes(form)).toBe(false);
    expect(documents.join('')).toContain('callerId="1294"');
    context.close();
  });

  it('is nowhere in clear while a text waits for it, and nowhere at all once the text has left', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
    const told: string[] = [];
    const sendText: SendText = ({ to }) => {
      told.push(to);
      return Promise.reject(new ProviderError('http-400', false, 'The provider answered 400.'));
    };
    const context = await testLine({ log, outbound: { twilio: { ...toneApi, sendText } } });
    const call = new Conversation(context, { from: NUMBER });
    await call.dial();
    for (const key of ['1', '1', '2', '4']) await call.press(key);
    const waiting = everythingStored(context);
    expect(context.database.db.select().from(contacts).all()).toHaveLength(1);
    await runErrands(context);
    expect(told).toEqual([NUMBER]);
    expect(context.database.db.select().from(contacts).all()).toEqual([]);
    const kept = [waiting, everythingStored(context), lines.join(''), filesOf(context.settings.dataDir)];
    const inHex = Buffer.from(NUMBER).toString('hex');
    for (const form of [...FORMS, inHex, JSON.stringify([...Buffer.from(NUMBER)]).slice(1, -1)])
      for (const text of kept) expect(text.includes(form)).toBe(false);
    context.close();
  });

  it('typed into a shorter entry is not kept', async () => {
    const context = await testLine();
    const call = new Conversation(context, { from: 'anonymous' });
    await call.dial();
    await call.press('2');
    await call.press('6');
    await call.press('070918243');
    expect(everythingStored(context).includes('070918243')).toBe(false);
    context.close();
  });

  it('in a call that we place is the caller, and not the line', async () => {
    const context = await testLine();
    const call = new Conversation(context);
    await call.post('/telephony/twilio/voice', { Direction: 'outbound-api', From: '1294', To: NUMBER });
    expect(context.store.find('twilio', call.callSid)).toMatchObject({ line: '1294' });
    for (const form of FORMS) expect(everythingStored(context).includes(form)).toBe(false);
    context.close();
  });

  it('typed into a simulated phone does not meet what is remembered of its owner', async () => {
    const context = await testLine();
    const of = (provider: string) => context.pseudonyms.get(provider)?.(NUMBER);
    expect(of('simulator')).not.toBe(of('twilio'));
    expect(of('somleng')).toBe(of('twilio'));
    context.close();
  });
});

/** Names and bytes of every file below a folder, as one text. */
const filesOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${file}\n${readFileSync(file, 'latin1')}`)
    .join('\n');

/** Every row of every table, as one text. */
function everythingStored({ database: { db } }: Context): string {
  const tables = db.all<{ name: string }>(sql.raw(`select name from sqlite_master where type = 'table'`));
  return tables.map(({ name }) => JSON.stringify(db.all(sql.raw(`select * from "${name}"`)))).join('\n');
}

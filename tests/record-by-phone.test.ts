import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { auditLog } from '../db/schema.ts';
import type { Context } from '../src/context.ts';
import { withCheck } from '../src/core/speech/check-digits.ts';
import { stateOf } from '../src/prompts/library/contents.ts';
import { revokeSpeakerCode } from '../src/prompts/by-phone/speaker-codes.ts';
import { Conversation } from './support/conversation.ts';
import { NOW } from './support/line.ts';
import { begunWith, OF_FORGET_ME, recordAllBut, speakerCode, speakersLine } from './support/speakers.ts';
import { watched, work } from './support/speaking.ts';

const TEST = { kind: 'system', id: 'test', name: 'test' } as const;

let context: Context;
afterEach(() => context.close());

const heard = (call: Conversation): string[] => {
  const [clip = ''] = call.scene?.clips ?? [];
  const utterance = context.utterances.find(/([0-9a-f]{32})\.wav$/.exec(clip)?.[1] ?? '');
  return utterance?.clips.flatMap((one) => ('pause' in one ? [] : [one.prompt])) ?? [];
};

const clipsOf = (prompt: string) =>
  context.library.contents().clips.filter((clip) => clip.prompt === prompt && clip.language === 'jra');

/** Ready, speak, and come to the review. */
async function speak(call: Conversation, seconds = 3): Promise<void> {
  await call.press('1');
  await call.say(seconds);
  await work(context);
  await call.comeBack();
  expect(heard(call)[0]).toBe('recording-this');
}

describe('what a speaker keeps', () => {
  it('is a recording of the library that waits for approval, by this speaker, over the phone', async () => {
    context = await speakersLine();
    const { digits } = speakerCode(context);
    const call = await begunWith(context, digits);
    const prompt = heard(call)[heard(call).indexOf('recording-sentence') + 1] ?? '';
    await speak(call);
    await call.press('1');
    await work(context);
    const [clip] = clipsOf(prompt);
    expect(clip).toMatchObject({ speaker: 'Rcom Hlanh', origin: 'phone', text: null, approvedAt: null });
    expect(clip && stateOf(clip)).toBe('recorded');
    expect(clip && context.clipFiles.has(clip.sha256)).toBe(true);
    expect(clip?.loudness).toBeCloseTo(-24, 0);
    expect(context.library.now().clip(prompt, 'jra')).toBeUndefined();
  });

  it('leaves no sealed sound behind, nor anything at the provider', async () => {
    const { asked, overrides } = watched();
    context = await speakersLine(overrides);
    const call = await begunWith(context, speakerCode(context).digits);
    await speak(call);
    await call.press('1');
    await work(context);
    expect(asked).toEqual(['fetch', 'delete']);
    const folder = join(context.settings.dataDir, 'recordings');
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });

  it('is told of in the audit log, and counts the use of the code once a call', async () => {
    context = await speakersLine();
    const { id, digits } = speakerCode(context);
    const call = await begunWith(context, digits);
    for (const _ of [1, 2]) {
      await speak(call);
      await call.press('1');
      await work(context);
    }
    expect(context.speakerCodes.codes.find(id)).toMatchObject({ uses: 1, kept: 2, usedAt: NOW });
    const told = context.database.db.select().from(auditLog).all();
    expect(told.map(({ action, actorName }) => `${action} ${actorName}`)).toEqual([
      'speaker-code.added test',
      'clip.added Rcom Hlanh',
      'clip.added Rcom Hlanh',
    ]);
  });

  it('stays when the speaker hangs up, and what was not kept is nowhere', async () => {
    context = await speakersLine();
    recordAllBut(context, 'forget-me', OF_FORGET_ME);
    const { digits } = speakerCode(context);
    const call = await begunWith(context, digits);
    await speak(call);
    await call.press('1');
    await speak(call);
    await call.hangUp();
    await work(context);
    expect(OF_FORGET_ME.map((prompt) => clipsOf(prompt).length)).toEqual([1, 0, 0]);
    const again = await begunWithAnother(digits);
    expect(heard(again)).toContain('number-2');
  });

  it('of the last sentence ends the call with thanks', async () => {
    context = await speakersLine();
    recordAllBut(context, 'forget-me', ['forgotten']);
    const call = await begunWith(context, speakerCode(context).digits);
    await speak(call);
    await call.press('1');
    expect(heard(call)).toEqual(['recording-kept', 'recording-all-done']);
    expect(call.scene?.then.type).toBe('hangUp');
  });

  it('enters the library once, however often that is begun', async () => {
    context = await speakersLine();
    recordAllBut(context, 'forget-me', ['forgotten']);
    const call = await begunWith(context, speakerCode(context).digits);
    await speak(call);
    await call.press('1');
    for (const _ of [1, 2]) context.store.transaction(() => context.takes.keep('recording-1'));
    await work(context);
    expect(clipsOf('forgotten')).toHaveLength(1);
  });

  it('is asked for again after a day where its sound was lost on our side', async () => {
    const { time, overrides } = watched();
    context = await speakersLine(overrides);
    recordAllBut(context, 'forget-me', ['forgotten']);
    const { digits } = speakerCode(context);
    const call = await begunWith(context, digits);
    await speak(call);
    await context.recordingFiles.remove('recording-1');
    await call.press('1');
    await work(context);
    expect(heard(await begunWithAnother(digits))).toEqual(['recording-all-done']);
    time.now += 25 * 60 * 60 * 1000;
    await work(context);
    expect(clipsOf('forgotten')).toEqual([]);
    expect(heard(await begunWithAnother(digits, '3'))).toContain('forgotten');
  });

  it('by two speakers at the same time is kept twice', async () => {
    context = await speakersLine();
    recordAllBut(context, 'forget-me', ['forgotten']);
    const one = await begunWith(context, speakerCode(context).digits);
    const other = await begunWithAnother(speakerCode(context, { speaker: 'Siu Phin' }).digits);
    await speak(one, 3);
    await speak(other, 4);
    await one.press('1');
    await other.press('1');
    await work(context);
    expect(clipsOf('forgotten').map(({ speaker }) => speaker)).toEqual(['Rcom Hlanh', 'Siu Phin']);
  });

  it('completes a language, which is offered when it was approved', async () => {
    context = await speakersLine();
    recordAllBut(context, 'citizen-line', ['welcome']);
    const call = await begunWith(context, speakerCode(context, { flow: null }).digits);
    expect(heard(call)).toContain('welcome');
    await speak(call);
    await call.press('1');
    await work(context);
    const offered = () => context.languagesFor(context.flows.current('citizen-line'), '16');
    expect(offered()).toEqual(['km', 'en']);
    context.library.approve(clipsOf('welcome')[0]?.id ?? 0);
    expect(offered()).toEqual(['km', 'en', 'jra']);
  });
});

async function begunWithAnother(digits: string, mark = '2'): Promise<Conversation> {
  const call = new Conversation(context, { callSid: `CA0000000000000000000000000000000${mark}` });
  await call.dial();
  await call.press(digits);
  return call;
}

describe('a code', () => {
  it('that was revoked opens nothing, and says so', async () => {
    context = await speakersLine();
    const { id, digits } = speakerCode(context);
    revokeSpeakerCode(context.speakerCodes, TEST, id);
    expect(heard(await begunWith(context, digits))).toEqual(['recording-code-over']);
  });

  it('opens until its last moment, and not after', async () => {
    const { time, overrides } = watched();
    context = await speakersLine(overrides);
    const { digits } = speakerCode(context, { days: 1 });
    time.now += 24 * 60 * 60 * 1000 - 1;
    expect(heard(await begunWith(context, digits))[0]).toBe('recording-thanks');
    time.now += 1;
    expect(heard(await begunWithAnother(digits))).toEqual(['recording-code-over']);
  });

  it('revoked in the middle of a call, leads to no further sentence', async () => {
    context = await speakersLine();
    const { id, digits } = speakerCode(context);
    const call = await begunWith(context, digits);
    revokeSpeakerCode(context.speakerCodes, TEST, id);
    await call.press('8');
    expect(heard(call)).toEqual(['recording-all-done']);
  });

  it('is not looked up any more after three wrong ones in a call, and five a day', async () => {
    context = await speakersLine();
    const { digits } = speakerCode(context);
    const wrong = (mark: number): string => withCheck(`9000000${mark}`);
    const call = await begunWith(context, wrong(1));
    await call.press(wrong(2));
    await call.press(wrong(3));
    await call.press(digits);
    expect(heard(call)).toEqual(['case-number-later']);
    const next = await begunWithAnother(wrong(4));
    await next.press(wrong(5));
    await next.press(digits);
    expect(heard(next)).toEqual(['case-number-later']);
  });

  it('is asked for again after a slip, which costs nothing', async () => {
    context = await speakersLine();
    const { digits } = speakerCode(context);
    const call = new Conversation(context);
    await call.dial();
    const slip = digits.replace(/.$/, (last) => String((Number(last) + 1) % 10));
    await call.press(slip);
    expect(heard(call)[0]).toBe('entry-check-failed');
    await call.press(digits);
    expect(heard(call)[0]).toBe('recording-thanks');
  });

  it('is nowhere in clear: no table, no log, also where it came in two parts or wrong', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
    context = await speakersLine({ log, ids: { speakerStem: () => '73916284' } });
    const { digits } = speakerCode(context);
    const unknown = withCheck('48151623');
    const call = new Conversation(context);
    await call.dial();
    await call.press(unknown);
    await call.press(digits.slice(0, 7));
    await call.press(digits.slice(7));
    expect(heard(call)[0]).toBe('recording-thanks');
    const stored = tables()
      .map((table) => JSON.stringify(context.database.db.all(sql.raw(`select * from "${table}"`))))
      .join('\n');
    for (const secret of [digits, digits.slice(0, 7), unknown]) {
      expect(stored.includes(secret)).toBe(false);
      expect(lines.join('').includes(secret)).toBe(false);
    }
  });
});

const tables = (): string[] =>
  context.database.db
    .all<{ name: string }>(sql.raw(`select name from sqlite_master where type = 'table'`))
    .map(({ name }) => name);

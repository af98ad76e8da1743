import type { RequestListener } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countOldSounds, deleteOldSounds } from '../../src/cases/delete-old-sounds.ts';
import { deleteSound, redactCase } from '../../src/cases/case-sound.ts';
import { decideCase } from '../../src/cases/work-on-case.ts';
import type { Context } from '../../src/context.ts';
import { decodeWav } from '../../src/prompts/audio/wav.ts';
import { withCase } from '../support/cases.ts';
import { watched, work } from '../support/speaking.ts';
import { signedInAs, type Caller } from '../support/staff.ts';

const DAY = 24 * 60 * 60_000;
const OFFICER = { kind: 'system', id: 'test', name: 'test', districts: null } as const;

let context: Context;
let app: RequestListener;
let number: string;
let time: { now: number };
beforeEach(async () => {
  const { time: clock, overrides } = watched();
  time = clock;
  ({ context, app, number } = await withCase(overrides));
});
afterEach(() => context.close());

const path = (rest: string): string => `/api/v1/cases/${number}${rest}`;
const folder = (): string => join(context.settings.dataDir, 'recordings');
const recording = (): string => context.cases.find(number)?.recording ?? '';
const samples = async (caller: Caller): Promise<Int16Array> => {
  const answer = await caller.get(path('/recording.wav')).responseType('blob').expect(200);
  return decodeWav(answer.body as Buffer);
};
const heardBy = () =>
  context.audit
    .of({ kind: 'case', id: number })
    .filter(({ action }) => action === 'case.recording-heard')
    .map(({ actor }) => actor.name);
const loudest = (part: Int16Array): number => part.reduce((most, one) => Math.max(most, Math.abs(one)), 0);

describe('the message of a case', () => {
  it('is heard, is kept by nobody between, and every opening is in the log', async () => {
    const officer = await signedInAs(context, app, 'administrator');
    const answer = await officer.get(path('/recording.wav')).expect(200);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'audio/wav' });
    expect(await samples(officer)).toHaveLength(9 * 8_000);
    expect(heardBy()).toEqual(['Name of administrator', 'Name of administrator']);
    // To listen is no change: nobody's work is refused for it.
    expect(context.cases.find(number)?.revision).toBe(0);
  });

  it.each([
    ['expected', 409, 'recording-coming'],
    ['lost', 404, 'recording-gone'],
    ['dropped', 404, 'recording-gone'],
  ])('that is %s is not heard, and a sentence says why', async (state, status, code) => {
    const officer = await signedInAs(context, app, 'administrator');
    context.database.db.run(`update recordings set state = '${state}'`);
    const answer = await officer.get(path('/recording.wav')).expect(status);
    expect(answer.body).toMatchObject({ code, error: expect.stringMatching(/^The message .+\.$/) as string });
    expect(heardBy()).toEqual([]);
  });
});

describe('a part that is covered', () => {
  it.each([
    ['silence', 0],
    ['beep', 4000],
  ] as const)('by %s cannot be heard any more; the rest is as it was', async (cover, peak) => {
    const officer = await signedInAs(context, app, 'administrator');
    const before = await samples(officer);
    const old = recording();
    const oldBytes = readFileSync(join(folder(), `${old}.sealed`));
    const spans = [
      { from: 2, to: 3.5 },
      { from: 8, to: 60 },
    ];
    await officer.post(path('/redact'), { seen: 0, cover, spans }).expect(200);
    const after = await samples(officer);
    expect(after).toHaveLength(before.length);
    expect(loudest(before.subarray(16_000, 28_000))).not.toBe(peak);
    expect(loudest(after.subarray(16_000, 28_000))).toBe(peak);
    expect(loudest(after.subarray(64_000))).toBe(peak);
    expect(after.subarray(0, 16_000)).toEqual(before.subarray(0, 16_000));
    expect(after.subarray(28_000, 64_000)).toEqual(before.subarray(28_000, 64_000));
    // The old sound is nowhere, under no name.
    expect(recording()).not.toBe(old);
    expect(readdirSync(folder())).toEqual([`${recording()}.sealed`]);
    expect(readFileSync(join(folder(), `${recording()}.sealed`)).equals(oldBytes)).toBe(false);
    expect(context.recordings.find(old)?.state).toBe('dropped');
    expect(context.recordings.find(recording())?.sha256).not.toBe(context.recordings.find(old)?.sha256);
    const row = context.audit
      .of({ kind: 'case', id: number })
      .find(({ action }) => action === 'case.redacted');
    expect(row).toMatchObject({ before: {}, after: { spans: 2, cover } });
  });

  it('by two officers at once is covered by the first; the second looks again, and no sound is left over', async () => {
    const cover = { cover: 'silence', spans: [{ from: 1, to: 2 }] } as const;
    const target = { number, seen: null };
    const both = await Promise.allSettled([
      redactCase(context.caseWork, OFFICER, target, cover),
      redactCase(context.caseWork, OFFICER, target, cover),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(readdirSync(folder())).toEqual([`${recording()}.sealed`]);
  });
});

describe('a message that is deleted', () => {
  it('is gone from the disk, by an errand too should the process die; the case stays', async () => {
    const officer = await signedInAs(context, app, 'administrator');
    const answer = await officer.post(path('/delete-recording'), { seen: 0 }).expect(200);
    expect(answer.body).toMatchObject({ case: { sound: 'deleted', seconds: null, state: 'new' } });
    expect(readdirSync(folder())).toEqual([]);
    await officer.post(path('/delete-recording'), { seen: 1 }).expect(404);
    await work(context);
  });

  it('with a file that stayed is deleted by the errand', async () => {
    const remove = context.recordingFiles.remove;
    context.caseWork.recordingFiles = { ...context.recordingFiles, remove: () => Promise.resolve() };
    await deleteSound(context.caseWork, OFFICER, { number, seen: 0 });
    expect(readdirSync(folder())).toHaveLength(1);
    context.recordingFiles.remove = remove;
    await work(context);
    expect(readdirSync(folder())).toEqual([]);
  });
});

describe('the sweep of old messages', () => {
  /** How many messages go of cases that ended more than a year ago. */
  const swept = async (): Promise<number> => {
    const before = time.now - 365 * DAY;
    const count = countOldSounds(context.caseWork, before);
    let all = 0;
    for await (const _ of deleteOldSounds(context.caseWork, before, (amount) => (all += amount)));
    expect(count).toBe(all);
    return all;
  };

  it('deletes those of cases that ended long ago, and leaves the rest', async () => {
    time.now += 400 * DAY;
    expect(await swept()).toBe(0);
    decideCase(context.caseWork, OFFICER, { number, seen: null }, 'close', 'done');
    time.now += 365 * DAY;
    expect(await swept()).toBe(0);
    time.now += DAY;
    expect(await swept()).toBe(1);
    expect(readdirSync(folder())).toEqual([]);
    expect(context.cases.find(number)).toMatchObject({ state: 'closed' });
    expect(context.audit.of({ kind: 'case', id: number }).at(-1)).toMatchObject({
      action: 'case.recording-deleted',
      actor: { kind: 'system' },
    });
    expect(await swept()).toBe(0);
  });
});

import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { auditLog, speakerCodes } from '../../db/schema.ts';
import type { Context } from '../../src/context.ts';
import { isChecked } from '../../src/core/speech/check-digits.ts';
import { createApp } from '../../src/http/app.ts';
import type { NewSpeakerCodeAnswer } from '../../src/prompts/api-types.ts';
import { NOW, testLine } from '../support/line.ts';
import { signedInAs, withKey, type Caller } from '../support/staff.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const WANTED = { language: 'jra', speaker: 'Rcom Hlanh' };
const DOOR = '/api/v1/speaker-codes';

let context: Context;
let app: RequestListener;
afterEach(() => context.close());

async function opened(): Promise<Caller> {
  context = await testLine();
  app = createApp(context);
  return withKey(context, app, ['prompts:approve']);
}

const made = async (staff: Caller, wanted: object = WANTED): Promise<NewSpeakerCodeAnswer> =>
  (await staff.post(DOOR, wanted).expect(201)).body as NewSpeakerCodeAnswer;

describe('a code of a speaker', () => {
  it('is made with its digits, which are shown once and kept nowhere', async () => {
    const staff = await opened();
    const { code, digits } = await made(staff);
    expect(digits).toMatch(/^\d{9}$/);
    expect(isChecked(digits)).toBe(true);
    expect(code).toMatchObject({ ...WANTED, flow: null, endsAt: NOW + 14 * DAY_MS, uses: 0, kept: 0 });
    const listed = (await staff.get(DOOR).expect(200)).body as object;
    expect(listed).toEqual({ codes: [{ ...code, left: expect.any(Number) as number }], numbers: [] });
    expect((await staff.get(`${DOOR}/${code.id}/takes`).expect(200)).body).toEqual({ takes: [] });
    expect(JSON.stringify(listed)).not.toContain(digits);
    expect(JSON.stringify(context.database.db.select().from(speakerCodes).all())).not.toContain(digits);
    expect(JSON.stringify(context.database.db.select().from(auditLog).all())).not.toContain(digits);
  });

  it('may be for one flow, and for other days', async () => {
    const { code } = await made(await opened(), { ...WANTED, flow: 'commune-budget', days: 3 });
    expect(code).toMatchObject({ flow: 'commune-budget', endsAt: NOW + 3 * DAY_MS });
  });

  it('is revoked once, and both are in the audit log', async () => {
    const staff = await opened();
    const { code } = await made(staff);
    for (const _ of [1, 2]) {
      const answer = await staff.delete(`${DOOR}/${code.id}`).expect(200);
      expect(answer.body).toEqual({ code: { ...code, revokedAt: NOW } });
    }
    const told = context.database.db.select().from(auditLog).all();
    expect(told.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
      { action: 'key.added', before: null, after: expect.anything() as unknown },
      { action: 'speaker-code.added', before: null, after: { ...WANTED, flow: null, endsAt: code.endsAt } },
      { action: 'speaker-code.revoked', before: { speaker: 'Rcom Hlanh' }, after: null },
    ]);
  });

  it.each([
    [{ ...WANTED, language: 'fr' }, 404, 'unknown-language'],
    [{ ...WANTED, flow: 'no-such-flow' }, 404, 'unknown-flow'],
    [{ ...WANTED, days: 91 }, 400, 'bad-input'],
    [{ ...WANTED, speaker: ' ' }, 400, 'bad-input'],
    [{ ...WANTED, digits: '123456789' }, 400, 'bad-input'],
  ])('is refused for %j', async (wanted, status, code) => {
    const staff = await opened();
    const answer = await staff.post(DOOR, wanted).expect(status);
    expect(answer.body).toMatchObject({ code });
    expect(context.speakerCodes.codes.all()).toEqual([]);
  });

  it('that does not exist cannot be revoked', async () => {
    const answer = await (await opened()).delete(`${DOOR}/nothing`).expect(404);
    expect(answer.body).toEqual({
      error: 'There is no such code. Load the list anew.',
      code: 'unknown-code',
    });
  });

  it('is made by editors, and not by those who record', async () => {
    await opened();
    await made(await signedInAs(context, app, 'editor'));
    const recorder = await signedInAs(context, app, 'recorder');
    for (const test of [
      recorder.get(DOOR),
      recorder.get(`${DOOR}/any/takes`),
      recorder.post(DOOR, WANTED),
      recorder.delete(`${DOOR}/any`),
    ])
      await test.expect(403);
  });
});

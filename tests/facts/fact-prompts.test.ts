import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import type { FactRowsAnswer } from '../../src/directory/api-types.ts';
import { createApp } from '../../src/http/app.ts';
import type { ClipAnswer, PromptListAnswer, PromptRow } from '../../src/prompts/api-types.ts';
import { Conversation } from '../support/conversation.ts';
import { importInto } from '../support/imports.ts';
import { testLine } from '../support/line.ts';
import { aVoice } from '../support/recorded.ts';
import { COMMUNE_KEYS, work } from '../support/speaking.ts';
import { withKey, type Caller } from '../support/staff.ts';

const ONE = 'village-02010101';
const TWO = 'village-02010102';
const HEAD = 'code,name_km,name_en';
const VILLAGES = `${HEAD}\n02010101,ភូមិមួយ,One\n02010102,ភូមិពីរ,Two\n`;

let context: Context;
let editor: Caller;

beforeEach(async () => {
  context = await testLine({ flowOfLine: () => 'place-problem' });
  editor = withKey(context, createApp(context), [
    ...(['prompts:read', 'prompts:write', 'prompts:approve'] as const),
    ...(['facts:read', 'facts:write'] as const),
  ]);
});

async function importVillages(csv: string): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), 'sdap-villages-')), 'villages.csv');
  writeFileSync(file, csv);
  expect((await importInto(context.database, 'villages', file)).problems).toEqual([]);
}

const listed = async (query = ''): Promise<PromptRow[]> =>
  (
    (await editor.get(`/api/v1/prompts?language=km&search=village-0${query}`).expect(200))
      .body as PromptListAnswer
  ).prompts;

/** Records a prompt and approves it, as two people do. */
async function record(prompt: string): Promise<void> {
  const sent = editor
    .post(`/api/v1/prompts/${prompt}/clips/km`)
    .set('Content-Type', 'audio/wav')
    .send(await aVoice());
  const { id } = (await sent.expect(201)).body as ClipAnswer;
  await editor.post(`/api/v1/clips/${id}/approve`).expect(200);
}

describe('the prompt of a fact', () => {
  it('is missing when its row is imported, and heard when it was recorded and approved', async () => {
    await importVillages(VILLAGES);
    expect((await listed('&state=missing')).map(({ id, text }) => [id, text])).toEqual([
      [ONE, 'ភូមិមួយ'],
      [TWO, 'ភូមិពីរ'],
    ]);
    expect((await listed('&topic=place-names')).map(({ id }) => id)).toEqual([ONE, TWO]);
    const script = await editor.get('/api/v1/recording-script/km.csv?open=yes').expect(200);
    expect(script.text).toContain(ONE);
    await record(ONE);
    await record(TWO);
    const call = new Conversation(context);
    await call.dial();
    await call.press('3');
    await call.say(20);
    await work(context);
    await call.comeBack();
    for (const keys of ['1', ...COMMUNE_KEYS]) await call.press(keys);
    // A choice of villages; where one of them has no clip, the number is told at once.
    const said = (call.scene?.clips ?? []).flatMap(
      (url) => context.utterances.find(/([0-9a-f]{32})/.exec(url)?.[1] ?? '')?.clips ?? [],
    );
    const prompts = said.flatMap((clip) => ('prompt' in clip ? [clip.prompt] : []));
    expect(prompts).toEqual(expect.arrayContaining([ONE, TWO]));
  });

  it('follows the text of its row, however that was changed', async () => {
    await importVillages(VILLAGES);
    await record(ONE);
    const row = { code: '02010101', name_km: 'ភូមិថ្មី', name_en: 'New' };
    const [known] = ((await editor.get('/api/v1/facts/villages').expect(200)).body as FactRowsAnswer).rows;
    await editor
      .put('/api/v1/facts/villages/rows')
      .send({ row, replaces: known?.key, seen: known?.seen })
      .expect(200);
    expect((await listed('&state=outdated')).map(({ id, text }) => [id, text])).toEqual([[ONE, 'ភូមិថ្មី']]);
    const refused = await editor.put(`/api/v1/prompts/${ONE}/texts/km`).send({ text: 'ភូមិផ្សេង' }).expect(409);
    expect(refused.body).toMatchObject({ code: 'text-of-fact' });
    await editor.put(`/api/v1/prompts/${ONE}/texts/en`).send({ text: 'New' }).expect(200);
  });

  it('retires with its row, and comes back with it and its clips', async () => {
    await importVillages(VILLAGES);
    await record(TWO);
    await importVillages(`${HEAD}\n02010101,ភូមិមួយ,One\n`);
    expect((await listed()).map(({ id }) => id)).toEqual([ONE]);
    await importVillages(VILLAGES);
    expect((await listed()).map(({ id, state }) => [id, state])).toEqual([
      [ONE, 'missing'],
      [TWO, 'approved'],
    ]);
  });

  it('leaves the library as it is where nothing that is spoken has changed', async () => {
    await importVillages(VILLAGES);
    const before = context.library.now();
    await importVillages(VILLAGES.replace('One', 'First'));
    expect(context.library.now()).toBe(before);
  });

  it('is in the catalogue for rows that come with Sdap, until an office says otherwise', async () => {
    const [id, key] = ['facility-school-02010101', 'school-02010101'];
    const textOf = () => context.library.contents().texts.find((one) => one.prompt === id);
    expect(textOf()).toMatchObject({ language: 'km', shipped: true });
    const { rows } = (await editor.get('/api/v1/facts/facilities').expect(200)).body as FactRowsAnswer;
    const known = rows.find((one) => one.key === JSON.stringify([key]));
    const row = { ...known?.row, name_km: 'សាលាថ្មី' };
    const put = await editor
      .put('/api/v1/facts/facilities/rows')
      .send({ row, replaces: known?.key, seen: known?.seen });
    expect(put.body).toMatchObject({ row: { row: { name_km: 'សាលាថ្មី' } } });
    expect(textOf()).toMatchObject({ text: 'សាលាថ្មី', shipped: false });
  });

  it('comes at the start for rows that were imported before', async () => {
    await importVillages(VILLAGES);
    const old = context.database;
    old.transaction(() => {
      old.db.run(`DELETE FROM prompt_texts WHERE prompt LIKE 'village-%'`);
      old.db.run(`DELETE FROM prompts WHERE id LIKE 'village-%'`);
    });
    const line = await testLine({ database: old.serialize() });
    expect(line.library.now().text(TWO, 'km')).toBe('ភូមិពីរ');
  });
});

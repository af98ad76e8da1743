import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestListener } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { LARGEST_FACT_FILE_BYTES, type FactPreviewAnswer } from '../../src/directory/api-types.ts';
import { createApp } from '../../src/http/app.ts';
import { NOW, testLine } from '../support/line.ts';
import { signedInAs, withKey, type Caller } from '../support/staff.ts';

const BUDGETS = '/api/v1/facts/budgets';
const HEADER = 'place_code,year,side,component,planned_riel,actual_riel,confirmed_by,confirmed_at';
const line = (component: string, planned: number | string): string =>
  `120301,2023,spending,${component},${planned},10,Ministry,2026-11-01`;

const DAY = 24 * 60 * 60 * 1000;

let now: number;
let context: Context;
let app: RequestListener;
let editor: Caller;

beforeEach(async () => {
  now = NOW;
  context = await testLine({ clock: { now: () => now } });
  app = createApp(context);
  editor = withKey(context, app, ['facts:read', 'facts:write']);
});

const send = (text: string, as = editor) =>
  as.post(`${BUDGETS}/imports?fileName=budgets.csv`).set('Content-Type', 'text/csv').send(text);
const preview = async (...lines: string[]): Promise<FactPreviewAnswer> =>
  (await send([HEADER, ...lines].join('\n')).expect(201)).body as FactPreviewAnswer;
const apply = ({ id }: FactPreviewAnswer) => editor.post(`${BUDGETS}/imports/${id}/apply`, {});
const stored = () =>
  context.facts.world.facts
    .budget('120301')
    .filter(({ year }) => year === 2023)
    .map(({ component, planned }) => [component, planned]);
const waiting = (): string[] => {
  const folder = join(context.settings.dataDir, 'uploads/facts');
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe('a file that is sent', () => {
  it('says what it would change, and changes nothing', async () => {
    await apply(await preview(line('roads', 100), line('water', 50))).expect(200);
    const shown = await preview(line('roads', 110), line('social', 5));
    expect(shown).toMatchObject({
      ...{ kind: 'budgets', fileName: 'budgets.csv', rows: 2, problems: [], madeAt: NOW },
      counts: { added: 1, changed: 1, unchanged: 0, removed: 1 },
      changes: [
        { number: 2, before: { planned_riel: '100' }, after: { planned_riel: '110', component: 'roads' } },
        { number: 3, before: null, after: { component: 'social' } },
        { number: null, before: { component: 'water' }, after: null },
      ],
    });
    expect(stored()).toEqual([
      ['roads', 100],
      ['water', 50],
    ]);
  });

  it('is laid when a person says so, once, and stands in the audit log', async () => {
    const shown = await preview(line('roads', 100));
    expect((await apply(shown).expect(200)).body).toMatchObject({ counts: { added: 1, removed: 0 } });
    expect(stored()).toEqual([['roads', 100]]);
    expect(context.audit.page(1)[0]).toMatchObject({
      ...{ action: 'facts.imported', subject: { kind: 'facts', id: 'budgets' }, after: { added: 1 } },
    });
    await apply(shown).expect(404);
    expect(waiting()).toEqual([]);
  });

  it('is not laid where the table has changed since it was looked at', async () => {
    const [first, second] = [await preview(line('roads', 100)), await preview(line('roads', 200))];
    await apply(first).expect(200);
    const late = await apply(second).expect(409);
    expect(late.body).toMatchObject({ code: 'changed-meanwhile' });
    expect((late.body as { error: string }).error).toContain('Send the file again');
    expect(stored()).toEqual([['roads', 100]]);
  });

  it('with mistakes tells all of them, and cannot be laid', async () => {
    const shown = await preview(line('roads', 'much'), line('fund', 1));
    expect(shown).toMatchObject({ counts: null, changes: [] });
    expect(shown.problems).toEqual([
      { row: 2, column: 'planned_riel', message: expect.stringMatching(/^an amount/) as string },
      { row: 3, column: 'component', message: expect.stringMatching(/^write one of/) as string },
    ]);
    await apply(shown).expect(422);
    expect(stored()).toEqual([]);
  });

  it('whose sums do not agree is refused as by the command', async () => {
    const { problems } = await preview(line('roads', 400), line('total', 300));
    expect(problems).toEqual([
      expect.objectContaining({
        row: 2,
        message: expect.stringContaining('its lines are 400 together') as string,
      }),
    ]);
  });

  it('that is no table is refused in a sentence, and is not kept', async () => {
    const answer = await send('colour\nred\n').expect(422);
    expect((answer.body as { error: string }).error).toContain('The column colour is not known.');
    expect(waiting()).toEqual([]);
  });

  it('that is too long is refused, and is not kept', async () => {
    const long = 'x'.repeat(LARGEST_FACT_FILE_BYTES + 1);
    const answer = await send(long).expect(413);
    expect((answer.body as { error: string }).error).toContain('larger than 50 MB');
    expect(waiting()).toEqual([]);
  });

  it('is discarded when a person says so', async () => {
    const shown = await preview(line('roads', 100));
    await editor.delete(`${BUDGETS}/imports/${shown.id}`).expect(204);
    await apply(shown).expect(404);
    expect(waiting()).toEqual([]);
  });

  it('is forgotten after a day', async () => {
    const shown = await preview(line('roads', 100));
    await context.facts.previews.sweep(now + DAY);
    expect(waiting()).toEqual([shown.id]);
    await context.facts.previews.sweep(now + DAY + 1);
    expect(waiting()).toEqual([]);
    await apply(shown).expect(404);
  });

  it('belongs to its kind, and to those who may change it', async () => {
    const shown = await preview(line('roads', 100));
    await editor.post(`/api/v1/facts/holidays/imports/${shown.id}/apply`, {}).expect(404);
    await send(HEADER, await signedInAs(context, app, 'analyst')).expect(403);
    await send(HEADER, await signedInAs(context, app, 'recorder')).expect(403);
  });

  it('may be read while another one is', async () => {
    const [one, two] = await Promise.all([preview(line('roads', 1)), preview(line('water', 2))]);
    expect([one, two].map(({ changes }) => changes[0]?.after?.['component'])).toEqual(['roads', 'water']);
  });
});

describe('the doors of a table', () => {
  it('give it away as a file', async () => {
    const csv = await editor.get(`${BUDGETS}/export.csv`).expect(200);
    expect(csv.headers).toMatchObject({ 'content-disposition': 'attachment; filename=budgets.csv' });
    expect(csv.text.split('\n')[0]).toContain('place_code,year,side,component');
    const xlsx = await editor.get(`${BUDGETS}/export.xlsx`).buffer(true).expect(200);
    expect(xlsx.headers['content-type']).toContain('spreadsheetml');
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { FactKindsAnswer, FactRowsAnswer, PlacesAnswer } from '../../src/directory/api-types.ts';
import { createApp } from '../../src/http/app.ts';
import { testLine } from '../support/line.ts';
import { withKey, type Caller } from '../support/staff.ts';

let editor: Caller;

beforeEach(async () => {
  const context = await testLine();
  editor = withKey(context, createApp(context), ['facts:read', 'facts:write']);
});

const places = async (query: string) =>
  ((await editor.get(`/api/v1/places?${query}`).expect(200)).body as PlacesAnswer).places;

describe('places', () => {
  it('are found by a part of a name in both languages, with what they lie in', async () => {
    const [first] = await places('search=battamb');
    expect(first).toEqual({ code: '02', level: 'province', km: ['បាត់ដំបង'], en: ['Battambang'] });
    expect(await places(`search=${encodeURIComponent('បាត់ដំ')}`)).toContainEqual(first);
  });

  it('are named by their codes; an unknown one is left out', async () => {
    const [commune, ...rest] = await places('codes=020101,999999');
    expect(rest).toEqual([]);
    expect(commune).toMatchObject({ code: '020101', level: 'commune' });
    expect(commune?.en).toHaveLength(3);
  });

  it('take a percent sign for what it is, and want one of the two questions', async () => {
    expect(await places('search=%25')).toEqual([]);
    await editor.get('/api/v1/places').expect(400);
    await editor.get('/api/v1/places?search=a&codes=02').expect(400);
  });
});

describe('states of a kind', () => {
  it('are counted by the rule that each row is told by', async () => {
    const { kinds } = (await editor.get('/api/v1/facts').expect(200)).body as FactKindsAnswer;
    for (const kind of ['services', 'rights', 'promises', 'offices']) {
      const known = kinds.find((one) => one.kind === kind);
      const { rows } = (await editor.get(`/api/v1/facts/${kind}?limit=500`).expect(200))
        .body as FactRowsAnswer;
      const counted = { confirmed: 0, 'too-old': 0, unconfirmed: 0, sample: 0 };
      for (const { told } of rows) if (told) counted[told] += 1;
      expect([kind, known?.states]).toEqual([kind, counted]);
    }
    expect(kinds.find(({ kind }) => kind === 'holidays')?.states).toBeNull();
  });
});

it('a row is read again by its key', async () => {
  const { rows } = (await editor.get('/api/v1/facts/services?limit=1').expect(200)).body as FactRowsAnswer;
  const key = encodeURIComponent(rows[0]?.key ?? '');
  const again = await editor.get(`/api/v1/facts/services/rows?key=${key}`).expect(200);
  expect(again.body).toEqual({ row: rows[0] });
  await editor.get('/api/v1/facts/services/rows?key=none').expect(404);
});

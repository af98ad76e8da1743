import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { QUERY_CONTEXT } from '../../tests/support/query-context.ts';
import { filledStore } from '../../tests/support/reference.ts';
import { placeSchema, type Place } from '../core/speech/places.ts';
import type { Store } from '../storage/database.ts';
import { referenceStore } from '../storage/reference-store.ts';
import { commune, places, regions } from './places.ts';
import type { ReferenceStore } from './ports.ts';

let store: Store;
let facts: ReferenceStore;
beforeAll(() => {
  store = filledStore();
  facts = referenceStore(store);
});
afterAll(() => store.close());

function under(parent: string | null, region: string | null = null): Place[] {
  const answer = places.answer({ parent, region }, facts, QUERY_CONTEXT);
  return answer.outcome === 'found' ? z.array(placeSchema).parse(answer.data) : [];
}

describe('the places of the gazetteer', () => {
  it('are 25 provinces, 210 districts and 1,652 communes, each found through the lists', () => {
    const provinces = under(null);
    const districts = provinces.flatMap(({ code }) => under(code));
    const communes = districts.flatMap(({ code }) => under(code));
    expect([provinces.length, districts.length, communes.length]).toEqual([25, 210, 1_652]);
    expect(new Set(communes.map(({ code }) => code)).size).toBe(1_652);
  });

  it('have codes that begin with the code of what they lie in', () => {
    for (const province of under(null)) {
      for (const { code } of under(province.code))
        expect(code).toMatch(new RegExp(`^${province.code}\\d\\d$`));
    }
  });

  it('are read with those first that have most communes, and then by their codes', () => {
    const size = (code: string): number =>
      code.length === 2
        ? under(code).reduce((sum, one) => sum + under(one.code).length, 0)
        : under(code).length;
    for (const parent of [null, '08', '16', '1609']) {
      const codes = under(parent).map(({ code }) => code);
      const expected = codes.toSorted((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
      expect(codes).toEqual(expected);
    }
  });

  it('have nothing under a commune', () => {
    expect(places.answer({ parent: '160904' }, facts, QUERY_CONTEXT)).toEqual({ outcome: 'notFound' });
  });

  it('have one capital', () => {
    expect(under(null).filter(({ type }) => type === 'capital')).toEqual([{ code: '12', type: 'capital' }]);
  });
});

describe('a commune by its code', () => {
  it('is found with its kind and with what it lies in, since many share a name', () => {
    expect(commune.answer({ code: '160904' }, facts, QUERY_CONTEXT)).toEqual({
      outcome: 'found',
      data: {
        code: '160904',
        type: 'khum',
        district: { code: '1609', type: 'srok' },
        province: { code: '16', type: 'province' },
      },
    });
  });

  it.each(['16', '1609', '169999', '', '0160904', '160904 '])('is not found for "%s"', (code) => {
    expect(commune.answer({ code }, facts, QUERY_CONTEXT)).toEqual({ outcome: 'notFound' });
  });

  it('throws for a code that is no text, which is a fault of the flow', () => {
    expect(() => commune.answer({ code: 160_904 }, facts, QUERY_CONTEXT)).toThrow();
  });
});

describe('the regions', () => {
  const keys = z.array(z.object({ key: z.string(), name: z.string() }));
  const answer = regions.answer({}, facts, QUERY_CONTEXT);
  const all = answer.outcome === 'found' ? keys.parse(answer.data) : [];

  it('hold every province, once, in lists that are short', () => {
    const provinces = all.map(({ key }) => under(null, key).map(({ code }) => code));
    expect(provinces.flat().toSorted()).toEqual(
      under(null)
        .map(({ code }) => code)
        .toSorted(),
    );
    expect(Math.max(...provinces.map((codes) => codes.length))).toBeLessThanOrEqual(8);
  });

  it('are five, so that key 6 is free for a code', () => {
    expect(all).toHaveLength(5);
  });

  it('read those provinces first that have most communes', () => {
    expect(under(null, 'mekong')[0]?.code).toBe('14');
  });
});

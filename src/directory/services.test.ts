import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { QUERY_CONTEXT } from '../../tests/support/query-context.ts';
import { filledStore } from '../../tests/support/reference.ts';
import { dataOf, spokenService } from '../../tests/support/spoken-service.ts';
import type { Store } from '../storage/database.ts';
import { referenceStore } from '../storage/reference-store.ts';
import type { ReferenceStore, ServiceRow } from './ports.ts';
import type { QueryContext } from './query.ts';
import { service, servicePrompts, servicesOfTopic, serviceTopics } from './services.ts';

const OU_CHROV = '0105';
const COMMUNE_IN_OU_CHROV = '010501';
const COMMUNE_ELSEWHERE = '160904';

const listed = z.array(z.strictObject({ key: z.string(), name: z.string(), short: z.string().optional() }));

let store: Store;
let facts: ReferenceStore;
beforeAll(() => {
  store = filledStore();
  facts = referenceStore(store);
});
afterAll(() => store.close());

const answerFor = (
  key: string,
  commune: string | null = null,
  context: QueryContext = QUERY_CONTEXT,
): z.infer<typeof spokenService> =>
  spokenService.parse(dataOf(service.answer({ key, commune }, facts, context)));
const isListedUnder = (row: ServiceRow, key: string): boolean => row.listedUnder.split(' ').includes(key);
const isConfirmed = (row: ServiceRow): boolean => row.confirmedBy !== null;
const topics = () => listed.parse(dataOf(serviceTopics.answer({}, facts, QUERY_CONTEXT)));
const ofTopic = (topic: string, context: QueryContext = QUERY_CONTEXT) =>
  listed.parse(dataOf(servicesOfTopic.answer({ topic }, facts, context)));

describe('how much is told about a service', () => {
  it.each([
    ['id-card', 'in-full'],
    ['vehicle-ownership-transfer', 'in-full'],
    ['marriage-certificate', 'by-the-office'],
    ['land-title', 'by-the-office'],
    ['ombudsman-complaint', 'without-figures'],
  ])('of %s it is %s', (key, told) => {
    expect(answerFor(key).told).toBe(told);
  });
});

describe('a figure that nobody confirmed', () => {
  it('is never spoken: neither a fee nor days, of any service, for any caller', () => {
    const rows = facts.services();
    const unconfirmed = rows.filter((row) => !isConfirmed(row));
    expect(unconfirmed.some((row) => row.feeRiel !== null)).toBe(true);
    for (const commune of [null, COMMUNE_IN_OU_CHROV, COMMUNE_ELSEWHERE]) {
      for (const head of rows.filter((row) => row.listedUnder === row.key)) {
        const answer = answerFor(head.key, commune);
        const amounts = rows
          .filter((row) => isConfirmed(row) && isListedUnder(row, head.key))
          .map((row) => row.feeRiel);
        for (const { amount } of answer.fees)
          if (amount !== null) expect(amounts, head.key).toContain(amount);
        if (!isConfirmed(head))
          expect(answer, head.key).toMatchObject({ daysAtMost: null, documents: null, about: null });
      }
    }
  });

  it('does not take confirmed figures away: those are spoken as they stand', () => {
    const heads = facts.services().filter((row) => isConfirmed(row) && row.listedUnder === row.key);
    for (const row of heads) {
      const answer = answerFor(row.key);
      expect(
        answer.fees.map(({ amount }) => amount),
        row.key,
      ).toContain(row.feeRiel);
      expect(answer.daysAtMost, row.key).toBe(row.daysAtMost);
    }
  });

  it('stays unspoken when it was confirmed too long ago', () => {
    const later = { ...QUERY_CONTEXT, now: Date.UTC(2028, 10, 21) };
    expect(answerFor('id-card', null, later)).toMatchObject({ told: 'by-the-office', documents: null });
    expect(answerFor('id-card', null, { ...later, factsMaxAgeDays: 731 }).told).toBe('in-full');
  });
});

describe('figures that hold in one place only', () => {
  const villa = 'construction-villa-le100-outside-town';

  it('name the place for a stranger, and that it may differ elsewhere', () => {
    expect(answerFor(villa)).toMatchObject({ place: { code: OU_CHROV, type: 'srok' }, elsewhere: true });
  });

  it('are not told to a caller from elsewhere', () => {
    const answer = answerFor(villa, COMMUNE_ELSEWHERE);
    expect(answer).toMatchObject({ told: 'by-the-office', place: null, daysAtMost: null });
    expect(answer.fees.every(({ amount }) => amount === null)).toBe(true);
  });

  it('are told without the place to a caller from there', () => {
    expect(answerFor(villa, COMMUNE_IN_OU_CHROV)).toMatchObject({
      told: 'in-full',
      place: null,
      elsewhere: false,
    });
  });

  it('always come with their place when a stranger asks, whichever figure it is', () => {
    for (const head of facts.services().filter((row) => row.listedUnder === row.key)) {
      const answer = answerFor(head.key);
      const spoken = facts
        .services()
        .filter((row) => isConfirmed(row) && isListedUnder(row, head.key))
        .filter((row) => row.feeRiel !== null || (row.key === head.key && answer.daysAtMost !== null));
      const places = [...new Set(spoken.map((row) => row.placeCode))];
      expect(places.length, `${head.key} mixes figures of several places`).toBeLessThanOrEqual(1);
      expect(answer.place?.code ?? '', head.key).toBe(places[0] ?? '');
    }
  });

  it('that hold everywhere name no place', () => {
    expect(answerFor('birth-certificate')).toMatchObject({ place: null, elsewhere: false });
  });
});

describe('the answer about a service', () => {
  it('labels its fees only where there are several', () => {
    expect(answerFor('barber-men-2-4-chairs').fees).toEqual([
      { label: null, amount: 20_000, kind: 'exact', unit: null },
    ]);
    expect(answerFor('driving-licence-a-exam').fees.map(({ label, amount }) => [label, amount])).toEqual([
      ['fee-driving-licence-a-exam', 30_000],
      ['fee-driving-licence-a-retake-theory', 5_000],
      ['fee-driving-licence-a-retake-practical', 7_500],
    ]);
  });

  it('tells how long a paper is valid, in years where they are whole', () => {
    expect(answerFor('driving-licence-a-exam')).toMatchObject({ validityYears: 10, validityMonths: null });
    expect(answerFor('barber-men-2-4-chairs')).toMatchObject({ validityYears: null, validityMonths: null });
  });

  it('says what a fee is for, and that it is a maximum', () => {
    expect(answerFor('rental-rooms-licence').fees[0]?.unit).toBe('unit-room');
    expect(answerFor('legalise-company-documents').fees[0]?.kind).toBe('maximum');
  });

  it('reads one fee in two answers where it belongs to both', () => {
    for (const key of ['construction-villa-le100-outside-town', 'construction-villa-le100-urban']) {
      expect(answerFor(key).fees.map(({ label }) => label)).toContain('fee-construction-villa-400-500');
    }
  });

  it('is "not found" for a service that there is not', () => {
    expect(service.answer({ key: 'moon-travel', commune: null }, facts, QUERY_CONTEXT)).toEqual({
      outcome: 'notFound',
    });
  });

  it('throws for arguments of the wrong shape, which is a fault of the flow', () => {
    expect(() => service.answer({ commune: null }, facts, QUERY_CONTEXT)).toThrow();
  });
});

describe('the lists', () => {
  it('read the topics in the order of what most people need', () => {
    expect(topics().map(({ key }) => key)).toEqual(['family', 'vehicles', 'land', 'business', 'help']);
  });

  it('lead to every service that has an answer of its own, once', () => {
    const reached = topics().flatMap(({ key }) => ofTopic(key).map((one) => one.key));
    const heads = facts.services().filter((row) => row.listedUnder === row.key);
    expect(reached.toSorted()).toEqual(heads.map(({ key }) => key).toSorted());
  });

  it('lead to every fee, in some answer', () => {
    const heads = new Set(
      facts
        .services()
        .filter((row) => row.listedUnder === row.key)
        .map(({ key }) => key),
    );
    const lost = facts.services().filter((row) => !row.listedUnder.split(' ').every((key) => heads.has(key)));
    expect(lost.map(({ key }) => key)).toEqual([]);
  });

  it('read the services of a topic in their order', () => {
    expect(
      ofTopic('family')
        .map(({ key }) => key)
        .slice(0, 2),
    ).toEqual(['birth-certificate', 'id-card']);
  });

  it('are "not found" for a topic that there is not', () => {
    expect(servicesOfTopic.answer({ topic: 'weather' }, facts, QUERY_CONTEXT)).toEqual({
      outcome: 'notFound',
    });
  });
});

describe('the prompts of the services', () => {
  it('are all that an answer may name', () => {
    const known = new Set(servicePrompts(facts.services()));
    for (const head of facts.services().filter((row) => row.listedUnder === row.key)) {
      const { name, office, documents, about, fees } = answerFor(head.key, head.placeCode.padEnd(6, '01'));
      const named = [
        name,
        office,
        about,
        ...(documents ?? []).map((one) => one.name),
        ...fees.flatMap(({ label, unit }) => [label, unit]),
      ];
      for (const id of named) if (id !== null) expect(known, head.key).toContain(id);
    }
  });
});

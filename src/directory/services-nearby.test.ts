import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { QUERY_CONTEXT } from '../../tests/support/query-context.ts';
import { filledStore } from '../../tests/support/reference.ts';
import { dataOf, spokenService } from '../../tests/support/spoken-service.ts';
import type { Store } from '../storage/database.ts';
import { referenceStore } from '../storage/reference-store.ts';
import type { ReferenceStore, ServiceRow } from './ports.ts';
import type { QueryContext } from './query.ts';
import { service, servicesOfTopic } from './services.ts';

const COMMUNE_IN_OU_CHROV = '010501';
const COMMUNE_ELSEWHERE = '160904';
const listed = z.array(z.strictObject({ key: z.string(), name: z.string(), short: z.string() }));

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
const ofTopic = (topic: string, context: QueryContext) =>
  listed.parse(dataOf(servicesOfTopic.answer({ topic }, facts, context)));

describe('of several rows about the same fee', () => {
  const barber = 'barber-men-2-4-chairs';
  const feesIn = (rows: Partial<ServiceRow>[], commune: string | null) => {
    const national = facts.services().find((row) => row.key === barber) as ServiceRow;
    const all = [national, ...rows.map((row) => ({ ...national, ...row }))];
    const answer = service.answer({ key: barber, commune }, { ...facts, services: () => all }, QUERY_CONTEXT);
    return spokenService.parse(dataOf(answer));
  };
  const amountsIn = (rows: Partial<ServiceRow>[], commune: string | null) =>
    feesIn(rows, commune).fees.map(({ amount }) => amount);
  const province = { placeCode: '01', feeRiel: 18_000 };
  const district = { placeCode: '0105', feeRiel: 15_000 };

  it('the nearest to the caller holds', () => {
    expect(amountsIn([province, district], COMMUNE_IN_OU_CHROV)).toEqual([15_000]);
    expect(amountsIn([province, district], '010201')).toEqual([18_000]);
    expect(amountsIn([province, district], COMMUNE_ELSEWHERE)).toEqual([20_000]);
  });

  it('a stranger hears the fee of the country, and that it may differ', () => {
    expect(feesIn([province], null)).toMatchObject({
      fees: [{ amount: 20_000 }],
      place: null,
      elsewhere: true,
    });
  });

  it('the nearest holds even where nobody confirmed it: then no figure is told', () => {
    expect(amountsIn([{ ...district, confirmedBy: null }], COMMUNE_IN_OU_CHROV)).toEqual([null]);
  });

  it('a concession is told after the fee, with whom it is for, and nothing where it is not known', () => {
    const concession: Partial<ServiceRow> = {
      key: `${barber}-id-poor`,
      feeKind: 'concession',
      concession: 'id-poor',
      feeRiel: 0,
    };
    expect(feesIn([concession], null).fees).toEqual([
      { label: null, amount: 20_000, kind: 'exact', unit: null },
      { label: 'fee-concession-id-poor', amount: 0, kind: 'concession', unit: null },
    ]);
    expect(feesIn([{ ...concession, confirmedBy: null }], null).fees).toHaveLength(1);
  });
});

describe('what cannot be heard', () => {
  const without = (...silent: string[]): QueryContext => ({
    ...QUERY_CONTEXT,
    canBeHeard: (id) => !silent.includes(id),
  });

  it('is not offered: a service whose name nobody recorded', () => {
    const context = without('service-id-card-name');
    expect(ofTopic('family', context).map(({ key }) => key)).not.toContain('id-card');
    expect(service.answer({ key: 'id-card', commune: null }, facts, context).outcome).toBe('notFound');
  });

  it('is read by its full name in lists where it has no short one', () => {
    const [, card] = ofTopic('family', without('service-id-card-short'));
    expect(card).toEqual({ key: 'id-card', name: 'service-id-card-name', short: 'service-id-card-name' });
  });

  it('leaves a list of documents to the office, rather than telling a part of it', () => {
    const context = without('document-family-or-residence-book');
    expect(answerFor('id-card', null, context)).toMatchObject({ documents: null, documentCount: 0 });
  });

  it('leaves out a fee that cannot be told from the others', () => {
    const context = without('fee-driving-licence-a-retake-theory');
    expect(answerFor('driving-licence-a-exam', null, context).fees).toHaveLength(2);
  });
});

describe('where to go', () => {
  it.each([
    ['birth-certificate', '160904'],
    ['legalise-business-certificate', '1609'],
    ['driving-licence-a-exam', '16'],
    ['nssf-voluntary', undefined],
  ])('for %s is the office of the place %s', (key, code) => {
    expect(answerFor(key, COMMUNE_ELSEWHERE).officePlace?.code).toBe(code);
  });

  it('is not named for a stranger', () => {
    expect(answerFor('birth-certificate').officePlace).toBeNull();
  });
});

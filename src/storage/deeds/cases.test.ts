import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calls, cases, recordings } from '../../../db/schema.ts';
import { emptyStore } from '../../../tests/support/reference.ts';
import type { Store } from '../database.ts';
import { caseDescriptionsWriter, casesWriter } from './cases.ts';

let store: Store;
beforeEach(() => {
  store = emptyStore();
  const { db } = store;
  for (const id of ['c1', 'c2']) {
    const provided = { provider: 'twilio', providerCallId: id, line: '1294', flowId: 'f', flowVersion: 'v' };
    db.insert(calls)
      .values({ id, language: 'km', startedAt: 1, ...provided })
      .run();
  }
  db.insert(recordings).values({ id: 'r1', provider: 'twilio', state: 'expected', madeAt: 1 }).run();
  const nowhere = { topic: null, commune: null, village: null, facility: null };
  const opened = { number: '100014', kind: 'message', recording: 'r1', language: 'km', ...nowhere } as const;
  casesWriter({ caseDueOn: () => '2026-12-01' })(store, [opened], { callId: 'c1', at: 1 });
});
afterEach(() => {
  store.close();
});

const kept = () => store.db.select().from(cases).get();

describe('a case that its caller describes', () => {
  it('is of the kind and place that are told, each when it is told', () => {
    const turn = { callId: 'c1', at: 2 };
    caseDescriptionsWriter(store, [{ number: '100014', kind: 'complaint' }], turn);
    caseDescriptionsWriter(store, [{ number: '100014', commune: '020101' }], turn);
    expect(kept()).toMatchObject({ kind: 'complaint', commune: '020101', state: 'new', revision: 0 });
  });

  it('stays as it is where another call opened it', () => {
    const before = kept();
    caseDescriptionsWriter(store, [{ number: '100014', kind: 'question' }], { callId: 'c2', at: 2 });
    expect(kept()).toEqual(before);
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calls } from '../../db/schema.ts';
import { analystHere, type Analyst } from '../../src/analytics/analyst.ts';
import { analystOnThread } from '../../src/analytics/analyst-thread.ts';
import { readerOf } from '../../src/analytics/reader.ts';
import { openReader } from '../../src/storage/database.ts';
import { emptyStore } from '../support/reference.ts';

/** Two calls, on the last day of one year and the first of the next as Phnom Penh counts them. */
function storeWithCalls() {
  const store = emptyStore();
  [Date.UTC(2025, 11, 31, 16), Date.UTC(2025, 11, 31, 18)].forEach((startedAt, index) => {
    const call = {
      provider: 'twilio',
      providerCallId: `p${index}`,
      line: '1294',
      flowId: 'f',
      flowVersion: 'v',
    };
    store.db
      .insert(calls)
      .values({ ...call, id: `c${index}`, language: 'km', startedAt })
      .run();
  });
  return store;
}

function fileWithCalls(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'sdap-analyst-')), 'sdap.sqlite');
  const store = storeWithCalls();
  writeFileSync(file, store.serialize());
  store.close();
  return file;
}

const ANALYSTS: [string, () => Analyst][] = [
  ['in this thread', () => analystHere(readerOf(storeWithCalls()))],
  ['on a thread of its own', () => analystOnThread(fileWithCalls())],
];

describe.each(ANALYSTS)('an analyst %s', (_where, make) => {
  it('answers a question', async () => {
    const analyst = make();
    expect(await analyst.ask('logSpan', {})).toEqual({ from: '2025-12-31', to: '2026-01-01' });
    analyst.close();
  });

  it('says that a question cannot be answered, and answers the next one', async () => {
    const analyst = make();
    await expect(analyst.ask('no such question' as never, {} as never)).rejects.toThrow(/not a function/);
    expect(await analyst.ask('logSpan', {})).toEqual({ from: '2025-12-31', to: '2026-01-01' });
    analyst.close();
  });
});

it('leaves no question unanswered when the line is closed', async () => {
  const analyst = analystOnThread(fileWithCalls());
  const asked = analyst.ask('logSpan', {});
  analyst.close();
  await expect(asked).rejects.toThrow('The line is closed.');
});

it('tells why the file cannot be read, and tries again with the next question', async () => {
  const analyst = analystOnThread(join(tmpdir(), 'sdap-no-such-file.sqlite'));
  await expect(analyst.ask('logSpan', {})).rejects.toThrow(/directory does not exist|unable to open/);
  await expect(analyst.ask('logSpan', {})).rejects.toThrow(/directory does not exist|unable to open/);
  analyst.close();
});

it('cannot change what it reads', () => {
  const reader = openReader(fileWithCalls());
  expect(() => reader.db.delete(calls).run()).toThrow(/readonly/);
  reader.close();
});

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/context.ts';
import { changeRow, removeRow } from '../../src/directory/import/change-row.ts';
import { cellsOf } from '../../src/directory/import/cells-of.ts';
import { services } from '../../src/directory/import/kinds/services.ts';
import type { Store } from '../../src/storage/database.ts';
import { factRows } from '../../src/storage/fact-rows.ts';
import { loadReference, referenceStore } from '../../src/storage/reference-store.ts';
import { importInto } from '../support/imports.ts';
import { NOW } from '../support/line.ts';
import { filledStore } from '../support/reference.ts';

const KEY = 'barber-men-2-4-chairs';
const sender = { name: 'test', at: NOW, reaches: () => true };

let store: Store;
beforeEach(() => {
  store = filledStore();
});

const ports = () => ({
  rows: factRows(store),
  world: { facts: referenceStore(store), canBeHeard: () => true },
});
const barber = () => {
  const known = factRows(store).find(services, JSON.stringify([KEY, '']));
  if (!known) throw new Error('The barber is gone.');
  return known;
};
const feeOf = (key: string) =>
  referenceStore(store)
    .services()
    .find((row) => row.key === key)?.feeRiel;

/** The next release of Sdap says something new of services. */
function nextRelease(change: (text: string) => string): void {
  const folder = mkdtempSync(join(tmpdir(), 'sdap-release-'));
  cpSync(join(ROOT, 'db/reference'), folder, { recursive: true });
  const file = join(folder, 'services.csv');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  loadReference(store, folder);
}

const DEARER = (text: string): string => text.replaceAll('20000', '21000');

describe('a row that came with Sdap', () => {
  it('follows the next release', () => {
    nextRelease(DEARER);
    expect(feeOf(KEY)).toBe(21_000);
  });

  it('stays as staff changed it, whatever the next release says', () => {
    const { key, seen, row } = barber();
    changeRow(ports(), services, { ...cellsOf(services, row), fee_riel: '25000' }, { key, seen }, sender);
    nextRelease(DEARER);
    expect(feeOf(KEY)).toBe(25_000);
    expect(barber().shipped).toBe(false);
  });

  it('does not come back when staff removed it', () => {
    const { key, seen } = barber();
    removeRow(ports(), services, { key, seen }, sender);
    nextRelease(DEARER);
    expect(feeOf(KEY)).toBeUndefined();
  });

  it('does not come back when a file replaced it', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sdap-replaced-')), 'budgets.csv');
    const header = 'place_code,year,side,component,planned_riel,actual_riel,sample';
    writeFileSync(file, `${header}\n020101,2025,spending,roads,100,90,no\n`);
    await importInto(store, 'budgets', file);
    const budget = () =>
      referenceStore(store)
        .budget('020101')
        .filter(({ year }) => year === 2025);
    expect(budget()).toHaveLength(1);
    const folder = mkdtempSync(join(tmpdir(), 'sdap-release-'));
    cpSync(join(ROOT, 'db/reference'), folder, { recursive: true });
    writeFileSync(join(folder, 'budgets.csv'), readFileSync(join(folder, 'budgets.csv'), 'utf8').trimEnd());
    loadReference(store, folder);
    expect(budget()).toHaveLength(1);
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { importInto } from '../../../../tests/support/imports.ts';
import { NOW } from '../../../../tests/support/line.ts';
import { filledStore } from '../../../../tests/support/reference.ts';
import { writeXlsx } from '../../../../tests/support/xlsx.ts';
import type { Store } from '../../../storage/database.ts';
import { referenceStore } from '../../../storage/reference-store.ts';

const HEADING = 'number,office,place,service,state,next,ready_on';
const GOOD = ['02014711,owso,0201,birth-certificate,ready,,', '02014712,owso,0201,,checking,,2026-12-01'];

const file = join(mkdtempSync(join(tmpdir(), 'sdap-requests-')), 'requests');

let store: Store;
beforeAll(() => {
  store = filledStore();
});

const bring = (...rows: string[]) => {
  writeFileSync(file, `\uFEFF${[HEADING, ...rows].join('\r\n')}\r\n`);
  return importInto(store, 'requests', file);
};
const known = (number: string) => referenceStore(store).request(number);

describe('a file of requests', () => {
  it('is taken as a whole or not at all, and each wrong row is named', async () => {
    const { problems } = await bring(...GOOD, '02014713,owso,0201,,lost,,', '02014714,owso,0299,,ready,,');
    expect(problems).toEqual([
      expect.stringContaining('Row 4, state: write one of: received'),
      'Row 5, place: 0299 is no place of the gazetteer.',
    ]);
    expect((await bring(...GOOD, '02014711,owso,0201,,ready,,')).problems).toEqual([
      'Row 4: row 2 has the same number.',
    ]);
    expect(known('02014711')).toBeUndefined();
  });

  it('is kept with who brought it and when, and changes nothing the second time', async () => {
    expect((await bring(...GOOD)).laid).toMatchObject({ added: 2 });
    expect(known('02014711')).toMatchObject({ state: 'ready', updatedAt: NOW, updatedBy: 'test' });
    expect((await bring(...GOOD)).laid).toMatchObject({ added: 0, changed: 0, unchanged: 2, removed: 0 });
  });

  it('does not take a ticket from the office that sent it first', async () => {
    await bring(...GOOD);
    const { problems, laid } = await bring('02014711,commune,020101,,ready,,');
    expect(laid).toBeNull();
    expect(problems).toEqual([
      'Row 2, number: 02014711 belongs to another office; begin the numbers of each office with the code of its place.',
    ]);
    expect(known('02014711')?.office).toBe('owso');
  });

  it('may be an XLSX', async () => {
    await writeXlsx(file, [
      HEADING.split(','),
      ['02014719', 'owso', '0201', '', 'ready', '', { date: 46357 }],
    ]);
    expect((await importInto(store, 'requests', file)).laid).toMatchObject({ added: 1 });
    expect(known('02014719')?.readyOn).toBe('2026-12-01');
  });
});

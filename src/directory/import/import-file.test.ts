import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { budgets as budgetTable, imports, services as serviceTable } from '../../../db/schema.ts';
import { importInto } from '../../../tests/support/imports.ts';
import { NOW } from '../../../tests/support/line.ts';
import { filledStore } from '../../../tests/support/reference.ts';
import { ROOT } from '../../context.ts';
import { openStore, type Store } from '../../storage/database.ts';
import { referenceStore } from '../../storage/reference-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'sdap-import-'));

const filled = filledStore();
const database = filled.serialize();
filled.close();

let store: Store;
beforeEach(() => {
  store = openStore(Buffer.from(database), join(ROOT, 'db/migrations'));
});
afterEach(() => store.close());

let files = 0;
const csv = (text: string | Buffer): string => {
  const file = join(folder, `${(files += 1)}.csv`);
  writeFileSync(file, text);
  return file;
};

const bring = (kind: string, file: string, rest: { dryRun?: boolean; silent?: string[] } = {}) =>
  importInto(store, kind, file, rest);

const HEADER = 'place_code,year,side,component,planned_riel,actual_riel,confirmed_by,confirmed_at';
const line = (component: string, planned: number | string, rest = '020101,2025,spending'): string =>
  `${rest},${component},${planned},10,Ministry,2026-11-01`;
const budgetFile = (...lines: string[]): string => csv([HEADER, ...lines].join('\n'));
const problemsOf = async (...lines: string[]): Promise<string[]> =>
  (await bring('budgets', budgetFile(...lines))).problems;
const storedBudget = () =>
  referenceStore(store)
    .budget('020101')
    .filter(({ sample }) => !sample);

describe('an import', () => {
  it('lays the rows of a file, and what it replaces goes', async () => {
    const before = referenceStore(store)
      .budget('020101')
      .filter(({ year }) => year === 2025).length;
    const report = await bring('budgets', budgetFile(line('roads', 100), line('water', 50)));
    expect(report).toMatchObject({
      rows: 2,
      problems: [],
      laid: { added: 0, changed: 2, removed: before - 2 },
    });
    expect(storedBudget()).toMatchObject([
      { component: 'roads', planned: 100, confirmedBy: 'Ministry', confirmedAt: '2026-11-01' },
      { component: 'water', planned: 50 },
    ]);
  });

  it('leaves the other years and places alone', async () => {
    const others = () =>
      store.db
        .select()
        .from(budgetTable)
        .all()
        .filter((row) => row.placeCode !== '020101');
    const before = others();
    await bring('budgets', budgetFile(line('roads', 100)));
    expect(others()).toEqual(before);
    expect(
      referenceStore(store)
        .budget('020101')
        .some(({ year }) => year === 2024),
    ).toBe(true);
  });

  it('changes nothing the second time', async () => {
    const file = budgetFile(line('roads', 100), line('water', 50));
    await bring('budgets', file);
    expect((await bring('budgets', file)).laid).toEqual({ added: 0, changed: 0, unchanged: 2, removed: 0 });
  });

  it('is kept in the list of imports, with who brought it', async () => {
    await bring('budgets', budgetFile(line('roads', 100)));
    expect(store.db.select().from(imports).all()).toMatchObject(
      [{ kind: 'budgets', fileName: 'test', rows: 1, by: 'test', at: NOW, sha256: /^[0-9a-f]{64}$/ }].map(
        ({ sha256: _, ...rest }) => rest,
      ),
    );
  });

  it('that is only a dry run counts, and changes nothing', async () => {
    const report = await bring('budgets', budgetFile(line('roads', 100)), { dryRun: true });
    expect(report.laid).toMatchObject({ changed: 1 });
    expect(storedBudget()).toEqual([]);
    expect(store.db.select().from(imports).all()).toEqual([]);
  });

  it('with one wrong row lays none of them', async () => {
    const report = await bring('budgets', budgetFile(line('roads', 100), line('water', 'much')));
    expect(report).toMatchObject({ rows: 2, laid: null });
    expect(storedBudget()).toEqual([]);
  });

  it('is all or nothing when laying it fails half way', async () => {
    const rows = () => store.db.select().from(budgetTable).all();
    const before = rows();
    const real = store;
    store = {
      ...real,
      transaction: (work) =>
        real.transaction(() => {
          work();
          throw new Error('The disk is full.');
        }),
    };
    await expect(bring('budgets', budgetFile(line('roads', 100)))).rejects.toThrow('The disk is full.');
    store = real;
    expect(rows()).toEqual(before);
  });

  it('is heard at once: services that were read before are read anew', async () => {
    const facts = referenceStore(store);
    const fee = () => facts.services().find(({ key }) => key === 'barber-men-2-4-chairs')?.feeRiel;
    expect(fee()).toBe(20_000);
    const header =
      'key,place_code,topic,listed_under,position,office,name_en,fee_riel,fee_kind,confirmed_by,confirmed_at';
    const row =
      'barber-men-2-4-chairs,,business,barber-men-2-4-chairs,2,owso,Barber,25000,exact,Ministry,2026-11-20';
    await bring('services', csv(`${header}\n${row}\n`));
    expect(fee()).toBe(25_000);
  });

  it('notes what callers cannot hear yet', async () => {
    const header = 'key,place_code,topic,listed_under,position,office,name_en,fee_riel,fee_kind,documents';
    const file = csv(`${header}\nbakery,0201,business,bakery,9,owso,Bakery,5000,specific,document-new\n`);
    const { notes } = await bring('services', file, { silent: ['service-bakery-name', 'document-new'] });
    expect(notes).toEqual([
      'Row 2: callers hear nothing of service-bakery-name, document-new until the prompt is recorded.',
    ]);
    expect(
      store.db
        .select()
        .from(serviceTable)
        .all()
        .some(({ key }) => key === 'bakery'),
    ).toBe(true);
  });
});

describe('a problem', () => {
  it.each([
    [
      [line('roads', '1,5')],
      'Row 2: it has more cells than there are columns; a text with a comma in it stands in quotation marks.',
    ],
    [[line('roads', '១០០')], 'Row 2, planned_riel: write digits as 0 to 9, not as Khmer digits.'],
    [[line('roads', '12.5')], 'Row 2, planned_riel: an amount is whole riel, digits only.'],
    [
      [line('roads', 1, '160999,2025,spending')],
      'Row 2, place_code: 160999 is no commune or district of the gazetteer.',
    ],
    [[line('roads', 1, '20101,2025,spending')], /^Row 2, place_code: .* a spreadsheet drops the first zero/],
    [[line('roads', 1, '020101,25,spending')], 'Row 2, year: a year has four digits, such as 2026.'],
    [[line('roads', 1, '020101,2025,cost')], 'Row 2, side: write income or spending.'],
    [[line('fund', 1)], 'Row 2, component: write one of: administration, roads, water, social, total.'],
    [
      [line('roads', 1), line('water', 1), line('roads', 2)],
      'Row 4: row 2 has the same place, year, side and component.',
    ],
    [
      ['020101,2025,spending,roads,1,1,Ministry,21/11/2026'],
      'Row 2, confirmed_at: write dates as 2026-11-21.',
    ],
    [
      ['020101,2025,spending,roads,1,1,Ministry,2026-02-30'],
      'Row 2, confirmed_at: write dates as 2026-11-21.',
    ],
    [['020101,2025,spending,roads,1,1,Ministry,'], /^Row 2, confirmed_at: give both/],
  ])('is told with its row, its column and what to do (%#)', async (lines, sentence) => {
    const [first = ''] = await problemsOf(...lines);
    if (typeof sentence === 'string') expect(first).toBe(sentence);
    else expect(first).toMatch(sentence);
  });

  it('is told for every row, up to two hundred', async () => {
    const file = budgetFile(...Array.from({ length: 250 }, () => line('roads', 'x')));
    const report = await bring('budgets', file);
    expect([report.problems.length, report.moreProblems]).toEqual([200, 50]);
  });
});

describe('the sums of a budget', () => {
  const whole = (total: number): string[] => [
    ...['administration', 'roads', 'water', 'social'].map((component) => line(component, 100)),
    `020101,2025,spending,total,${total},40,Ministry,2026-11-01`,
  ];

  it('agree where every line is there', async () => {
    expect(await problemsOf(...whole(400))).toEqual([]);
  });

  it.each([399, 401])('are refused where the total is %d and not 400', async (total) => {
    expect(await problemsOf(...whole(total))).toEqual([
      `Row 2, planned_riel: the total of spending of 020101 in 2025 is ${total}, and its lines are 400 together.`,
    ]);
  });

  it('may be more than the lines that are known, and never less', async () => {
    expect(await problemsOf(line('roads', 100), line('total', 300))).toEqual([]);
    expect(await problemsOf(line('roads', 400), line('total', 300))).toHaveLength(1);
  });
});

describe('a file', () => {
  const rows = [line('roads', 100), line('water', 50)];

  it.each([
    ['with a byte order mark', `\ufeff${[HEADER, ...rows].join('\n')}`],
    ['with the line ends of Windows', [HEADER, ...rows].join('\r\n')],
    ['with semicolons', [HEADER, ...rows].join('\n').replaceAll(',', ';')],
    [
      'with quotation marks',
      [HEADER, ...rows.map((row) => row.replace('Ministry', '"Ministry"'))].join('\n'),
    ],
    ['with empty rows', `${HEADER}\n\n${rows.join('\n,,,,,,,\n')}\n\n`],
  ])('%s is read', async (_what, text) => {
    expect(await bring('budgets', csv(text))).toMatchObject({ rows: 2, problems: [] });
    expect(storedBudget()).toHaveLength(2);
  });

  it.each([
    ['without a column', 'year,side\n2025,income\n', /^The column place_code is missing\./],
    ['with a column of its own', `${HEADER},colour\n`, /^The column colour is not known\./],
    ['with a column twice', `${HEADER},year\n`, /^The column year is there twice\./],
    ['with nothing in it', '', /^The file is empty/],
    ['without rows', `${HEADER}\n`, /^The file has no rows/],
    ['that is not UTF-8', Buffer.from([...Buffer.from(`${HEADER}\n`), 0xff, 0xfe, 0x41]), /not UTF-8/],
    ['with a quotation mark within a cell', `${HEADER}\n0201"01,2025\n`, /quotation marks/],
    ['whose quotation marks do not match', `${HEADER}\n"020101,2025\n`, /quotation marks/],
    ['that begins as a ZIP and is none', 'PK\u0003\u0004 and no more', /neither CSV \(UTF-8\) nor XLSX/],
  ])('%s is refused with a sentence', async (_what, text, sentence) => {
    await expect(bring('budgets', csv(text))).rejects.toThrow(sentence);
  });

  it('that does not exist is refused with a sentence', async () => {
    await expect(bring('budgets', join(folder, 'none.csv'))).rejects.toThrow(/cannot be read/);
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { calls, verdicts, votes } from '../../../../db/schema.ts';
import { importInto } from '../../../../tests/support/imports.ts';
import { NOW } from '../../../../tests/support/line.ts';
import { filledStore } from '../../../../tests/support/reference.ts';
import type { Store } from '../../../storage/database.ts';
import { referenceStore } from '../../../storage/reference-store.ts';
import { removeRow } from '../change-row.ts';
import { factRows } from '../../../storage/fact-rows.ts';
import { facilities } from './facilities.ts';

const file = join(mkdtempSync(join(tmpdir(), 'sdap-kinds-')), 'facts.csv');

let store: Store;
beforeEach(() => {
  store = filledStore();
});

const bring = (kind: string, ...lines: string[]) => {
  writeFileSync(file, lines.join('\n'));
  return importInto(store, kind, file);
};
const problems = async (kind: string, ...lines: string[]): Promise<string[]> =>
  (await bring(kind, ...lines)).problems;
const facts = () => referenceStore(store).accountability;

const answer = { voter: 'someone', callId: 'call', offered: '[]', counted: true, at: NOW };

function someoneCalled(): void {
  const call = { id: 'call', provider: 'twilio', providerCallId: 'CA', line: '1294', caller: 'someone' };
  store.db
    .insert(calls)
    .values({ ...call, flowId: 'f', flowVersion: '1', language: 'km', startedAt: NOW })
    .run();
}

function someoneVoted(facility: string): void {
  someoneCalled();
  store.db
    .insert(votes)
    .values({ ...answer, round: 'r1', facility, item: 'work', value: 4 })
    .run();
}

describe('a file of facilities', () => {
  const HEADER = 'kind,code,commune,name_km,name_en,source_url';
  const school = (name = 'One', commune = '120301'): string =>
    `school,12030101,${commune},មួយ,${name},https://example.org`;

  it('adds them by their code, and the others stay', async () => {
    const before = facts().facilities('020101', 'school').length;
    expect((await bring('facilities', HEADER, school())).laid).toMatchObject({ added: 1, removed: 0 });
    expect((await bring('facilities', HEADER, school())).laid).toMatchObject({ added: 0, unchanged: 1 });
    expect(facts().facilities('120301', 'school')).toMatchObject([{ nameEn: 'One', sample: false }]);
    expect(facts().facilities('020101', 'school')).toHaveLength(before);
  });

  it('names a commune of the gazetteer, and the list that it was taken from', async () => {
    expect(await problems('facilities', HEADER, school('One', '129999'))).toEqual([
      'Row 2, commune: 129999 is no commune of the gazetteer.',
    ]);
    expect((await problems('facilities', HEADER, school().replace('https://example.org', '')))[0]).toMatch(
      /^Row 2, source_url: name the list/,
    );
  });

  it('may give one that was scored another name, and it cannot be removed or made an example', async () => {
    await bring('facilities', HEADER, school());
    someoneVoted('school-12030101');
    expect(await problems('facilities', HEADER, school('Another'))).toEqual([]);
    const sample = await problems('facilities', `${HEADER},sample`, `${school('Another')},yes`);
    expect(sample).toEqual(['Row 2, sample: people have scored Another, so sample stays as it is.']);
    const known = factRows(store).find(facilities, '["school-12030101"]');
    const ports = {
      rows: factRows(store),
      world: { facts: referenceStore(store), canBeHeard: () => true },
    };
    const sender = { name: 'test', at: NOW, reaches: () => true };
    expect(() =>
      removeRow(ports, facilities, { key: known?.key ?? '', seen: known?.seen ?? '' }, sender),
    ).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ column: 'code' })] }) as Error);
    expect(facts().facilities('120301', 'school')).toHaveLength(1);
  });
});

describe('files of rounds and their items', () => {
  const ROUNDS = 'id,name,opens_on,closes_on,enough';
  const ITEMS = 'round,kind,position,item';
  const round = (enough = 10): string => `r1,First,2026-01-01,2026-12-31,${enough}`;

  beforeEach(async () => {
    await bring('rounds', ROUNDS, round());
    await bring('scorecard-items', ITEMS, 'r1,school,1,work', 'r1,school,2,conduct');
  });

  it('replace the items of the rounds and kinds that they name', async () => {
    const { laid } = await bring('scorecard-items', ITEMS, 'r1,school,1,hygiene');
    expect(laid).toMatchObject({ added: 1, removed: 2 });
    expect(
      facts()
        .items('r1')
        .map(({ item }) => item),
    ).toEqual(['hygiene']);
  });

  it('name a round that there is, and a position once', async () => {
    expect(await problems('scorecard-items', ITEMS, 'r9,school,1,work')).toEqual([
      'Row 2, round: there is no round r9; import the rounds first.',
    ]);
    expect(await problems('scorecard-items', ITEMS, 'r1,school,1,work', 'r1,school,1,conduct')).toEqual([
      'Row 2, position: two items of one round and kind have the position 1.',
    ]);
  });

  it('keep what was voted on: items neither come nor go, and fewer voters are never enough', async () => {
    someoneVoted('school-12030101');
    expect(await problems('scorecard-items', ITEMS, 'r1,school,1,work', 'r1,school,2,hygiene')).toEqual([
      'Row 3, item: people have voted in r1, so hygiene of school cannot come; begin a new round.',
      'A row that would go, item: people have voted in r1, so conduct of school cannot go; begin a new round.',
    ]);
    expect(await problems('scorecard-items', ITEMS, 'r1,school,2,work', 'r1,school,1,conduct')).toEqual([]);
    expect(await problems('scorecard-items', ITEMS, 'r1,health-centre,1,work')).toEqual([]);
    expect(await problems('rounds', ROUNDS, round(5))).toEqual([
      'Row 2, enough: people have voted in r1, so it may not become fewer.',
    ]);
    expect(await problems('rounds', ROUNDS, round(20))).toEqual([]);
  });
});

describe('a file of promises', () => {
  const HEADER = 'commune,year,position,topic,what_km,what_en,who,state,source_url,confirmed_by,confirmed_at';
  const promise = (position: number, what: string, state = 'planned'): string =>
    `120301,2026,${position},road,${what},${what},commune,${state},https://example.org,Council,2026-11-01`;
  const kept = () =>
    facts()
      .promises('120301')
      .map(({ position, whatKm }) => [position, whatKm]);

  it('replaces all the promises of the communes and years that it names', async () => {
    await bring('promises', HEADER, promise(1, 'ក'), promise(2, 'ខ'));
    expect((await bring('promises', HEADER, promise(1, 'ក'))).laid).toMatchObject({
      removed: 1,
      unchanged: 1,
    });
    expect(kept()).toEqual([[1, 'ក']]);
    expect(facts().promises('020101').length).toBeGreaterThan(0);
  });

  it('does not put another promise under what people have said of one', async () => {
    await bring('promises', HEADER, promise(1, 'ក'), promise(2, 'ខ'));
    someoneCalled();
    store.db
      .insert(verdicts)
      .values({ ...answer, promise: '120301-2026-1', kept: 'kept' })
      .run();
    expect(await problems('promises', HEADER, promise(1, 'គ'), promise(2, 'ខ'))).toEqual([
      'Row 2, what_km: people have said whether 120301-2026-1 was kept, so it stays the same promise; give a new one a new position.',
    ]);
    expect(await problems('promises', HEADER, promise(2, 'ខ'))).toEqual([
      'A row that would go, position: people have said whether 120301-2026-1 was kept, so it cannot go; write dropped as its state.',
    ]);
    expect(await problems('promises', HEADER, promise(1, 'ក។', 'done'))).toEqual([]);
  });
});

describe('a file of rights', () => {
  it('changes rows by their key, and says what callers cannot hear yet', async () => {
    writeFileSync(file, 'key,kind,position,source\nschool-new,school,9,A law\n');
    const report = await importInto(store, 'rights', file, { silent: ['right-school-new'] });
    expect(report.laid).toMatchObject({ added: 1, removed: 0 });
    expect(report.notes).toEqual([
      'Row 2: callers hear nothing of right-school-new until the prompt is recorded.',
    ]);
  });
});

describe('a file of villages', () => {
  it('replaces those of the communes that it names', async () => {
    const HEADER = 'code,name_km,name_en';
    await bring('villages', HEADER, '02010101,ក,A', '02010102,ខ,B', '02010201,គ,C');
    expect((await bring('villages', HEADER, '02010103,ឃ,D')).laid).toMatchObject({ added: 1, removed: 2 });
    const of = (commune: string) =>
      referenceStore(store)
        .villages(commune)
        .map(({ nameEn }) => nameEn);
    expect([of('020101'), of('020102')]).toEqual([['D'], ['C']]);
    expect(await problems('villages', HEADER, '02999901,ក,A', '2010101,ក,A')).toEqual([
      'Row 2, code: 029999 is no commune of the gazetteer.',
      expect.stringContaining('eight digits'),
    ]);
  });
});

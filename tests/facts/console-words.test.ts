import { beforeAll, describe, expect, it } from 'vitest';
import { TEXTS } from '../../src/console/texts/texts.ts';
import { columnsAnswer } from '../../src/directory/import/columns-answer.ts';
import { IMPORT_KINDS } from '../../src/directory/import/kinds.ts';
import { checkRow } from '../../src/directory/import/check-row.ts';
import type { Context } from '../../src/context.ts';
import { testLine } from '../support/line.ts';

const KHMER = /[\u1780-\u17ff]/;

describe.each(['km', 'en'] as const)('the console has words in %s', (language) => {
  const { facts, factColumns } = TEXTS[language];

  it.each(IMPORT_KINDS)('for $name, its columns and all that may stand in them', (kind) => {
    const of = <Word>(words: Record<string, Word>, column: string): Word | undefined =>
      words[`${kind.name}.${column}`] ?? words[column];
    expect(facts.kinds[kind.name]).toBeDefined();
    for (const { name, choices } of columnsAnswer(kind)) {
      expect([name, of(factColumns.columns, name)]).toEqual([name, expect.any(String)]);
      for (const choice of choices ?? [])
        if (choice !== '')
          expect([name, choice, of(factColumns.choices, name)?.[choice]]).toEqual([
            ...[name, choice],
            expect.any(String),
          ]);
    }
  });
});

describe('what is wrong with a row', () => {
  let context: Context;
  beforeAll(async () => {
    context = await testLine();
  });
  const sender = { name: 'test', at: 0, reaches: () => false };

  it.each(IMPORT_KINDS)('is told in Khmer, for $name', (kind) => {
    const names = columnsAnswer(kind).map(({ name }) => name);
    // Blank rows, rows of nonsense, and Khmer digits break every rule of a column.
    for (const text of ['', '?', '១២', '0', '-']) {
      const cells = Object.fromEntries(names.map((name) => [name, text]));
      for (const { message } of checkRow(kind, cells, context.facts.world, sender).problems ?? [])
        expect([message, TEXTS.km.facts.problem(message)]).toEqual([message, expect.stringMatching(KHMER)]);
    }
  });
});

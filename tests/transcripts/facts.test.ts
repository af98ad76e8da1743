import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { Conversation } from '../support/conversation.ts';
import { importInto } from '../support/imports.ts';
import { clipsByText, NOW, testLine } from '../support/line.ts';
import { transcriptOf } from '../support/transcript.ts';

/*
 * What offices brought by file, as callers hear it. The files are imported into a running line; nothing is told to it.
 */
const folder = mkdtempSync(join(tmpdir(), 'sdap-facts-'));

async function bring(context: Context, kind: string, text: string): Promise<void> {
  const file = join(folder, `${kind}.csv`);
  writeFileSync(file, text);
  expect((await importInto(context.database, kind, file)).problems).toEqual([]);
}

const SERVICES =
  'key,place_code,topic,listed_under,position,office,name_en,fee_riel,fee_kind,fee_unit,concession,validity_months,confirmed_by,confirmed_at';
const barber = (rest: string): string => `business,barber-men-2-4-chairs,2,owso,Barber shop,${rest}`;

interface Story {
  keys: string;
  files?: { [kind: string]: string };
  /** A later day, for facts that have grown old. */
  now?: number;
}

const STORIES: Record<string, Story> = {
  'documents one by one': { keys: '1 2 5 3 1 - 8 9 2 5 hang-up' },
  'documents one by one to their end by listening': { keys: '1 1 2 3 - - 5 hang-up' },
  'a fee confirmed too long ago is not spoken': { keys: '1 1 2 hang-up', now: Date.UTC(2028, 10, 22, 3) },
  'a concession': { keys: '1 4 3 hang-up' },
  'a concession for Equity Card holders': {
    keys: '1 4 2 hang-up',
    files: {
      services: [
        SERVICES,
        `barber-men-2-4-chairs,,${barber('20000,specific,time,,18,Ministry,2026-11-01')}`,
        `barber-id-poor,,${barber('0,concession,,id-poor,,Ministry,2026-11-01')}`,
        '',
      ].join('\n'),
    },
  },
  'the nearer row wins, at an office with opening hours': {
    keys: '2 6 020101 5 1 4 2 hang-up',
    files: {
      services: [
        SERVICES,
        `barber-men-2-4-chairs,02,${barber('18000,exact,,,,Province,2026-11-01')}`,
        `barber-men-2-4-chairs,0201,${barber('15000,exact,,,,District,2026-11-01')}`,
        `barber-men-2-4-chairs,0102,${barber('99000,exact,,,,Other district,2026-11-01')}`,
        '',
      ].join('\n'),
      offices: 'key,kind,place_code,confirmed_by,confirmed_at\nowso-0201,owso,0201,District,2026-11-01\n',
      'opening-hours': [
        'office,weekday,from,to,confirmed_by,confirmed_at',
        ...[1, 2, 3, 4, 5].flatMap((day) => [
          `owso-0201,${day},7:30,11:30,District,2026-11-01`,
          `owso-0201,${day},14:00,17:00,District,2026-11-01`,
        ]),
      ].join('\n'),
    },
  },
  'money for each person': {
    keys: '2 6 020101 2 hang-up',
    files: {
      population: 'place_code,year,people,confirmed_by,confirmed_at\n020101,2024,9500,Commune,2026-11-01\n',
    },
  },
  'the budget of a district': { keys: '2 6 020101 1 6 1 2 9 8 5 hang-up' },
};

describe('what offices brought', () => {
  it.each(Object.entries(STORIES))('%s', async (name, { keys, files = {}, now = NOW }) => {
    const context = await testLine({ library: clipsByText, clock: { now: () => now } });
    // Offices before their hours.
    for (const kind of ['services', 'offices', 'opening-hours', 'population']) {
      if (files[kind] !== undefined) await bring(context, kind, files[kind]);
    }
    const transcript = await transcriptOf(context, new Conversation(context), keys);
    await expect(transcript).toMatchFileSnapshot(`golden/${name.replaceAll(/[^a-z]+/gi, '-')}.txt`);
    context.close();
  });
});

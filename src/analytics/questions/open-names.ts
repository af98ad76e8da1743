import { sql } from 'drizzle-orm';
import type { OpenIndex } from '../open/api-types.ts';
import type { Reader } from '../reader.ts';
import { TOPIC_NAMES } from '../topic-names.ts';

type Names = OpenIndex['provinces'];

/** The names of provinces, services and topics, which figures give by code. */
export const openNames = (
  reader: Reader,
  _asked: Record<string, never>,
): Pick<OpenIndex, 'provinces' | 'services' | 'topics'> => ({
  topics: TOPIC_NAMES,
  provinces: named(
    reader.all(
      sql`select code as key, name_km as km, name_en as en from places where level = 'province' order by code`,
    ),
  ),
  services: named(
    reader.all(
      sql`select key, coalesce(name_km, name_en) as km, name_en as en from services group by key order by key`,
    ),
  ),
});

const named = (rows: { key: string; km: string; en: string }[]): Names =>
  Object.fromEntries(rows.map(({ key, km, en }) => [key, { km, en }]));

import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { places } from '../../db/schema.ts';
import type { District } from '../staff/ports.ts';
import type { Store } from './database.ts';

/** Every district of the gazetteer with the province it lies in, in the order of the codes. */
export function districtList({ db }: Store): District[] {
  const provinces = alias(places, 'provinces');
  return db
    .select({
      code: places.code,
      nameKm: places.nameKm,
      nameEn: places.nameEn,
      provinceKm: provinces.nameKm,
      provinceEn: provinces.nameEn,
    })
    .from(places)
    .innerJoin(provinces, eq(places.parentCode, provinces.code))
    .where(eq(places.level, 'district'))
    .orderBy(asc(places.code))
    .all();
}

import { z } from 'zod';
import { neededText, villageCode } from '../../columns.ts';
import type { VillageRow } from '../../ports.ts';
import { villagePrompt } from '../../own-clip.ts';
import { importKind, placeProblem } from '../kind.ts';

const villageRow = z
  .strictObject({ code: villageCode, name_km: neededText, name_en: neededText })
  .transform((row): VillageRow => ({
    code: row.code,
    commune: row.code.slice(0, 6),
    nameKm: row.name_km,
    nameEn: row.name_en,
  }));

/** A file replaces all the villages of each commune that it names. */
export const villages = importKind<VillageRow>({
  name: 'villages',
  row: villageRow,
  columns: { needed: ['code', 'name_km', 'name_en'], optional: [] },
  key: ['code'],
  keyInWords: 'code',
  replaces: ['commune'],
  replacesInWords: 'commune',
  place: 'code',
  search: ['code', 'nameKm', 'nameEn'],
  check: (row, world) => placeProblem(row.commune, ['commune'], world, 'code'),
  note: (row, { canBeHeard }) =>
    canBeHeard(villagePrompt(row.code))
      ? undefined
      : `callers say the name of the village themselves until ${villagePrompt(row.code)} is recorded`,
  ownClip: {
    prefix: villagePrompt(''),
    text: 'nameKm',
    note: 'The name of a village.',
    topic: 'place-names',
  },
});

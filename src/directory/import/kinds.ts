import type { ImportKind } from './kind.ts';
import { budgets } from './kinds/budgets.ts';
import { holidays } from './kinds/holidays.ts';
import { offices } from './kinds/offices.ts';
import { openingHours } from './kinds/opening-hours.ts';
import { population } from './kinds/population.ts';
import { services } from './kinds/services.ts';

/** Every kind of file that can be imported. */
export const IMPORT_KINDS: readonly ImportKind[] = [
  budgets,
  holidays,
  offices,
  openingHours,
  population,
  services,
];

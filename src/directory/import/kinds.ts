import type { ImportKind } from './kind.ts';
import { budgets } from './kinds/budgets.ts';
import { facilities } from './kinds/facilities.ts';
import { holidays } from './kinds/holidays.ts';
import { offices } from './kinds/offices.ts';
import { openingHours } from './kinds/opening-hours.ts';
import { population } from './kinds/population.ts';
import { promises } from './kinds/promises.ts';
import { requests } from './kinds/requests.ts';
import { rights } from './kinds/rights.ts';
import { rounds } from './kinds/rounds.ts';
import { scorecardItems } from './kinds/scorecard-items.ts';
import { services } from './kinds/services.ts';
import { villages } from './kinds/villages.ts';

/** Every kind of facts that can be imported. */
export const IMPORT_KINDS: readonly ImportKind[] = [
  ...[budgets, facilities, holidays, offices, openingHours, population, promises, requests],
  ...[rights, rounds, scorecardItems, services, villages],
];

import type { Doors } from './door.ts';
import { CASE_DOORS } from './doors/case-doors.ts';
import { FACT_DOORS } from './doors/fact-doors.ts';
import { LOG_DOORS } from './doors/log-doors.ts';
import { MENU_DOORS } from './doors/menu-doors.ts';
import { PROMPT_DOORS } from './doors/prompt-doors.ts';
import { SETTING_DOORS } from './doors/setting-doors.ts';
import { STAFF_DOORS } from './doors/staff-doors.ts';

/** Groups of doors, in the order in which they are described. A route that is in none fails the tests. */
export const DOOR_GROUPS: Record<string, { says: string; doors: Doors }> = {
  Calls: { says: 'What callers did: reports and exports.', doors: LOG_DOORS },
  Cases: { says: 'Messages of callers, for those who answer them.', doors: CASE_DOORS },
  Facts: { says: 'What callers hear, and applications that offices tell of.', doors: FACT_DOORS },
  Menus: { says: 'Call flows: drafts, releases, traffic.', doors: MENU_DOORS },
  Voice: { says: 'Prompts, clips and recordings.', doors: PROMPT_DOORS },
  Settings: { says: 'Numbers, carriers, retention.', doors: SETTING_DOORS },
  Staff: { says: 'Signing in, people, keys, and the audit log.', doors: STAFF_DOORS },
};

/** Every door of `/api/v1`. */
export const API_DOORS: Doors = Object.assign(
  {},
  ...Object.values(DOOR_GROUPS).map(({ doors }) => doors),
) as Doors;

/** What may be done with the line. A door asks for one of these, never for a role. */
export const PERMISSIONS = [
  'prompts:read',
  'prompts:write',
  'prompts:approve',
  'flows:read',
  'flows:write',
  'flows:publish',
  'facts:read',
  'facts:write',
  'requests:write',
  'calls:read',
  'cases:read',
  'cases:write',
  'users:write',
  'keys:write',
  'audit:read',
  'settings:write',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Who may do what. An administrator may do everything, also what is added later. */
const ROLE_PERMISSIONS = {
  administrator: PERMISSIONS,
  editor: [
    'prompts:read',
    'prompts:write',
    'prompts:approve',
    'flows:read',
    'flows:write',
    'flows:publish',
    'facts:read',
    'facts:write',
    'requests:write',
  ],
  // Records the voice; whether it is good is another person's word.
  recorder: ['prompts:read', 'prompts:write'],
  // Callers' complaints are for those who answer them, not for those who count.
  analyst: ['calls:read', 'flows:read', 'facts:read'],
  'case-officer': ['cases:read', 'cases:write', 'facts:read'],
} as const satisfies Record<string, readonly Permission[]>;

export type Role = keyof typeof ROLE_PERMISSIONS;

export const ROLES = Object.keys(ROLE_PERMISSIONS) as readonly Role[];

export const permissionsOf = (role: Role): readonly Permission[] => ROLE_PERMISSIONS[role];

/** The role that sees only the districts it was given. */
export const isLimitedToDistricts = (role: Role): boolean => role === 'case-officer';

/** What a key may do: all but to make other keys or people, which would outlive its end. */
export const KEY_PERMISSIONS = PERMISSIONS.filter(
  (permission) => permission !== 'users:write' && permission !== 'keys:write',
);

/**
 * Whether someone limited to these districts may see what belongs to a place.
 * In: the districts, null for the whole country; the code of a district, commune or village, null when it is unknown.
 */
export function reaches(districts: readonly string[] | null, place: string | null): boolean {
  if (districts === null) return true;
  // The code of a place begins with the code of its district.
  return place !== null && districts.some((district) => place.startsWith(district));
}

import { addPerson } from './people.ts';
import type { Actor, StaffPorts } from './ports.ts';

export const FIRST_USERNAME = 'admin';

const FIRST_START: Actor = { kind: 'system', id: 'first-start', name: 'first start' };

/**
 * Makes the first administrator where there is nobody yet.
 * In: the password of the settings, empty to have one made. Out: the password to show to the person who starts the
 * line, once; null when nothing was made or the person chose it.
 */
export async function ensureAdministrator(ports: StaffPorts, chosen: string): Promise<string | null> {
  if (ports.people.all().length > 0) return null;
  const wanted = {
    username: FIRST_USERNAME,
    name: FIRST_USERNAME,
    role: 'administrator',
    districts: null,
  } as const;
  const { password } = await addPerson(ports, FIRST_START, wanted, chosen || undefined);
  return chosen ? null : password;
}

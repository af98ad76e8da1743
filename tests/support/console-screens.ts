import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/context.ts';
import { PERMISSIONS, type Permission } from '../../src/staff/roles.ts';

/** A screen of the console at one address below /console. */
export interface ScreenAddress {
  path: string;
  /** Who may see it; null for everyone on the staff. */
  permission: Permission | null;
}

/**
 * Whatever screens there are, by the one list of them, which a program without a browser reads as text. In: what stands
 * for each part of a path such as `:number`. Throws where nothing is said of one.
 */
export function screenAddresses(parts: Readonly<Record<string, string>>): ScreenAddress[] {
  const source = readFileSync(join(ROOT, 'src/console/screens.ts'), 'utf8');
  return [...source.matchAll(/path: '([^']+)',\s+permission: (?:'([^']+)'|null)/g)].map(
    ([, path = '', permission]) => ({
      path: path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
        const part = parts[name];
        if (part === undefined) throw new Error(`Say in this test what stands for :${name} of ${path}.`);
        return part;
      }),
      permission: PERMISSIONS.find((known) => known === permission) ?? null,
    }),
  );
}

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
 * for each part of a path: by its name, or by the whole path where it is another thing on that screen than on others. Throws where nothing is said of one, and for a screen that is written otherwise than the others.
 */
export function screenAddresses(parts: Readonly<Record<string, string>>): ScreenAddress[] {
  const source = readFileSync(join(ROOT, 'src/console/screens.ts'), 'utf8');
  const rows = [...source.matchAll(/path: '([^']+)',\s+permission: (?:'([^']+)'|null)/g)];
  if (rows.length !== source.split(/\bpath: /).length - 1)
    throw new Error('Write the path of a screen before its permission, as in the other rows of screens.ts.');
  return rows.map(([, path = '', permission]) => ({
    path: path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
      const part = parts[path] ?? parts[name];
      if (part === undefined) throw new Error(`Say in this test what stands for :${name} of ${path}.`);
      return part;
    }),
    permission: PERMISSIONS.find((known) => known === permission) ?? null,
  }));
}

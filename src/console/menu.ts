import { createContext, use, type ComponentType } from 'react';
import type { Permission } from '../staff/roles.ts';
import type { Texts } from './texts/texts.ts';

export interface Screen {
  /** Below /console; may have parts such as `/cases/:id`. */
  path: string;
  /** Who may see it; null for everyone on the staff. */
  permission: Permission | null;
  label: keyof Texts['screens'];
  /** False for a screen that is reached from another one only. */
  inMenu?: boolean;
  component: ComponentType;
}

/** Where everyone arrives. */
export const HOME = '/';

/** The one screen that somebody works with, who then needs no choice; undefined where there are several, or none. */
export function onlyWork(screens: readonly Screen[]): Screen | undefined {
  const [first, ...more] = screens.filter(({ permission }) => permission !== null);
  return more.length === 0 ? first : undefined;
}

/** The screens in the menu of who is signed in, in their order. */
export const MenuContext = createContext<readonly Screen[]>([]);

export const useMenu = (): readonly Screen[] => use(MenuContext);

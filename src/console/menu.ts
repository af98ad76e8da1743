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

/** The screens in the menu of who is signed in, in their order. */
export const MenuContext = createContext<readonly Screen[]>([]);

export const useMenu = (): readonly Screen[] => use(MenuContext);

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Phone } from './phone.ts';
import type { PhoneState } from './phone-machine.ts';
import { TEXTS, type ScreenLanguage, type Texts } from './texts.ts';

export interface Screen {
  phone: Phone;
  language: ScreenLanguage;
  setLanguage(language: ScreenLanguage): void;
}

export const ScreenContext = createContext<Screen | undefined>(undefined);

export function useScreen(): Screen & { texts: Texts; state: PhoneState } {
  const screen = useContext(ScreenContext);
  if (!screen) throw new Error('A part of the screen stands outside of it.');
  const state = useSyncExternalStore(screen.phone.subscribe, screen.phone.state);
  return { ...screen, texts: TEXTS[screen.language], state };
}

import { en } from './en.ts';
import { km } from './km.ts';

export type Texts = typeof en;

export type ScreenLanguage = 'km' | 'en';

export const LANGUAGE_NAMES: Record<ScreenLanguage, string> = { km: 'ខ្មែរ', en: 'English' };

export const TEXTS: Record<ScreenLanguage, Texts> = { km, en };

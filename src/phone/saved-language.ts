import type { ScreenLanguage } from './texts.ts';

const NAME = 'sdap-phone-language';

/** Khmer, unless this browser's user chose otherwise before. */
export function savedLanguage(): ScreenLanguage {
  try {
    return localStorage.getItem(NAME) === 'en' ? 'en' : 'km';
  } catch {
    return 'km';
  }
}

export function saveLanguage(language: ScreenLanguage): void {
  try {
    localStorage.setItem(NAME, language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

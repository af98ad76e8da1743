import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { TEXTS, type ScreenLanguage, type Texts } from './texts/texts.ts';

const SAVED = 'sdap-console-language';

interface Words {
  language: ScreenLanguage;
  setLanguage(language: ScreenLanguage): void;
  texts: Texts;
  /** A moment as people of this language write it, in the time of this browser. */
  time(at: number): string;
}

const WordsContext = createContext<Words | undefined>(undefined);

/** The words of the screen, in the language that was chosen here before: Khmer at first. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(savedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = TEXTS[language].title;
    save(language);
  }, [language]);
  const words = useMemo<Words>(() => {
    // Many browsers know no Khmer dates and write American ones; day, month, year in figures is read by all.
    const dateStyle = language === 'km' ? 'short' : 'medium';
    const format = new Intl.DateTimeFormat('en-GB', { dateStyle, timeStyle: 'short' });
    return { language, setLanguage, texts: TEXTS[language], time: (at) => format.format(at) };
  }, [language]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('A part of the screen stands outside of it.');
  return words;
}

function savedLanguage(): ScreenLanguage {
  try {
    return localStorage.getItem(SAVED) === 'en' ? 'en' : 'km';
  } catch {
    return 'km';
  }
}

function save(language: ScreenLanguage): void {
  try {
    localStorage.setItem(SAVED, language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

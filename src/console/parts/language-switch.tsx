import { SegmentedControl } from '@mantine/core';
import { useWords } from '../language.tsx';
import { LANGUAGE_NAMES, type ScreenLanguage } from '../texts/texts.ts';

const CHOICES = (Object.keys(LANGUAGE_NAMES) as ScreenLanguage[]).map((language) => ({
  value: language,
  label: <span lang={language}>{LANGUAGE_NAMES[language]}</span>,
}));

export function LanguageSwitch() {
  const { language, setLanguage, texts } = useWords();
  return (
    <SegmentedControl
      size="sm"
      data={CHOICES}
      value={language}
      onChange={setLanguage}
      aria-label={texts.language}
    />
  );
}

import { useEffect, useMemo, useState } from 'react';
import { Conversation } from './components/conversation.tsx';
import { Handset } from './components/handset.tsx';
import { Header } from './components/header.tsx';
import type { Phone } from './phone.ts';
import { isInCall } from './phone-machine.ts';
import { ScreenContext, useScreen } from './screen-context.ts';
import { TEXTS, type ScreenLanguage } from './texts.ts';
import { savedLanguage, saveLanguage } from './saved-language.ts';

export function App({ phone }: { phone: Phone }) {
  const [language, setLanguage] = useState<ScreenLanguage>(savedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = TEXTS[language].title;
    saveLanguage(language);
  }, [language]);
  const screen = useMemo(() => ({ phone, language, setLanguage }), [phone, language]);
  return (
    <ScreenContext value={screen}>
      <Page />
    </ScreenContext>
  );
}

function Page() {
  const { state } = useScreen();
  return (
    <div className="page" data-in-call={isInCall(state)} data-phase={state.phase}>
      <Header />
      <main className="desk">
        <Handset />
        <Conversation />
      </main>
    </div>
  );
}

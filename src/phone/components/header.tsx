import iconUrl from '../icon.svg';
import { useScreen } from '../screen-context.ts';
import { LANGUAGE_NAMES, type ScreenLanguage } from '../texts.ts';

const LANGUAGES: ScreenLanguage[] = ['km', 'en'];

/** Who this is, and the switch of the screen's language. The language of the call is the caller's own choice. */
export function Header() {
  const { texts, language, setLanguage } = useScreen();
  return (
    <header className="header">
      <img src={iconUrl} alt="" width="44" height="44" />
      <div className="header-words">
        <h1>{texts.name}</h1>
        <p>{texts.tagline}</p>
      </div>
      <div className="languages" role="group" aria-label={texts.language}>
        {LANGUAGES.map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === language}
            onClick={() => setLanguage(one)}
          >
            {LANGUAGE_NAMES[one]}
          </button>
        ))}
      </div>
    </header>
  );
}

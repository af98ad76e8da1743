import { useEffect, useMemo, useState } from 'react';
import { keyTones } from '../key-tones.ts';
import { KEYS, keyOf, type Key } from '../keys.ts';
import { useScreen } from '../screen-context.ts';
import type { Texts } from '../texts.ts';

const PRESSED_MS = 160;

/** Twelve keys, by finger, mouse, or the computer's own keys. */
export function Keypad() {
  const { phone, texts } = useScreen();
  const [lit, setLit] = useState<Key | undefined>();
  const tone = useMemo(keyTones, []);
  const press = useMemo(
    () =>
      (key: Key): void => {
        if (!phone.state().readAlong) tone(key);
        setLit(key);
        phone.happened({ type: 'key', key });
      },
    [phone, tone],
  );

  useEffect(() => {
    const typed = (event: KeyboardEvent): void => {
      const key = keyOf(event);
      if (key && !isWriting(event.target)) press(key);
    };
    document.addEventListener('keydown', typed);
    return () => document.removeEventListener('keydown', typed);
  }, [press]);

  useEffect(() => {
    const timer = setTimeout(() => setLit(undefined), PRESSED_MS);
    return () => clearTimeout(timer);
  }, [lit]);

  return (
    <div className="keypad">
      {KEYS.map((key) => (
        <button
          key={key}
          type="button"
          aria-label={nameOf(key, texts)}
          data-lit={key === lit}
          onClick={() => press(key)}
        >
          {key === '*' ? '✱' : key}
        </button>
      ))}
    </div>
  );
}

/** What is typed into a field beside the phone is no key of the phone. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select') !== null;

const nameOf = (key: Key, texts: Texts): string =>
  key === '*' || key === '#' ? texts.keyNames[key] : `${texts.key} ${key}`;

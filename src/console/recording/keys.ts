import { useEffect, useRef } from 'react';

/** Whoever types into these, or has chosen one of them, does not mean the screen. */
const TAKEN = 'input, textarea, select, button, a, [role="slider"], [role="option"], [role="dialog"]';

/** What keys do on this screen, by their place on the keyboard: it is the same in every layout. */
export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const act = latest.current[event.code];
      const held = event.repeat || event.ctrlKey || event.altKey || event.metaKey;
      if (!act || held || (event.target instanceof Element && event.target.closest(TAKEN))) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

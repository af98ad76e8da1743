import { useEffect, useRef } from 'react';
import { typedNumber } from '../numbers.ts';
import { useScreen } from '../screen-context.ts';
import { CallIcon } from './icons.tsx';

interface DiallerProps {
  from: string;
  to: string;
  onFrom(number: string): void;
  onTo(number: string): void;
  onCall(): void;
  /** After a call: the button says so, and has the focus. */
  again?: boolean;
}

/** Before the call: who calls, whom, and the one button that matters. */
export function Dialler({ from, to, onFrom, onTo, onCall, again = false }: DiallerProps) {
  const { texts } = useScreen();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (again) button.current?.focus({ preventScroll: true });
  }, [again]);
  return (
    <form
      className="dialler"
      onSubmit={(event) => {
        event.preventDefault();
        onCall();
      }}
    >
      <label className="field field-line">
        <span>{texts.lineNumber}</span>
        <input
          inputMode="tel"
          autoComplete="off"
          value={to}
          onChange={(event) => onTo(typedNumber(event.target.value))}
        />
      </label>
      <label className="field">
        <span>{texts.yourNumber}</span>
        <input
          inputMode="tel"
          autoComplete="off"
          value={from}
          aria-describedby="number-hint"
          onChange={(event) => onFrom(typedNumber(event.target.value))}
        />
        <small id="number-hint">{texts.yourNumberHint}</small>
      </label>
      <button type="submit" className="call-button" ref={button}>
        <CallIcon />
        {again ? texts.callAgain : texts.call}
      </button>
    </form>
  );
}

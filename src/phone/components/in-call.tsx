import { useEffect, useRef } from 'react';
import { isListening } from '../phone-machine.ts';
import { useScreen } from '../screen-context.ts';
import { CallStatus } from './call-status.tsx';
import { HangUpIcon } from './icons.tsx';
import { Keypad } from './keypad.tsx';
import { OtherParty } from './other-party.tsx';

/** During the call: how it stands, the keys, and the way out. */
export function InCall({ line }: { line: string }) {
  const { phone, texts, state } = useScreen();
  const place = useRef<HTMLDivElement>(null);
  // The Call button is gone now; whoever uses the keyboard goes on from here.
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  return (
    <div className="in-call" ref={place} tabIndex={-1} role="group" aria-label={texts.keypad}>
      <CallStatus line={line} />
      <Keypad />
      <OtherParty />
      <div className="call-actions">
        <button
          type="button"
          className="quiet-button"
          disabled={!isListening(state) && state.phase !== 'recording'}
          onClick={() => phone.happened({ type: 'pressNothing' })}
        >
          {texts.pressNothing}
        </button>
        <button type="button" className="hang-up-button" onClick={() => phone.happened({ type: 'hangUp' })}>
          <HangUpIcon />
          {texts.hangUp}
        </button>
      </div>
      <p className="keyboard-hint">{texts.keyboardHint}</p>
    </div>
  );
}

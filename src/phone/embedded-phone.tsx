import { useEffect, useMemo, useState } from 'react';
import './styles/colours.css';
import './styles/conversation.css';
import './styles/handset.css';
import './styles/keypad.css';
import './styles/switch.css';
import { Ended } from './components/ended.tsx';
import { CallIcon } from './components/icons.tsx';
import { InCall } from './components/in-call.tsx';
import { Log } from './components/log.tsx';
import { Switch } from './components/switch.tsx';
import { callLine } from './line.ts';
import { Phone } from './phone.ts';
import { isInCall } from './phone-machine.ts';
import { audioPlayer } from './player.ts';
import { ScreenContext, useScreen } from './screen-context.ts';
import type { ScreenLanguage } from './texts.ts';

interface EmbeddedPhoneProps {
  language: ScreenLanguage;
  /** Which number calls which line; asked anew for each call. */
  numbers: () => Promise<{ from: string; line: string }>;
  /** After each turn of the line, and with null when the call is over. */
  turned: (line: string | null) => void;
}

/** The phone as a part of another page: without a dialler, since there is one line to call. */
export function EmbeddedPhone({ language, numbers, turned }: EmbeddedPhoneProps) {
  const phone = useMemo(
    () => new Phone({ callLine, player: audioPlayer(new Audio()), now: () => Date.now() }),
    [],
  );
  useEffect(() => () => phone.leave(), [phone]);
  const screen = useMemo(() => ({ phone, language, setLanguage: () => undefined }), [phone, language]);
  return (
    <ScreenContext value={screen}>
      <Handset numbers={numbers} turned={turned} />
    </ScreenContext>
  );
}

function Handset({ numbers, turned }: Omit<EmbeddedPhoneProps, 'language'>) {
  const { phone, state, texts } = useScreen();
  const [line, setLine] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const { scene } = state;
  const inCall = isInCall(state);
  useEffect(() => {
    if (line !== null) turned(inCall ? line : null);
  }, [line, scene, inCall, turned]);
  const call = async (): Promise<void> => {
    setFailed(false);
    try {
      const placed = await numbers();
      setLine(placed.line);
      phone.dial(placed.from, placed.line);
    } catch {
      setFailed(true);
    }
  };
  const button = (
    <button type="button" className="call-button" onClick={() => void call()}>
      <CallIcon />
      {state.phase === 'ended' ? texts.callAgain : texts.call}
    </button>
  );
  return (
    <div className="embedded-phone" data-in-call={inCall} data-phase={state.phase}>
      <section className="handset" aria-label={texts.keypad}>
        {inCall ? <InCall line={line ?? ''} /> : state.phase === 'ended' ? <Ended>{button}</Ended> : button}
        {failed && <p role="alert">{texts.endedBy.failure}</p>}
      </section>
      <Switch
        label={texts.readAlong}
        on={state.readAlong}
        onChange={(on) => phone.happened({ type: 'readAlong', on })}
      />
      {state.log.length > 0 && <Log showIds={false} />}
    </div>
  );
}

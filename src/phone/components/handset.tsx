import { useState } from 'react';
import { isInCall } from '../phone-machine.ts';
import { numberOnTheWire } from '../numbers.ts';
import { useScreen } from '../screen-context.ts';
import { Dialler } from './dialler.tsx';
import { Ended } from './ended.tsx';
import { InCall } from './in-call.tsx';

const CALLER = '012 345 678';
const LINE = '1294';

/** The phone itself: before the call, in it, after it. */
export function Handset() {
  const { phone, state } = useScreen();
  const [from, setFrom] = useState(CALLER);
  const [to, setTo] = useState(LINE);
  const call = (): void => phone.dial(numberOnTheWire(from), numberOnTheWire(to) || LINE);
  const numbers = { from, to, onFrom: setFrom, onTo: setTo, onCall: call };
  return (
    <section className="handset">
      <span className="earpiece" aria-hidden="true" />
      {isInCall(state) ? (
        <InCall line={to || LINE} />
      ) : state.phase === 'ended' ? (
        <Ended>
          <Dialler again {...numbers} />
        </Ended>
      ) : (
        <Dialler {...numbers} />
      )}
    </section>
  );
}

import { useState } from 'react';
import { useScreen } from '../screen-context.ts';
import { Log } from './log.tsx';
import { Switch } from './switch.tsx';

/** The call in writing, beside the phone. */
export function Conversation() {
  const { phone, texts, state } = useScreen();
  const [showIds, setShowIds] = useState(false);
  return (
    <section className="conversation" aria-labelledby="conversation-title">
      <div className="conversation-head">
        <h2 id="conversation-title">{texts.conversation}</h2>
        <Switch
          label={texts.readAlong}
          on={state.readAlong}
          onChange={(on) => phone.happened({ type: 'readAlong', on })}
        />
        <Switch label={texts.showClipIds} on={showIds} onChange={setShowIds} />
      </div>
      {state.log.length === 0 ? <HowItWorks steps={texts.steps} /> : <Log showIds={showIds} />}
      <div role="status">
        {state.noSound && state.phase === 'speaking' && <p className="notice">{texts.noSound}</p>}
      </div>
    </section>
  );
}

const HowItWorks = ({ steps }: { steps: string[] }) => (
  <ol className="steps">
    {steps.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ol>
);

import { asClock } from '../numbers.ts';
import { GAP_SECONDS, isListening, talkSeconds, type PhoneState } from '../phone-machine.ts';
import type { Texts } from '../texts.ts';
import { useScreen } from '../screen-context.ts';
import { useNow } from '../use-now.ts';

/** The phone's little screen: the number, the time, and what the line is doing. */
export function CallStatus({ line }: { line: string }) {
  const { texts, state } = useScreen();
  const now = useNow(500);
  return (
    <div className="status">
      <p className="status-line">
        <span>{line}</span>
        <span role="timer" aria-label={texts.talkTime}>
          {asClock(talkSeconds(state, now))}
        </span>
      </p>
      <p className="status-words">{wordsOf(state, texts)}</p>
      <WaitBar state={state} />
    </div>
  );
}

/** How much of the wait for a key is left. */
function WaitBar({ state }: { state: PhoneState }) {
  const seconds = state.deadline === null ? undefined : waitOf(state);
  return (
    <span className="wait" aria-hidden="true">
      {seconds !== undefined && <span key={state.deadline} style={{ animationDuration: `${seconds}s` }} />}
    </span>
  );
}

function waitOf({ phase, scene }: PhoneState): number | undefined {
  if (phase === 'collecting') return GAP_SECONDS;
  const isWait = phase === 'waiting' || phase === 'recording';
  return isWait && scene && 'seconds' in scene.then ? scene.then.seconds : undefined;
}

function wordsOf(state: PhoneState, texts: Texts): string {
  switch (state.phase) {
    case 'ringing':
      return texts.ringing;
    case 'speaking':
      return isListening(state) ? texts.speaking : texts.lastWords;
    case 'waiting':
      return state.readAlong ? texts.readAlongHint : texts.waiting;
    case 'collecting':
      return `${texts.collecting}: ${state.digits}`;
    case 'recording':
      return texts.recording;
    case 'dialling':
      return texts.dialling;
    case 'answering':
      return texts.answering;
    case 'idle':
    case 'ended':
      return texts.ended;
  }
}

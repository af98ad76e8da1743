import { useScreen } from '../screen-context.ts';

/** How long the tone lasts that stands for the caller's voice. */
const SPEAK_SECONDS = 5;

const DIAL_ENDS = ['answered', 'busy', 'noAnswer', 'failed'] as const;

/** What keys cannot do: speak where the line asks for a message, and be the officer that a caller is put through to. */
export function OtherParty() {
  const { phone, texts, state } = useScreen();
  if (state.phase === 'recording') {
    return (
      <div className="call-actions">
        <button
          type="button"
          className="quiet-button"
          onClick={() => phone.happened({ type: 'speak', seconds: SPEAK_SECONDS })}
        >
          {texts.speak}
        </button>
      </div>
    );
  }
  if (state.phase !== 'dialling') return null;
  return (
    <div className="call-actions">
      {DIAL_ENDS.map((status) => (
        <button
          key={status}
          type="button"
          className="quiet-button"
          onClick={() => phone.happened({ type: 'dialEnds', status })}
        >
          {texts.dialEnds[status]}
        </button>
      ))}
    </div>
  );
}

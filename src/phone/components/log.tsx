import { useRef } from 'react';
import { useScreen } from '../screen-context.ts';
import type { Entry } from '../phone-machine.ts';
import type { Texts } from '../texts.ts';
import { useFollow } from '../use-follow.ts';
import { useSpokenClip } from '../use-spoken-clip.ts';
import { isDraft } from '../utterance-lines.ts';
import { Speech } from './speech.tsx';

/** The conversation, newest last. The part being spoken is kept in sight. */
export function Log({ showIds }: { showIds: boolean }) {
  const { texts, state, phone } = useScreen();
  const box = useRef<HTMLDivElement>(null);
  const speechAt = state.phase === 'speaking' ? state.log.findLastIndex(({ type }) => type === 'speech') : -1;
  const spoken = useSpokenClip(phone, state.log[speechAt]);
  useFollow(box, state.log.length, spoken);
  const hasDraft = state.log.some(
    (entry) => entry.type === 'speech' && entry.utterance && isDraft(entry.utterance),
  );
  return (
    // Scrollable by keyboard, and read aloud as it grows.
    <div className="log" ref={box} role="log" aria-live="polite" tabIndex={0} aria-label={texts.conversation}>
      {hasDraft && (
        <p className="draft-note">
          <span className="draft-mark">{texts.draftVoice}</span> {texts.draftVoiceMeans}
        </p>
      )}
      {state.log.map((entry, index) => (
        <EntryView
          key={index}
          entry={entry}
          texts={texts}
          showIds={showIds}
          spoken={index === speechAt ? spoken : undefined}
        />
      ))}
    </div>
  );
}

interface EntryProps {
  entry: Entry;
  texts: Texts;
  showIds: boolean;
  spoken: number | undefined;
}

function EntryView({ entry, texts, showIds, spoken }: EntryProps) {
  switch (entry.type) {
    case 'speech':
      return <Speech utterance={entry.utterance} showIds={showIds} spoken={spoken} />;
    case 'keys':
      return (
        <p className="entry entry-caller">
          <span className="entry-label">{texts.youPressed}</span>{' '}
          {[...entry.keys].map((key, index) => (
            <kbd key={index}>{key}</kbd>
          ))}
        </p>
      );
    case 'spoke':
      return (
        <p className="entry entry-caller">
          <span className="entry-label">{texts.youSpoke(entry.seconds)}</span>
        </p>
      );
    case 'dialled':
      return <p className="entry entry-caller">{texts.dialEnds[entry.status]}</p>;
    case 'text':
      return (
        <div className="entry entry-text">
          <p className="entry-label">{texts.textCame}</p>
          <p className="line">{entry.body}</p>
        </div>
      );
    case 'silence':
      return <p className="entry entry-caller entry-silence">{texts.youWereSilent}</p>;
    case 'ended':
      return <p className="entry entry-ended">{texts.endedBy[entry.by]}</p>;
  }
}

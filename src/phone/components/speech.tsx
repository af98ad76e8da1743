import { memo } from 'react';
import type { Utterance } from '../../calls/ports.ts';
import { useScreen } from '../screen-context.ts';
import { isAllDraft, linesOf, type SpokenPart } from '../utterance-lines.ts';

interface SpeechProps {
  utterance: Utterance | null;
  showIds: boolean;
  /** The clip that is heard just now, by its place; undefined when none is. */
  spoken: number | undefined;
}

/** What the line said in one turn. A mark tells what a machine's voice spoke. */
export const Speech = memo(function Speech({ utterance, showIds, spoken }: SpeechProps) {
  const { texts } = useScreen();
  if (!utterance) return <p className="entry entry-line">{texts.noWords}</p>;
  const markAll = isAllDraft(utterance);
  return (
    <div className="entry entry-line">
      <p className="entry-label">
        {texts.lineSaid}
        {markAll && <span className="draft-mark">{texts.draftVoice}</span>}
      </p>
      {linesOf(utterance).map((line) => (
        <p className="line" key={line[0]?.index}>
          {line.map((part) => (
            <Part
              key={part.index}
              part={part}
              showId={showIds}
              isSpoken={part.index === spoken}
              mark={part.isDraft && !markAll ? texts.draftVoice : undefined}
            />
          ))}
        </p>
      ))}
    </div>
  );
});

interface PartProps {
  part: SpokenPart;
  showId: boolean;
  isSpoken: boolean;
  mark: string | undefined;
}

function Part({ part, showId, isSpoken, mark }: PartProps) {
  const { texts, language } = useScreen();
  return (
    <>
      <span
        className="part"
        lang={part.text === null ? language : part.language}
        title={part.prompt}
        data-spoken={isSpoken}
      >
        {part.text ?? texts.someonesVoice}
      </span>
      {showId && <code className="clip-id">{part.prompt}</code>}
      {mark && <span className="draft-mark">{mark}</span>}{' '}
    </>
  );
}

import { Text } from '@mantine/core';
import { memo, useEffect, useRef } from 'react';
import type { CallStep, CallStory } from '../../../analytics/calls/api-types.ts';
import { useWords } from '../../language.tsx';
import { KindIcon } from '../../menus/kind-icon.tsx';
import { useFieldWords } from '../../menus/texts/words.ts';
import { Section } from '../../parts/section.tsx';
import { usePlayError } from '../../voices/player.tsx';
import { Failed } from '../../parts/states.tsx';
import { useWhen } from '../when.ts';
import { HappeningLine } from './happening.tsx';

interface Props {
  story: CallStory;
  /** The step that is looked at. */
  at: number;
  choose: (step: number) => void;
}

/** A call from its first word to its end; a press on a step shows it on the picture. */
export function Story({ story: { steps }, at, choose }: Props) {
  const { texts } = useWords();
  const words = texts.calls;
  const error = usePlayError('call ');
  return (
    <Section title={words.story} about={words.storyAbout}>
      {error !== null && <Failed error={error} />}
      {steps.length === 0 && <Text>{words.noSteps}</Text>}
      <ol className="call-story">
        {steps.map((step, index) => (
          <Step key={index} step={step} index={index} current={index === at} choose={choose} />
        ))}
      </ol>
    </Section>
  );
}

/** Only the two steps between which somebody goes are drawn anew: a call may have hundreds. */
const Step = memo(function Step({
  step,
  index,
  current,
  choose,
}: {
  step: CallStep;
  index: number;
  current: boolean;
  choose: (step: number) => void;
}) {
  const { texts } = useWords();
  const kinds = useFieldWords();
  const when = useWhen();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) item.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const { path, type, node, at, happenings } = step;
  return (
    <li ref={item} className="call-step" data-current={current}>
      <button
        type="button"
        className="call-step-head"
        aria-current={current ? 'step' : undefined}
        onClick={() => choose(index)}
      >
        <KindIcon type={type} size={18} />
        <span>
          {path === ''
            ? texts.calls.beforeFirst
            : `${index + 1}. ${kinds.kind(type) || texts.calls.unknownNode}`}
        </span>
        <code>{node}</code>
        <time>{when.clock(at)}</time>
      </button>
      <ul>
        {happenings.map((one, place) => (
          <HappeningLine key={place} name={`${index} ${place}`} one={one} />
        ))}
      </ul>
    </li>
  );
});

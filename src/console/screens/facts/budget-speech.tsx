import { Drawer, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BudgetSpeechAnswer, FactCells } from '../../../directory/api-types.ts';
import { ask, failureOf } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { LANGUAGE_NAMES, type ScreenLanguage } from '../../texts/texts.ts';
import { PlayButton, stopPlaying } from '../../voices/player.tsx';
import { useCellText } from './row-words.ts';

const LANGUAGES = (Object.keys(LANGUAGE_NAMES) as ScreenLanguage[]).map((value) => ({
  value,
  label: <span lang={value}>{LANGUAGE_NAMES[value]}</span>,
}));

/** Whose budget, of which year; and its lines where they are not kept yet, which are heard as they would be. */
interface Heard {
  place: string;
  year: string;
  rows?: readonly FactCells[];
}

/** A budget as a caller hears it, in words and sound. */
export function BudgetSpeech({ close, ...heard }: Heard & { close: () => void }) {
  const { texts, language } = useWords();
  const words = texts.facts.hear;
  const [spoken, setSpoken] = useState<ScreenLanguage>(language);
  const ofPlace = { place_code: heard.place };
  const text = useCellText('budgets', [ofPlace]);
  useEffect(() => stopPlaying, [spoken]);
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="lg"
      title={words.title(text('place_code', ofPlace), heard.year)}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <Stack>
        <SegmentedControl data={LANGUAGES} value={spoken} onChange={setSpoken} aria-label={words.language} />
        <Speech key={spoken} {...heard} language={spoken} />
      </Stack>
    </Drawer>
  );
}

function Speech({ language, ...heard }: Heard & { language: ScreenLanguage }) {
  const { texts } = useWords();
  const words = texts.facts.hear;
  const speech = useSpeech(heard, language);
  if (speech.isError && failureOf(speech.error).code === 'not-found') return <Empty>{words.silent}</Empty>;
  return (
    <Loaded query={speech}>
      {({ parts }) => (
        <>
          {parts.map((part) => {
            const title = words.parts[part.destination] ?? part.destination;
            return (
              <section key={part.destination} aria-label={title}>
                <Title order={3} size="h5" mb={4}>
                  {title}
                </Title>
                <div lang={language}>
                  {part.lines.map((line, index) => (
                    <Text key={index}>{line}</Text>
                  ))}
                </div>
                <PlayButton
                  name={`budget-${part.clip}`}
                  source={() => part.clip}
                  label={`${words.listen} (${texts.voices.seconds(part.seconds)})`}
                  describedBy={title}
                  mt="xs"
                />
              </section>
            );
          })}
        </>
      )}
    </Loaded>
  );
}

/** Always as it is at that moment: what was heard before says nothing of a line that has been changed since. */
function useSpeech({ place, year, rows }: Heard, language: ScreenLanguage) {
  const path = `/facts/budgets/${place}/${year}/speech?language=${language}`;
  return useQuery({
    queryKey: [path, rows],
    queryFn: () => ask<BudgetSpeechAnswer>(rows ? 'POST' : 'GET', path, rows && { rows }),
    gcTime: 0,
  });
}

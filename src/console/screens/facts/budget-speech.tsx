import { Drawer, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { BudgetSpeechAnswer, FactCells } from '../../../directory/api-types.ts';
import { failureOf } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { useAnswer } from '../../queries.ts';
import { LANGUAGE_NAMES, type ScreenLanguage } from '../../texts/texts.ts';
import { PlayButton, stopPlaying } from '../../voices/player.tsx';
import { useCellText } from './row-words.ts';

const LANGUAGES = (Object.keys(LANGUAGE_NAMES) as ScreenLanguage[]).map((value) => ({
  value,
  label: <span lang={value}>{LANGUAGE_NAMES[value]}</span>,
}));

/** A budget as a caller hears it, in words and sound. In: any row of it. */
export function BudgetSpeech({ row, close }: { row: FactCells; close: () => void }) {
  const { texts, language } = useWords();
  const words = texts.facts.hear;
  const [spoken, setSpoken] = useState<ScreenLanguage>(language);
  const text = useCellText('budgets', [row]);
  useEffect(() => stopPlaying, [spoken]);
  const { place_code: place = '', year = '' } = row;
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="lg"
      title={words.title(text('place_code', row), year)}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <Stack>
        <SegmentedControl data={LANGUAGES} value={spoken} onChange={setSpoken} aria-label={words.language} />
        <Speech key={spoken} place={place} year={year} language={spoken} />
      </Stack>
    </Drawer>
  );
}

function Speech({ place, year, language }: { place: string; year: string; language: ScreenLanguage }) {
  const { texts } = useWords();
  const words = texts.facts.hear;
  const speech = useAnswer<BudgetSpeechAnswer>(`/facts/budgets/${place}/${year}/speech?language=${language}`);
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

import { Button, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReplyPromptsAnswer } from '../../../cases/api-types.ts';
import { failureOf } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { told } from '../../parts/notify.ts';
import { Section } from '../../parts/section.tsx';
import { SoundChooser } from '../../parts/sound-chooser.tsx';
import { SoundOnDemand } from '../../parts/sound-on-demand.tsx';
import { SoundPlayer } from '../../parts/sound-player.tsx';
import { useUnsaved } from '../../parts/unsaved.tsx';
import { useAnswer } from '../../queries.ts';
import { CaseFailed } from './case-failed.tsx';
import { useDay } from './case-words.tsx';
import { useCaseChange, type OneCase } from './use-case.ts';

/** What the caller hears, and a new answer: spoken, or a prompt that was approved. */
export function Answer({ one }: { one: OneCase }) {
  const { texts } = useWords();
  const words = texts.cases;
  const day = useDay();
  const [newest] = one.replies;
  return (
    <Section title={words.answer}>
      {newest ? (
        <>
          <Text>
            {words.answeredBy(newest.by, day(newest.on))}. {words.heardNow}
          </Text>
          <SoundOnDemand
            key={newest.id}
            path={`/cases/${one.number}/replies/${newest.id}.wav`}
            action={words.hearAnswer}
            label={words.answer}
          />
        </>
      ) : (
        <Text>{words.noAnswer}</Text>
      )}
      {one.can.includes('reply') && (
        <>
          <ByVoice one={one} />
          <ByPrompt one={one} />
        </>
      )}
    </Section>
  );
}

function ByVoice({ one }: { one: OneCase }) {
  const { texts } = useWords();
  const words = texts.cases;
  const [sound, setSound] = useState<Blob | null>(null);
  useUnsaved(sound !== null);
  const reply = useCaseChange<Blob>(one, 'replies', (spoken) => spoken);
  const send = (spoken: Blob): void =>
    reply.mutate(spoken, { onSuccess: () => (setSound(null), told(words.answerSent)) });
  const choose = (chosen: Blob | null): void => {
    setSound(chosen);
    reply.reset();
  };
  return (
    <Stack gap="xs" role="group" aria-label={words.byVoice}>
      <Text fw={700}>{words.byVoice}</Text>
      <SoundChooser sound={sound} onSound={choose} />
      {sound && (
        <>
          <SoundPlayer sound={sound} label={words.byVoice} />
          <div>
            <Button loading={reply.isPending} onClick={() => send(sound)}>
              {words.sendAnswer}
            </Button>
          </div>
        </>
      )}
      {reply.isError &&
        // What is wrong with a sound has codes of its own.
        (failureOf(reply.error).code in texts.errors ? (
          <CaseFailed error={reply.error} />
        ) : (
          <Text c="red.9" role="alert">
            {words.notASound}
          </Text>
        ))}
    </Stack>
  );
}

function ByPrompt({ one }: { one: OneCase }) {
  const { texts } = useWords();
  const words = texts.cases;
  const [prompt, setPrompt] = useState<string | null>(null);
  const found = useAnswer<ReplyPromptsAnswer>(`/cases/reply-prompts?language=${one.language}`);
  const reply = useCaseChange<string>(one, 'replies/prompt', (chosen) => ({ prompt: chosen }));
  const prompts = found.data?.prompts ?? [];
  const send = (chosen: string): void =>
    reply.mutate(chosen, { onSuccess: () => (setPrompt(null), told(words.answerSent)) });
  return (
    <Stack gap="xs" role="group" aria-label={words.byPrompt}>
      <Text fw={700}>{words.byPrompt}</Text>
      {found.data && prompts.length === 0 ? (
        <Text c="dimmed">{words.noPrompts}</Text>
      ) : (
        <Select
          label={words.prompt}
          description={words.promptHint}
          data={prompts.map(({ prompt: value, text }) => ({ value, label: text }))}
          value={prompt}
          onChange={setPrompt}
          searchable
          limit={50}
          nothingFoundMessage={words.notFound}
          disabled={!found.data}
          withScrollArea={false}
          styles={{ options: { maxHeight: 260, overflowY: 'auto' } }}
        />
      )}
      {prompt !== null && (
        <div>
          <Button loading={reply.isPending} onClick={() => send(prompt)}>
            {words.sendAnswer}
          </Button>
        </div>
      )}
      {reply.isError && <CaseFailed error={reply.error} />}
    </Stack>
  );
}

import { Anchor, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { useWords } from '../../language.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { Section } from '../../parts/section.tsx';
import { SoundOnDemand } from '../../parts/sound-on-demand.tsx';
import { Loaded } from '../../parts/states.tsx';
import { Answer } from './answer.tsx';
import { Events } from './case-failed.tsx';
import { DueOn, Place, State, useAbout, useDay } from './case-words.tsx';
import { Notes } from './notes.tsx';
import { Protect } from './protect.tsx';
import { useCase, type OneCase as Found } from './use-case.ts';
import { Work } from './work.tsx';

/** One message: hear it, look into it, answer it. */
export function OneCase() {
  const { texts } = useWords();
  const { number = '' } = useParams<{ number: string }>();
  const found = useCase(number);
  return (
    <>
      <Anchor component={Link} href="/cases">
        ← {texts.cases.back}
      </Anchor>
      <Loaded query={found}>{(answer) => <Details one={answer.case} />}</Loaded>
    </>
  );
}

function Details({ one }: { one: Found }) {
  const { texts } = useWords();
  const about = useAbout();
  // Where the player stands, from which the part to be covered is taken.
  const [seconds, setSeconds] = useState(0);
  return (
    <>
      <ScreenHead title={texts.cases.title(one.number)} about={about(one)}>
        <State state={one.state} />
      </ScreenHead>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <div>
          <Facts one={one} />
          <Message one={one} onTime={setSeconds} />
          <Answer one={one} />
        </div>
        <div>
          <Work one={one} />
          <Notes one={one} />
          <Section title={texts.cases.history}>
            {one.history.length === 0 ? (
              <Text>{texts.cases.noHistory}</Text>
            ) : (
              <Events events={one.history} />
            )}
          </Section>
          {one.sound !== 'deleted' && <Protect one={one} at={seconds} />}
        </div>
      </SimpleGrid>
    </>
  );
}

function Facts({ one }: { one: Found }) {
  const { texts } = useWords();
  const day = useDay();
  const words = texts.cases;
  return (
    <Stack gap={2} mb="md">
      <Fact name={words.where}>
        <Place place={one.place} />
      </Fact>
      <Fact name={words.openedOn}>{day(one.openedOn)}</Fact>
      <Fact name={words.dueOn}>
        <DueOn {...one} />
      </Fact>
      <Fact name={words.language}>{words.languages[one.language] ?? one.language}</Fact>
      <Text mt="xs">{words.callerHears[one.state]}</Text>
    </Stack>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <Group gap="xs" align="baseline">
    <Text c="dimmed" miw={130}>
      {name}
    </Text>
    <Text component="div">{children}</Text>
  </Group>
);

function Message({ one, onTime }: { one: Found; onTime: (seconds: number) => void }) {
  const { texts } = useWords();
  const words = texts.cases;
  if (one.sound !== 'ready') return <Section title={words.message}>{words.sound[one.sound]}</Section>;
  return (
    <Section title={words.message} about={words.listenHint}>
      {one.seconds !== null && <Text>{words.seconds(Math.round(one.seconds))}</Text>}
      <SoundOnDemand
        // What was covered is another sound.
        key={one.history.filter(isRedaction).length}
        path={`/cases/${one.number}/recording.wav`}
        action={words.listen}
        label={words.player}
        onTime={onTime}
      />
    </Section>
  );
}

const isRedaction = ({ action }: { action: string }): boolean => action === 'case.redacted';

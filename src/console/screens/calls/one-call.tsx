import { Alert, Anchor, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import type { CallAnswer, CallHead, CallStory } from '../../../analytics/calls/api-types.ts';
import { useCall } from '../../calls/api.ts';
import { HowEnded, useCallTime, useLength } from '../../calls/call-words.tsx';
import '../../calls/calls.css';
import { Replay } from '../../calls/replay/replay.tsx';
import { Story } from '../../calls/story/story.tsx';
import { useWhen } from '../../calls/when.ts';
import { useWords } from '../../language.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { Loaded } from '../../parts/states.tsx';
import { stopPlaying } from '../../voices/player.tsx';

/** One call: as a story, and beside it on the picture of its menu. */
export function OneCall() {
  const { texts } = useWords();
  const { id = '' } = useParams<{ id: string }>();
  const found = useCall(id);
  return (
    <>
      <Anchor component={Link} href="/calls">
        ← {texts.calls.back}
      </Anchor>
      <Loaded query={found}>{(answer) => <Details key={id} answer={answer} />}</Loaded>
    </>
  );
}

function Details({ answer: { call, story } }: { answer: CallAnswer }) {
  const { texts } = useWords();
  const time = useCallTime();
  const title = texts.calls.title(time({ startedAt: story?.startedAt ?? null, day: call.day }));
  return (
    <>
      <ScreenHead title={title}>
        <HowEnded disposition={call.disposition} />
      </ScreenHead>
      <Facts call={call} story={story} />
      {story ? (
        <Followed call={call} story={story} />
      ) : (
        <Alert title={texts.calls.confidential} color="gray" variant="light" maw={720}>
          {texts.calls.confidentialAbout}
        </Alert>
      )}
    </>
  );
}

function Facts({ call, story }: { call: CallHead; story: CallStory | null }) {
  const { texts } = useWords();
  const when = useWhen();
  const length = useLength();
  const words = texts.calls;
  return (
    <Stack gap={2} mb="md">
      <Fact name={words.line}>{call.line}</Fact>
      <Fact name={words.language}>{words.languages[call.language] ?? call.language}</Fact>
      <Fact name={words.menu}>
        {call.flow.id} <code>{call.flow.version.slice(0, 7)}</code>
      </Fact>
      {story && (
        <>
          <Fact name={words.endedAt}>
            {story.endedAt === null ? words.endUnknown : when.clock(story.endedAt)}
          </Fact>
          {story.seconds !== null && <Fact name={words.length}>{length(story.seconds)}</Fact>}
          {story.returning !== null && (
            <Fact name={words.phone}>{story.returning ? words.returning : words.firstTime}</Fact>
          )}
        </>
      )}
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

/** The story and the picture are always at the same step. */
function Followed({ call, story }: { call: CallHead; story: CallStory }) {
  const [at, setAt] = useState(0);
  const last = story.steps.length - 1;
  const choose = useCallback((step: number) => setAt(Math.min(Math.max(step, 0), last)), [last]);
  useEffect(() => stopPlaying, []);
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
      <Story story={story} at={at} choose={choose} />
      <div className="call-beside">
        {story.steps.length > 0 && <Replay call={call} story={story} at={at} choose={choose} />}
      </div>
    </SimpleGrid>
  );
}

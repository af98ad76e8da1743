import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'wouter';
import type { PromptAnswer } from '../../prompts/api-types.ts';
import { useWords } from '../language.tsx';
import { ScreenHead } from '../parts/screen-head.tsx';
import { Loaded } from '../parts/states.tsx';
import { useAnswer } from '../queries.ts';
import { ClipHistory } from '../voices/clip-history.tsx';
import { nameOf, useLanguages, useMayApprove, useMayRecord, type LineLanguage } from '../voices/languages.ts';
import { titleOf } from '../voices/list-filters.tsx';
import { OutboxNotice } from '../voices/outbox-notice.tsx';
import { PromptText } from '../voices/prompt-text.tsx';
import { SendFile } from '../voices/send-file.tsx';

/** One prompt: what it says in each language, where it is said, and every recording of it. */
export function Prompt() {
  const { texts } = useWords();
  const { id } = useParams<{ id: string }>();
  const prompt = useAnswer<PromptAnswer>(`/prompts/${id}`);
  const [search] = useSearchParams();
  const chosen = search.get('language') ?? 'km';
  const languages = useLanguages().data?.languages ?? [];
  // Who comes from the list of a language means that one.
  const inOrder = languages.toSorted((a, b) => Number(b.code === chosen) - Number(a.code === chosen));
  return (
    <>
      <ScreenHead title={id}>
        <Anchor component={Link} href={`/voices?language=${chosen}`}>
          {texts.voices.toList}
        </Anchor>
      </ScreenHead>
      <OutboxNotice />
      <Loaded query={prompt}>
        {(answer) => (
          <Stack>
            <About prompt={answer} />
            {inOrder.map((language) => (
              <InLanguage key={language.code} prompt={answer} language={language} />
            ))}
          </Stack>
        )}
      </Loaded>
    </>
  );
}

function About({ prompt: { note, saidIn, saidEverywhere } }: { prompt: PromptAnswer }) {
  const { texts, language } = useWords();
  const words = texts.voices;
  return (
    <Card withBorder>
      {note && (
        <Text mb="xs">
          <b>{words.note}:</b> {note}
        </Text>
      )}
      <Text component="div">
        <b>{words.saidIn}:</b>{' '}
        {saidEverywhere
          ? words.saidEverywhere
          : saidIn.map((flow) => titleOf(flow, language)).join(' · ') || words.saidNowhere}
      </Text>
    </Card>
  );
}

function InLanguage({ prompt, language }: { prompt: PromptAnswer; language: LineLanguage }) {
  const { texts, language: screen } = useWords();
  const mayApprove = useMayApprove();
  const mayRecord = useMayRecord();
  const name = nameOf(language, screen);
  const clips = prompt.clips.filter((clip) => clip.language === language.code);
  const outdated = clips.some((clip) => clip.heard && clip.text !== (prompt.texts[language.code] ?? null));
  return (
    <Card withBorder component="section" aria-label={name}>
      <Group justify="space-between" mb="xs">
        <Group gap="xs">
          <Title order={2} size="h4">
            {name}
          </Title>
          {outdated && !language.oral && (
            <Badge tt="none" color="orange.9">
              {texts.voices.outdated}
            </Badge>
          )}
        </Group>
        {mayRecord && (
          <Group gap="xs">
            <Anchor component={Link} href={`/voices/record/${language.code}?only=${prompt.id}`}>
              {texts.voices.record}
            </Anchor>
            <SendFile prompt={prompt.id} language={language.code} />
          </Group>
        )}
      </Group>
      <PromptText prompt={prompt} language={language} mayEdit={mayApprove && !language.oral} />
      <ClipHistory clips={clips} label={`${texts.voices.history}: ${name}`} />
    </Card>
  );
}

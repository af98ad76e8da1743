import { Badge, Card, Group, Progress, Stack, Text } from '@mantine/core';
import type { RecordingImport } from '../../prompts/api-types.ts';
import { useWords } from '../language.tsx';
import { useListened } from '../listened.ts';
import { useMe } from '../queries.ts';
import { ChooseAgain } from './choose-again.tsx';
import { ImportActions } from './import-actions.tsx';
import { ImportReport } from './import-report.tsx';
import { nameOf, useLanguages } from './languages.ts';
import { sentBytes } from './zip-sending.ts';

/** One zip of recordings: how far it is, what is in it, and what can be done with it. */
export function ImportCard({ one }: { one: RecordingImport }) {
  const { texts, language: screen, time } = useWords();
  const words = texts.voices.bulk;
  const reasons: Record<string, string> = texts.errors;
  const language = useLanguages().data?.languages.find(({ code }) => code === one.language);
  return (
    <Card withBorder component="section" aria-label={one.fileName}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={700}>{one.fileName}</Text>
          <Badge
            tt="none"
            color={one.state === 'refused' ? 'red.9' : one.state === 'ready' ? 'blue.9' : 'gray.7'}
          >
            {words.states[one.state]}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {[language && nameOf(language, screen), one.speaker, time(one.madeAt)].join(' · ')}
        </Text>
        <HowFar one={one} />
        {one.refusal && <Text c="red.9">{reasons[one.refusal.code] ?? one.refusal.message}</Text>}
        {one.report && <ImportReport report={one.report} />}
        <ImportActions one={one} />
      </Stack>
    </Card>
  );
}

function HowFar({ one }: { one: RecordingImport }) {
  const { texts } = useWords();
  const words = texts.voices.bulk;
  const { data: me } = useMe();
  const sent = useListened(sentBytes).get(one.id);
  if (one.state === 'converting') return <Text role="status">{words.reading(one.done, one.total)}</Text>;
  if (one.state !== 'uploading') return null;
  if (sent === undefined) return one.owner === me?.id ? <ChooseAgain one={one} /> : null;
  const percent = Math.floor((sent / one.bytes) * 100);
  return (
    <>
      <Progress value={percent} aria-label={words.progress(percent)} />
      <Text role="status">{words.progress(percent)}</Text>
    </>
  );
}

import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useWords } from '../language.tsx';
import type { KeptTake } from './outbox.ts';
import { outbox, useOutbox } from './sending.ts';

/** What was recorded here and the line does not have yet: waiting for a connection, or refused. */
export function OutboxNotice() {
  const { texts } = useWords();
  const takes = useOutbox();
  const words = texts.voices.outbox;
  const waiting = takes.filter(({ refusal }) => refusal === null).length;
  return (
    <Stack gap="xs" my={takes.length > 0 ? 'sm' : 0}>
      <div role="status">
        {waiting > 0 && (
          <Alert color="yellow" variant="light">
            <Text fw={700}>{words.waiting(waiting)}</Text>
            <Text size="sm">{words.safe}</Text>
          </Alert>
        )}
      </div>
      {takes.map((take) => take.refusal && <Refused key={take.id} take={take} refusal={take.refusal} />)}
    </Stack>
  );
}

function Refused({ take, refusal }: { take: KeptTake; refusal: NonNullable<KeptTake['refusal']> }) {
  const { texts } = useWords();
  const words = texts.voices.outbox;
  const reasons: Record<string, string> = texts.errors;
  return (
    <Alert color="red" variant="light" role="alert">
      <Text c="red.9">
        {words.refused(take.prompt)} {reasons[refusal.code] ?? refusal.message}
      </Text>
      <Group mt="xs">
        <Anchor
          component={Link}
          href={`/voices/record/${take.language}?only=${take.prompt}`}
          onClick={() => void outbox.forget(take.id)}
        >
          {words.recordAgain}
        </Anchor>
        <Button size="xs" variant="default" onClick={() => void outbox.forget(take.id)}>
          {words.forget}
        </Button>
      </Group>
    </Alert>
  );
}

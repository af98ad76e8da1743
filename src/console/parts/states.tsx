import { Alert, Button, Center, Loader, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { failureOf } from '../api.ts';
import { useWords } from '../language.tsx';

export function Loading() {
  const { texts } = useWords();
  return (
    <Center p="xl" role="status">
      <Stack align="center" gap="xs">
        <Loader type="dots" aria-hidden />
        <Text c="dimmed">{texts.loading}</Text>
      </Stack>
    </Center>
  );
}

export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  const { texts } = useWords();
  return (
    <Alert color="red" variant="light" role="alert" my="sm">
      <Stack align="start" gap="xs">
        <Text c="red.9">{texts.errors[failureOf(error).code] ?? failureOf(error).message}</Text>
        {failureOf(error).problems.map(({ message }) => (
          <Text key={message} c="red.9">
            {texts.facts.problem(message)}
          </Text>
        ))}
        {again && (
          <Button variant="default" size="xs" onClick={again}>
            {texts.tryAgain}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** Shows what was asked for, or that it is on its way, or why it does not come. */
export function Loaded<Answer>({
  query,
  children,
}: {
  query: UseQueryResult<Answer>;
  children: (answer: Answer) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failed error={query.error} again={() => void query.refetch()} />;
  return <Loading />;
}

export const Empty = ({ children }: { children: ReactNode }) => (
  <Text c="dimmed" ta="center" p="xl">
    {children}
  </Text>
);

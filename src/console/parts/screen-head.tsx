import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** The head of a screen: its name, one sentence about it, and what can be done. */
export const ScreenHead = ({
  title,
  about,
  children,
}: {
  title: string;
  about?: string;
  children?: ReactNode;
}) => (
  <Group justify="space-between" align="start" mb="lg" gap="sm">
    <Stack gap={2} maw={640}>
      <Title order={1} size="h2">
        {title}
      </Title>
      {about && <Text c="dimmed">{about}</Text>}
    </Stack>
    {children}
  </Group>
);

import { Alert, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Whether something is as it should be, in words and in colour. In: what else belongs to it. */
export const Verdict = ({
  isGood,
  says,
  children,
}: {
  isGood: boolean;
  says: string;
  children?: ReactNode;
}) => (
  <Alert color={isGood ? 'green' : 'red'} variant="light">
    <Text fw={700} {...(!isGood && { c: 'red.9' })}>
      {isGood ? '✓ ' : ''}
      {says}
    </Text>
    {children}
  </Alert>
);

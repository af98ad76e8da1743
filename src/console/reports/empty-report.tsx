import { Button, Stack, Text } from '@mantine/core';
import type { ReportInfo } from '../../analytics/api-types.ts';
import { useWords } from '../language.tsx';
import { useLogSpan } from './api.ts';
import { dayText } from './cell-words.ts';
import type { Change } from './filters/use-address.ts';
import { useReportTexts } from './words.ts';

/** That there is nothing to tell; and of which days there is something. */
export function EmptyReport({ info, change }: { info: ReportInfo; change: Change }) {
  const words = useReportTexts();
  const { language } = useWords();
  const { data } = useLogSpan();
  const span = data?.span;
  return (
    <Stack align="center" p="xl" gap="xs" role="status">
      <Text fw={700}>{words.empty}</Text>
      {data && (
        <Text c="dimmed">
          {span ? words.logSpan(dayText(span.from, language), dayText(span.to, language)) : words.noCalls}
        </Text>
      )}
      {span && info.period !== 'none' && (
        <Button variant="default" onClick={() => change({ ...span })}>
          {words.toSpan}
        </Button>
      )}
    </Stack>
  );
}

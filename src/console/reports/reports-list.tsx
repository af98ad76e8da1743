import { Card, SimpleGrid, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useWords } from '../language.tsx';
import { ScreenHead } from '../parts/screen-head.tsx';
import { Loaded } from '../parts/states.tsx';
import { useReports } from './api.ts';
import { useReportTexts } from './words.ts';

/** Every report, with one sentence about what it answers. */
export function ReportsList() {
  const { texts, language } = useWords();
  const words = useReportTexts();
  const reports = useReports();
  return (
    <>
      <ScreenHead title={texts.screens.reports} about={words.about} />
      <Loaded query={reports}>
        {({ reports: all }) => (
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {all.map(({ name, words: { [language]: own } }) => (
              <Card key={name} component={Link} href={`/reports/${name}`} withBorder padding="lg">
                <Text c="leaf.8" fw={700}>
                  {own.title}
                </Text>
                <Text c="dimmed" size="sm">
                  {own.about}
                </Text>
              </Card>
            ))}
          </SimpleGrid>
        )}
      </Loaded>
    </>
  );
}

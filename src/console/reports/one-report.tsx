import { Anchor, Box, List, Text } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import type { ReportAnswer, ReportInfo } from '../../analytics/api-types.ts';
import { useWords } from '../language.tsx';
import { ScreenHead } from '../parts/screen-head.tsx';
import { Section } from '../parts/section.tsx';
import { Empty, Failed, Loaded, Loading } from '../parts/states.tsx';
import { useReport, useReports } from './api.ts';
import { ChartSection } from './chart-section.tsx';
import { Downloads } from './downloads.tsx';
import { EmptyReport } from './empty-report.tsx';
import { askedOf, type Filters } from './filters/asked.ts';
import { FilterBar } from './filters/filter-bar.tsx';
import { useAddress } from './filters/use-address.ts';
import { pictureOf, useDrawn } from './use-drawn.ts';
import { ReportTable } from './table/report-table.tsx';
import { useReportTexts } from './words.ts';

/** One report: its filters, chart, table, files, and what is counted. */
export function OneReport() {
  const { name = '' } = useParams<{ name: string }>();
  const { texts } = useWords();
  const reports = useReports();
  return (
    <Loaded query={reports}>
      {(answer) => {
        const info = answer.reports.find((one) => one.name === name);
        return info ? <Opened key={name} info={info} /> : <Empty>{texts.noSuchScreen}</Empty>;
      }}
    </Loaded>
  );
}

function Opened({ info }: { info: ReportInfo }) {
  const { title, about, definition } = info.words[useWords().language];
  const words = useReportTexts();
  const [address, change] = useAddress();
  // Midnight does not change what is being read.
  const [now] = useState(() => Date.now());
  const asked = askedOf(info, address, now);
  const report = useReport(info.name, asked);
  return (
    <>
      <Anchor component={Link} href="/reports" size="sm">
        {words.all}
      </Anchor>
      <ScreenHead title={title} about={about} />
      <FilterBar info={info} address={address} change={change} now={now} />
      {report.isPending && <Loading />}
      {report.isError && <Failed error={report.error} again={() => void report.refetch()} />}
      {report.data && !report.isError && (
        <Box aria-busy={report.isPlaceholderData} opacity={report.isPlaceholderData ? 0.5 : 1}>
          <Shown answer={report.data} {...{ info, asked, title, address, change }} />
        </Box>
      )}
      <Definition sentences={definition} />
    </>
  );
}

interface ShownProps {
  info: ReportInfo;
  answer: ReportAnswer;
  asked: Filters;
  title: string;
  address: Filters;
  change: ReturnType<typeof useAddress>[1];
}

function Shown({ info, answer, asked, title, address, change }: ShownProps) {
  const words = useReportTexts();
  const { time } = useWords();
  const drawn = useDrawn(answer, address['figure']);
  if (answer.rows.length === 0 && (answer.compared?.rows.length ?? 0) === 0) {
    return <EmptyReport info={info} change={change} />;
  }
  return (
    <>
      {drawn && <ChartSection drawn={drawn} answer={answer} title={title} change={change} />}
      <Section title={words.table}>
        <Downloads
          name={answer.report}
          asked={asked}
          picture={drawn && (() => pictureOf(drawn, title, words))}
        />
        <ReportTable
          answer={answer}
          label={title}
          sort={address['sort']}
          onSort={(sort) => change({ sort })}
        />
        <Text size="sm" c="dimmed">
          {words.upTo(time(answer.upTo))}
        </Text>
      </Section>
    </>
  );
}

/** What is counted, what is not, and since when, for whoever wants to use the figures. */
function Definition({ sentences }: { sentences: readonly string[] }) {
  const words = useReportTexts();
  return (
    <Section title={words.definition}>
      <List spacing="xs" maw={760}>
        {sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
    </Section>
  );
}

import { Button, Group, Text } from '@mantine/core';
import type { ReportAnswer } from '../../analytics/api-types.ts';
import { Section } from '../parts/section.tsx';
import { useCellWords } from './cell-words.ts';
import { Chart } from './charts/chart.tsx';
import type { Change } from './filters/use-address.ts';
import { TileMap } from './map/tile-map.tsx';
import type { Drawn } from './use-drawn.ts';
import { useReportTexts } from './words.ts';

/** The figures of a report as a map or a chart, and the choice between them. */
export function ChartSection(props: { drawn: Drawn; answer: ReportAnswer; title: string; change: Change }) {
  const { drawn, answer, title, change } = props;
  const { figure, figures, about, map, chart } = drawn;
  const words = useReportTexts();
  return (
    <Section
      title={map ? words.map : words.chart}
      about={[about, useCompared(answer)].filter(Boolean).join('. ')}
    >
      {figures.length > 1 && (
        <Group gap="xs" role="group" aria-label={words.figure}>
          {figures.map(({ name }) => (
            <Button
              key={name}
              size="xs"
              variant={name === figure.name ? 'filled' : 'outline'}
              aria-pressed={name === figure.name}
              onClick={() => change({ figure: name })}
            >
              {words.figures[name] ?? name}
            </Button>
          ))}
        </Group>
      )}
      {map ? (
        <TileMap model={map} choose={(place) => change({ place })} />
      ) : (
        <Chart model={chart} label={words.chartOf(`${title}, ${about}`)} />
      )}
      {!map && chart.rows > chart.labels.length && (
        <Text size="sm" c="dimmed">
          {words.firstRows(chart.labels.length, chart.rows)}
        </Text>
      )}
    </Section>
  );
}

/** What the figures stand beside, in words; empty where they stand alone. */
function useCompared({ filters, compared }: ReportAnswer): string {
  const words = useReportTexts();
  const { day } = useCellWords();
  if (!compared) return '';
  const { from, to, version } = compared.filters;
  if (version !== undefined && version !== filters.version) return words.comparedWith(version);
  return from && to ? words.comparedWith(`${day(from)} – ${day(to)}`) : '';
}

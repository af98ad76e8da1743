import { useMemo } from 'react';
import type { ReportAnswer } from '../../analytics/api-types.ts';
import { useWords } from '../language.tsx';
import { usePlaces } from '../parts/places.ts';
import type { ReportTexts } from '../texts/report-texts.ts';
import { useCellWords } from './cell-words.ts';
import { loadDraw } from './charts/chart.tsx';
import type { ChartModel } from './charts/chart-model.ts';
import { modelOf } from './charts/model-of.ts';
import { FIGURES, type Figure } from './charts/plans.ts';
import { PICTURE_WIDTH, TITLE_ROOM, titled } from './charts/titled.ts';
import { mapCanvas } from './map/map-canvas.ts';
import { mapModel, type MapModel } from './map/map-model.ts';
import { PROVINCE_TILES } from './map/province-tiles.ts';
import { useReportTexts } from './words.ts';

/** What is drawn of a report, a map or a chart. */
export interface Drawn {
  figure: Figure;
  figures: readonly Figure[];
  /** The figure and the days, in words. */
  about: string;
  map: MapModel | null;
  chart: ChartModel;
}

const PROVINCES = PROVINCE_TILES.map(({ code }) => code);

/** In: the name of the figure that was chosen. Out: null for a report that has only its table. */
export function useDrawn(answer: ReportAnswer, chosen: string | undefined): Drawn | null {
  const { language } = useWords();
  const words = useReportTexts();
  const cells = useCellWords();
  const figures = FIGURES[answer.report] ?? [];
  const figure = figures.find(({ name }) => name === chosen) ?? figures[0];
  const isOfProvinces = answer.columns[0]?.kind === 'place' && answer.filters.place === undefined;
  const onMap = figure?.onMap === true && isOfProvinces && answer.compared === null;
  const places = usePlaces(onMap ? PROVINCES : []);
  const names = useMemo(
    () =>
      Object.fromEntries(
        [...places].map(([code, { km, en }]) => [code, { km: km[0] ?? code, en: en[0] ?? code }]),
      ),
    // Places come once, all together.
    [places.size],
  );
  return useMemo(() => {
    if (!figure) return null;
    const { from, to } = answer.filters;
    const days = from && to ? `${cells.day(from)} – ${cells.day(to)}` : '';
    const what = words.figures[figure.name] ?? figure.name;
    return {
      ...{ figure, figures },
      about: [what, days].filter((part) => part !== '').join(' · '),
      map: onMap ? mapModel(answer, figure.columns[0] ?? '', names, language) : null,
      chart: modelOf(answer, figure, {
        text: (cell, { kind }) => cells.text(cell, kind, answer.names),
        column: (name) => words.columns[name] ?? name,
        now: words.now,
        compared: words.earlier,
        others: words.others,
      }),
    };
  }, [answer, figure, language, onMap, names]);
}

/** A picture to be shown elsewhere, with what it is and of what days. */
export async function pictureOf(
  { map, chart, about }: Drawn,
  title: string,
  words: Pick<ReportTexts, 'lake' | 'none'>,
): Promise<HTMLCanvasElement> {
  const { chartCanvas } = await loadDraw();
  const drawn = map
    ? mapCanvas(map, PICTURE_WIDTH, TITLE_ROOM, words)
    : chartCanvas(chart, PICTURE_WIDTH, TITLE_ROOM);
  return titled(drawn, title, about);
}

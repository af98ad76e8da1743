import type { ReportChoicesAnswer, ReportInfo, ReportsAnswer } from '../../analytics/api-types.ts';

type Ask = (door: string) => Promise<{ body: unknown }>;

const REPORTS = '/api/v1/reports';
const CALLS = '/api/v1/calls';

/** Places that reports are narrowed to: a province, a district and a commune, as far as a report knows them. */
const PLACES = ['02', '0204', '020401'];

/**
 * Every door that is timed, in the order in which they are asked: each report over all the time there is, by whatever it
 * can be told by, and narrowed to each thing it can be narrowed to; then the call log.
 */
export async function doorsOf(ask: Ask): Promise<string[]> {
  const { reports } = (await ask(REPORTS)).body as ReportsAnswer;
  const choices = (await ask(`${REPORTS}/choices`)).body as ReportChoicesAnswer;
  const { span } = (await ask(`${REPORTS}/span`)).body as { span: { from: string; to: string } | null };
  const period = span ? `from=${span.from}&to=${span.to}` : '';
  return [
    `${REPORTS}/span`,
    `${REPORTS}/choices`,
    ...reports.flatMap((report) => doorsOfReport(report, choices, report.period === 'none' ? '' : period)),
    ...(await doorsOfLog(ask, choices)),
  ];
}

function doorsOfReport(
  { name, filters, by }: ReportInfo,
  { lines, languages, versions }: ReportChoicesAnswer,
  period: string,
): string[] {
  const version = versions.at(-1);
  const narrowed: Record<string, string[]> = {
    line: lines.slice(0, 1),
    language: languages.slice(0, 1),
    version: version ? [`${version.flow}@${version.version}`] : [],
    by,
    place: PLACES.slice(0, 1),
    node: ['citizen-line/main-menu'],
    topic: ['budget-answer'],
    subject: ['service'],
  };
  const door = (more: string): string => `${REPORTS}/${name}?${[period, more].filter(Boolean).join('&')}`;
  return [
    // Without anything: the last year.
    `${REPORTS}/${name}`,
    door(''),
    ...filters.flatMap((filter) =>
      (narrowed[filter] ?? []).map((value) => door(`${filter}=${encodeURIComponent(value)}`)),
    ),
    ...(version && filters.includes('version')
      ? [door(`compareVersion=${version.flow}@${version.version}`)]
      : []),
  ];
}

/** The newest calls, narrowed in every way that a question often is, and one of them as a story. */
async function doorsOfLog(ask: Ask, { lines, languages }: ReportChoicesAnswer): Promise<string[]> {
  const first = await ask(CALLS).catch(() => null);
  if (!first) return [];
  const { calls = [] } = first.body as { calls?: { id: string }[] };
  return [
    CALLS,
    `${CALLS}?line=${lines[0] ?? ''}`,
    `${CALLS}?language=${languages[0] ?? ''}`,
    ...PLACES.map((place) => `${CALLS}?place=${place}`),
    `${CALLS}?disposition=gave-up`,
    `${CALLS}?topic=budget-answer`,
    `${CALLS}/live`,
    ...calls.slice(0, 1).map(({ id }) => `${CALLS}/${id}`),
  ];
}

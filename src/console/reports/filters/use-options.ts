import type { ReportChoicesAnswer, ReportFilter, ReportInfo } from '../../../analytics/api-types.ts';
import { useWords } from '../../language.tsx';
import { useReport, useReportChoices } from '../api.ts';
import { dayText, nodeText } from '../cell-words.ts';
import { useReportTexts } from '../words.ts';
import type { Filters } from './asked.ts';

type Options = readonly (readonly [value: string, label: string])[];

/** As much of the version of a menu as tells it from others. */
const VERSION_LETTERS = 8;

const DAY_CHARS = 10;

/** What each filter of a report can be, in words: what occurs in the log, and what the line knows. */
export function useOptions(info: ReportInfo, address: Filters): Partial<Record<ReportFilter, Options>> {
  const { texts, language } = useWords();
  const words = useReportTexts();
  const { data: choices } = useReportChoices();
  const period = Object.fromEntries(
    Object.entries(address).filter(([name]) => name === 'from' || name === 'to'),
  );
  const { data: ends } = useReport(
    'where-calls-end',
    period,
    info.filters.includes('node') || info.filters.includes('flow'),
  );
  const flows = [...new Set(ends?.rows.map((row) => String(row[0])))];
  const nodes = [...new Set(ends?.rows.map((row) => String(row[1])))];
  const kinds =
    info.name === 'cases' ? texts.cases.kinds : facilityKinds(texts.factColumns.choices['kind'] ?? {});
  return {
    line: choices?.lines.map((line) => [line, line]) ?? [],
    language: choices?.languages.map((code) => [code, texts.cases.languages[code] ?? code]) ?? [],
    version: versionsOf(choices, ({ flow, version, seenAt }) =>
      words.versionName(
        choices?.names.flow?.[flow]?.[language] ?? flow,
        version.slice(0, VERSION_LETTERS),
        seenAt === null ? '' : dayText(new Date(seenAt).toISOString().slice(0, DAY_CHARS), language),
      ),
    ),
    flow: flows.map((flow) => [flow, ends?.names.flow?.[flow]?.[language] ?? flow]),
    topic: Object.entries(choices?.names.topic ?? {}).map(([topic, name]) => [topic, name[language]]),
    subject: Object.entries(words.subjects),
    round: choices?.rounds.map((round) => [round, choices.names.round?.[round]?.[language] ?? round]) ?? [],
    kind: Object.entries(kinds),
    node: nodes.map((node) => [node, nodeText(node)]),
  };
}

const FACILITIES = ['school', 'health-centre', 'commune'];

const facilityKinds = (kinds: Record<string, string>): Record<string, string> =>
  Object.fromEntries(FACILITIES.map((kind) => [kind, kinds[kind] ?? kind]));

const versionsOf = (
  choices: ReportChoicesAnswer | undefined,
  nameOf: (version: ReportChoicesAnswer['versions'][number]) => string,
): Options => choices?.versions.map((one) => [`${one.flow}@${one.version}`, nameOf(one)]) ?? [];

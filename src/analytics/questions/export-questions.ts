import { sql } from 'drizzle-orm';
import type { FlowSource } from '../../core/flow/flow-source.ts';
import type { ExportFilter } from '../exports/filter.ts';
import { questionsIn, type FlowQuestions } from '../exports/flow-questions.ts';
import type { Reader } from '../reader.ts';

/** What callers were asked in the versions of flows that an export may have calls of. */
export function exportQuestions(reader: Reader, { version }: ExportFilter): FlowQuestions {
  const [flow = '', number = ''] = version?.split('@') ?? [];
  const narrowed =
    version === undefined ? sql`true` : sql`flow_id = ${flow} and flow_versions.version = ${number}`;
  const sources = reader.all<{ source: string }>(
    sql`select source from flow_versions where ${narrowed} order by seen_at desc, flow_id, version`,
  );
  return questionsIn(sources.map(({ source }) => JSON.parse(source) as FlowSource));
}

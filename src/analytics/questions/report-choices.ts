import { sql } from 'drizzle-orm';
import type { ReportChoicesAnswer } from '../api-types.ts';
import { namesOfKind } from '../names.ts';
import type { Reader } from '../reader.ts';
import { TOPIC_NAMES } from '../topic-names.ts';

/** What reports can be narrowed to: whatever occurs in calls that were counted. */
export function reportChoices(reader: Reader, _asked: Record<string, never>): ReportChoicesAnswer {
  const texts = (column: 'line' | 'language'): string[] =>
    reader
      .all<{ value: string }>(
        sql`select distinct ${sql.identifier(column)} as value from slices order by value`,
      )
      .map(({ value }) => value);
  const versions = reader.all<ReportChoicesAnswer['versions'][number]>(
    sql`select distinct slices.flow_id as flow, slices.flow_version as version,
          flow_versions.seen_at as seenAt
        from slices left join flow_versions
          on flow_versions.flow_id = slices.flow_id and flow_versions.version = slices.flow_version
        order by seenAt desc, flow, version`,
  );
  const rounds = reader
    .all<{ id: string }>(sql`select id from rounds order by opens_on desc, id`)
    .map(({ id }) => id);
  const flows = versions.map(({ flow }) => flow);
  return {
    lines: texts('line'),
    languages: texts('language'),
    versions,
    rounds,
    names: {
      flow: namesOfKind(reader, 'flow', flows),
      round: namesOfKind(reader, 'round', rounds),
      topic: TOPIC_NAMES,
    },
  };
}

import { and, eq, sql } from 'drizzle-orm';
import { flowVersions } from '../../../db/schema.ts';
import type { FlowSource } from '../../core/flow/flow-source.ts';
import type { FlowVersionName } from '../calls/api-types.ts';
import type { Reader } from '../reader.ts';

/** A flow as callers heard it, with all that it runs; null where that version was never kept. */
export function flowVersion(reader: Reader, { id, version }: FlowVersionName): FlowSource | null {
  const ofVersion = and(eq(flowVersions.flowId, id), eq(flowVersions.version, version));
  const [row] = reader.all<{ source: string }>(
    sql`select ${flowVersions.source} as source from ${flowVersions} where ${ofVersion}`,
  );
  return row ? (JSON.parse(row.source) as FlowSource) : null;
}

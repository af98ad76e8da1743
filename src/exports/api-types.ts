import { z } from 'zod';

/*
 * What goes over the wire about exports. Days are days in Phnom Penh, as `2026-11-21`; moments are milliseconds since
 * 1970 (UTC).
 */

/** What may leave, in the order in which a screen shows it. */
export const EXPORT_NAMES = ['calls', 'events', 'responses', 'ratings', 'scorecards', 'cases'] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];

export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Answers of callers leave as a package of FLOIP Flow Results too: a zip with its descriptor. */
const FILE_FORMATS = [...EXPORT_FORMATS, 'zip'] as const;
export type FileFormat = ExportFormat | 'zip';

/** In which forms a table leaves. */
export const formatsOf = (table: ExportName): readonly FileFormat[] =>
  table === 'responses' ? FILE_FORMATS : EXPORT_FORMATS;

const day = z.iso.date('give a day as 2026-11-21.');

/** Which rows: all that the log has where nothing is said. */
export const exportFilterQuery = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  line: z.string().min(1, 'give the number of a line.').max(40, 'give the number of a line.').optional(),
  place: z
    .string()
    .regex(/^(\d\d){1,3}$/, 'give the code of a province, district or commune.')
    .optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'give the code of a language, such as km.')
    .optional(),
  version: z
    .string()
    .regex(/^[a-z0-9-]{1,60}@[a-z0-9-]{1,40}$/, 'give a version as flow@version.')
    .optional(),
});

/** What was wished for, as `exportFilterQuery` reads it. */
export interface ExportWish {
  /** Days; both count. */
  from?: string | undefined;
  to?: string | undefined;
  line?: string | undefined;
  place?: string | undefined;
  language?: string | undefined;
  version?: string | undefined;
}

/** What stands in the address of a file. */
export const exportFile = z.strictObject({
  table: z.enum(EXPORT_NAMES, { error: `choose one of ${EXPORT_NAMES.join(', ')}.` }),
  format: z.enum(FILE_FORMATS, { error: `choose one of ${FILE_FORMATS.join(', ')}.` }),
});

/** POST /exports */
export const newExportRequest = exportFilterQuery
  .extend(exportFile.shape)
  .refine(({ table, format }) => formatsOf(table).includes(format), {
    path: ['format'],
    message: 'only responses leave as zip.',
  });

export interface NewExportRequest extends ExportWish {
  table: ExportName;
  format: FileFormat;
}

/** A file that is made, or lies ready for a day. */
export interface ExportAnswer {
  id: string;
  wish: NewExportRequest;
  state: 'waiting' | 'making' | 'ready' | 'failed';
  madeAt: number;
  /** How far it is, from 0 to 1. */
  share: number;
  /** Written so far. */
  rows: number;
  /** Of the whole file; null before it is ready. */
  bytes: number | null;
  /** When it is deleted. */
  until: number;
}

export interface OneExportAnswer {
  export: ExportAnswer;
}

/** GET /exports: one's own, the newest first. */
export interface ExportsAnswer {
  exports: ExportAnswer[];
}

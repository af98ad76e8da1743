import type { ExportAnswer, ExportName, FileFormat } from '../../exports/api-types.ts';

/** What the screen of exports says, in English. */
export const exportsEn = {
  about:
    'Take what callers did as files, for a spreadsheet or for R and Python. A file is made in the background and kept until the time that stands beside it.',
  notPublic: 'These rows are for work in the house. What may be given to anybody is on the open page.',
  openPage: 'The open page',
  what: 'What',
  names: {
    calls: 'Calls',
    events: 'Every step of the calls',
    responses: 'Answers of callers to each question',
    ratings: 'Ratings',
    scorecards: 'Answers to scorecards',
    cases: 'Messages: kind, district, state and days',
  } satisfies Record<ExportName, string>,
  format: 'As',
  formats: {
    csv: 'CSV',
    xlsx: 'Excel (XLSX)',
    jsonl: 'JSON lines',
    parquet: 'Parquet',
    zip: 'Flow Results package (zip)',
  } satisfies Record<FileFormat, string>,
  from: 'From (day)',
  to: 'To (day)',
  dayHint: 'Left empty: all that there is',
  make: 'Make the file',
  files: 'Files',
  none: 'You have no files. Choose above what you need.',
  states: {
    waiting: 'Waits for its turn',
    making: 'Is being made',
    ready: 'Ready',
    failed: 'Failed. Delete it and make it again.',
  } satisfies Record<ExportAnswer['state'], string>,
  rows: (rows: string) => `${rows} rows`,
  until: (at: string) => `Kept until ${at}`,
  download: 'Download',
  remove: 'Delete',
  progress: 'How far it is',
  file: 'File',
  state: 'State',
};

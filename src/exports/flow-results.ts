import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { FlowQuestions } from '../analytics/exports/flow-questions.ts';
import { momentText } from '../tables/cell-text.ts';
import type { Cell, Table } from '../tables/table.ts';

/*
 * FLOIP Flow Results 1.0 (github.com/FLOIP/flow-results): a Data Package with one resource, whose rows are arrays in one
 * JSON file, and whose schema tells of the questions.
 */

const FIELDS = [
  { name: 'timestamp', title: 'Timestamp', type: 'datetime' },
  { name: 'row_id', title: 'Row ID', type: 'string' },
  { name: 'contact_id', title: 'Contact ID', type: 'string' },
  { name: 'session_id', title: 'Session ID', type: 'string' },
  { name: 'question_id', title: 'Question ID', type: 'string' },
  { name: 'response', title: 'Response', type: 'any' },
  { name: 'response_metadata', title: 'Response Metadata', type: 'object' },
];

const DATA = 'responses.json';

/** What a package says of itself. In: its name, what was asked, and the time in milliseconds since 1970. */
const descriptorOf = (name: string, questions: FlowQuestions, now: number) => ({
  ...{ profile: 'flow-results-package', flow_results_specification_version: '1.0.0-rc1' },
  ...{ name: `sdap-${name}`, title: `Sdap: answers of callers (${name})`, id: randomUUID() },
  ...{ created: momentText(now), modified: momentText(now) },
  resources: [
    {
      ...{ name: 'responses', profile: 'data-resource', access_method: 'file', path: DATA },
      ...{ mediatype: 'application/json', format: 'json', encoding: 'utf-8' },
      schema: { language: 'eng', fields: FIELDS, questions },
    },
  ],
});

/** The package, zipped as fast as it is read. In: rows as the export of responses has them, and what was asked. */
export function flowResultsOf(table: Table, questions: FlowQuestions, now: number): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  const descriptor = JSON.stringify(descriptorOf(table.name, questions, now), null, 2);
  zip.addBuffer(Buffer.from(descriptor), 'datapackage.json');
  const data = Readable.from(jsonOf(table, questions), { objectMode: false });
  data.on('error', (error) => out.destroy(error));
  out.on('close', () => data.destroy());
  zip.addReadStream(data, DATA);
  zip.end();
  return out;
}

async function* jsonOf({ pages }: Table, questions: FlowQuestions): AsyncGenerator<string> {
  let before = '[';
  for await (const page of pages) {
    for (const row of page) {
      yield `${before}\n${JSON.stringify(rowOf(row, questions))}`;
      before = ',';
    }
  }
  yield before === '[' ? '[]' : '\n]';
}

/** A row of the table as the standard has it. */
function rowOf(
  [at, row, contact, session, question, response, metadata]: readonly Cell[],
  questions: FlowQuestions,
) {
  const isNumber = questions[String(question)]?.type === 'numeric';
  return [
    ...[momentText(Number(at)), row, contact, session, question],
    ...[isNumber ? Number(response) : response, metadata ? (JSON.parse(String(metadata)) as object) : null],
  ];
}

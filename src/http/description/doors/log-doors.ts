import { callsQuery } from '../../../analytics/calls/api-types.ts';
import { exportFilterQuery, newExportRequest } from '../../../exports/api-types.ts';
import { reportQuery } from '../../../analytics/report-query.ts';
import type { Doors } from '../door.ts';

/** What callers did: reports, and exports. */
export const LOG_DOORS: Doors = {
  'GET /calls': {
    ...{
      who: 'calls:read',
      says: 'Calls that have ended, searched and narrowed, a page at a time.',
      query: callsQuery,
    },
    answers: 'CallsAnswer',
  },
  'GET /calls/live': { who: 'calls:read', says: 'Calls under way.', answers: 'LiveCallsAnswer' },
  'GET /calls/:id': { who: 'calls:read', says: 'A call, step by step.', answers: 'CallAnswer' },
  'GET /flow-versions/:flow/:version': {
    who: 'calls:read',
    says: 'A flow as callers heard it.',
    answers: 'FlowVersionAnswer',
  },
  'GET /reports': {
    who: 'calls:read',
    says: 'All reports: what each of them tells, and how it can be narrowed.',
    answers: 'ReportsAnswer',
  },
  'GET /reports/choices': {
    who: 'calls:read',
    says: 'What reports can be narrowed to: lines, languages, versions.',
    answers: 'ReportChoicesAnswer',
  },
  'GET /reports/:report': {
    ...{ who: 'calls:read', says: 'A report: its columns and rows.', query: reportQuery },
    answers: 'ReportAnswer',
  },
  'GET /reports/:report.:format': {
    ...{
      who: 'calls:read',
      says: 'The same as a file: csv, xlsx (with what is counted in a sheet of its own), jsonl or parquet.',
    },
    ...{ query: reportQuery, gives: 'application/octet-stream' },
  },
  'GET /reports/span': {
    who: 'calls:read',
    says: 'From which day to which there are calls.',
    answers: 'LogSpanAnswer',
  },
  'GET /exports': {
    who: 'calls:read',
    says: 'One’s own exports that lie ready or are being made.',
    answers: 'ExportsAnswer',
  },
  'POST /exports': {
    ...{
      who: 'calls:read',
      says: 'Has a file made, which is kept for a day.',
      body: newExportRequest,
      status: 201,
    },
    answers: 'OneExportAnswer',
  },
  'GET /exports/:table.:format': {
    ...{
      who: 'calls:read',
      says: 'Rows of the log as a file, at once: csv, xlsx, jsonl or parquet; responses.zip is a package of FLOIP Flow Results.',
    },
    ...{ query: exportFilterQuery, gives: 'application/octet-stream' },
  },
  'GET /exports/:id': { who: 'calls:read', says: 'How far an export is.', answers: 'OneExportAnswer' },
  'GET /exports/:id/file': {
    ...{ who: 'calls:read', says: 'The file. A download that broke off goes on with Range.' },
    gives: 'application/octet-stream',
  },
  'DELETE /exports/:id': { who: 'calls:read', says: 'Deletes an export, or stops it.', gives: 'nothing' },
};

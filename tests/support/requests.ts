import type { Context } from '../../src/context.ts';
import { requests } from '../../src/directory/import/kinds/requests.ts';
import type { RequestRow } from '../../src/directory/requests/request-row.ts';
import { NOW } from './line.ts';

/** A birth certificate that is ready at the One Window Service Office of Banan. */
const READY: Omit<RequestRow, 'number'> = {
  office: 'owso',
  place: '0201',
  service: 'birth-certificate',
  state: 'ready',
  next: null,
  readyOn: null,
  updatedAt: NOW,
  updatedBy: 'the office',
};

/** Puts a request into the line as its office would. */
export function putRequest(context: Context, request: Partial<RequestRow> & { number: string }): void {
  const { rows } = context.facts;
  const { updatedAt: at, updatedBy: name, ...row } = { ...READY, ...request };
  rows.transaction(() => rows.put(requests, row, { at, name, reaches: () => true }));
}

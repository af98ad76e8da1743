import { Router, type Request, type Response } from 'express';
import type { Context } from '../../context.ts';
import {
  factKeyQuery,
  factRemovalRequest,
  factRowRequest,
  factRowsQuery,
  factSetRequest,
  LARGEST_FACT_FILE_BYTES,
  type FactChangedAnswer,
  type FactKindAnswer,
  type FactKindsAnswer,
  type FactRowsAnswer,
  type FactSetAnswer,
} from '../../directory/api-types.ts';
import { changeRow, changeRows, removeRow } from '../../directory/import/change-row.ts';
import { columnsAnswer } from '../../directory/import/columns-answer.ts';
import { FactsError } from '../../directory/import/facts-error.ts';
import type { ImportKind } from '../../directory/import/kind.ts';
import { IMPORT_KINDS } from '../../directory/import/kinds.ts';
import { bodyOf, queryOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';
import { jsonBody } from '../json-body.ts';
import { factErrors } from './errors.ts';
import { exportRoutes } from './exports.ts';
import { factImportRoutes } from './imports.ts';
import { changers, kindOf, permissionToChange } from './kind-of.ts';
import { recorded } from './recorded.ts';
import { senderOf } from './sender.ts';
import { rowAnswer, when } from './row-answer.ts';
import { speechRoutes } from './speech.ts';

/** `/api/v1/facts`: what callers hear, as tables that staff look at, change, bring by file and take away. */
export function factRoutes(context: Context): Router {
  const router = Router();
  const read = guard(context, 'facts:read');
  const change = [changers(context), jsonBody('64kb')];
  router.get('/', read, (request, response) => {
    const { permissions } = staffOf(request);
    const kinds = IMPORT_KINDS.map((kind) => ({
      ...kindAnswer(context, kind),
      mayChange: permissions.includes(permissionToChange(kind)),
    }));
    response.json({ kinds } satisfies FactKindsAnswer);
  });
  router.use(speechRoutes(context), exportRoutes(context), factImportRoutes(context));
  router.get('/:kind', read, (request, response) => {
    response.json(pageOf(context, kindOf(request), request));
  });
  router.get('/:kind/rows', read, (request, response) => {
    const kind = kindOf(request);
    const known = context.facts.rows.find(kind, queryOf(factKeyQuery, request).key);
    if (!known) throw new FactsError('no-such-row', 'This row is not there any more. Load the table anew.');
    response.json({ row: rowAnswer(context, kind, known) } satisfies FactChangedAnswer);
  });
  router.put('/:kind/rows', ...change, (request: Request, response: Response) => {
    const kind = kindOf(request);
    const { row, replaces, seen } = bodyOf(factRowRequest, request);
    const before = replaces === undefined || seen === undefined ? null : { key: replaces, seen };
    const { after } = recorded(context, kind, request, 'fact', () =>
      changeRow(context.facts, kind, row, before, senderOf(context, request)),
    );
    if (!after) throw new Error('A row that was put is not there.');
    response.json({ row: rowAnswer(context, kind, after) } satisfies FactChangedAnswer);
  });
  router.put('/:kind/rows/set', ...change, (request: Request, response: Response) => {
    const kind = kindOf(request);
    const { rows: sent, removes } = bodyOf(factSetRequest, request);
    const wanted = sent.map(({ row: cells, replaces, seen }) => ({
      cells,
      seen: replaces === undefined || seen === undefined ? null : { key: replaces, seen },
    }));
    const changed = context.store.transaction(() =>
      changeRows(context.facts, kind, { wanted, removes }, senderOf(context, request)).map((one) =>
        recorded(context, kind, request, 'fact', () => one),
      ),
    );
    const rows = changed.flatMap(({ after }) => (after ? [rowAnswer(context, kind, after)] : []));
    response.json({ rows } satisfies FactSetAnswer);
  });
  router.delete('/:kind/rows', ...change, (request: Request, response: Response) => {
    const kind = kindOf(request);
    const seen = bodyOf(factRemovalRequest, request);
    recorded(context, kind, request, 'fact', () =>
      removeRow(context.facts, kind, seen, senderOf(context, request)),
    );
    response.status(204).end();
  });
  router.use(factErrors(`Send at most ${LARGEST_FACT_FILE_BYTES / 1024 / 1024} MB.`));
  return router;
}

function kindAnswer(context: Context, kind: ImportKind): Omit<FactKindAnswer, 'mayChange'> {
  const { facts } = context;
  const newest = facts.rows.newest(kind);
  return {
    kind: kind.name,
    columns: columnsAnswer(kind),
    confirmed: kind.told !== undefined,
    placed: kind.place !== undefined,
    replacesInWords: kind.replacesInWords ?? null,
    rows: facts.rows.count(kind),
    states: statesOf(context, kind),
    newest: newest
      ? { at: newest.at, by: newest.by, rows: newest.rows, fileName: newest.fileName || null }
      : null,
  };
}

function pageOf(context: Context, kind: ImportKind, request: Request): FactRowsAnswer {
  const { search, place, after, limit } = queryOf(factRowsQuery, request);
  const asked = { search: search || null, place: place ?? null, after: after ?? null };
  // One more than is answered tells whether there are more.
  const found = context.facts.rows.page(kind, { ...asked, limit: limit + 1 });
  const shown = found.slice(0, limit);
  return {
    rows: shown.map((known) => rowAnswer(context, kind, known)),
    next: found.length > limit ? (shown.at(-1)?.key ?? null) : null,
  };
}

function statesOf(context: Context, kind: ImportKind): FactKindAnswer['states'] {
  if (!kind.told) return null;
  const states = { confirmed: 0, 'too-old': 0, unconfirmed: 0, sample: 0 };
  for (const { row, rows } of context.facts.rows.countAlike(kind))
    states[kind.told(row, when(context))] += rows;
  return states;
}

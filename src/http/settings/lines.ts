import { Router, type ErrorRequestHandler, type Request } from 'express';
import type { Context } from '../../context.ts';
import {
  factRemovalRequest,
  factRowRequest,
  type LineAnswer,
  type LineChangedAnswer,
  type LinesAnswer,
} from '../../directory/api-types.ts';
import { changeRow, removeRow } from '../../directory/import/change-row.ts';
import type { KnownRow } from '../../directory/import/fact-rows.ts';
import { FactsError } from '../../directory/import/facts-error.ts';
import { placesOf } from '../../directory/places-answer.ts';
import type { LineRow } from '../../directory/ports.ts';
import { Refusal, type RefusalCode } from '../../staff/refusal.ts';
import { bodyOf } from '../body.ts';
import { recorded } from '../facts/recorded.ts';
import { senderOf } from '../facts/sender.ts';
import { guard } from '../guard.ts';
import { jsonBody } from '../json-body.ts';

/** More numbers than any line has. */
const MOST_LINES = 1_000;

/** `/api/v1/lines`: the numbers that answer; a change holds from the next call on. */
export function lineRoutes(context: Context): Router {
  const { facts, lines } = context;
  const router = Router();
  router.use(guard(context, 'settings:write'), jsonBody('64kb'));
  router.get('/', (_request, response) => {
    const asked = { search: null, place: null, after: null, limit: MOST_LINES };
    response.json({
      lines: facts.rows.page(lines.kind, asked).map((known) => lineAnswer(context, known)),
      flows: lines.flows(),
      languages: lines.languages(),
      flowOfOthers: lines.flowOfOthers(),
    } satisfies LinesAnswer);
  });
  router.put('/', (request, response) => {
    response.json({ line: lineAnswer(context, put(context, request)) } satisfies LineChangedAnswer);
  });
  router.delete('/', (request, response) => {
    const seen = bodyOf(factRemovalRequest, request);
    recorded(context, lines.kind, request, 'line', () =>
      removeRow(facts, lines.kind, seen, senderOf(context, request)),
    );
    response.status(204).end();
  });
  router.use(asRefusals);
  return router;
}

function put(context: Context, request: Request): KnownRow {
  const { facts, lines } = context;
  const { row, replaces, seen } = bodyOf(factRowRequest, request);
  const before = replaces === undefined || seen === undefined ? null : { key: replaces, seen };
  const { after } = recorded(context, lines.kind, request, 'line', () =>
    changeRow(facts, lines.kind, row, before, senderOf(context, request)),
  );
  if (!after) throw new Error('A line that was put is not there.');
  return after;
}

function lineAnswer({ facts, lines }: Context, { key, seen, row, shipped }: KnownRow): LineAnswer {
  const { number, flow, place, language, note } = row as LineRow;
  const known = place === null ? undefined : placesOf([place], facts.world.facts)[0];
  const gone = lines.problems(row as LineRow).map(({ column }) => column);
  return { key, seen, number, flow, place: known ?? null, language, note, shipped, gone };
}

const REFUSED: Partial<Record<FactsError['code'], RefusalCode>> = {
  'not-allowed': 'not-allowed',
  'changed-meanwhile': 'changed-meanwhile',
  'no-such-row': 'not-found',
};

/** A line is changed in a form of its own, so what is wrong names the field of it. */
const asRefusals: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  if (!(error instanceof FactsError)) {
    next(error);
    return;
  }
  const [problem] = error.problems;
  const message = problem ? `${problem.column}: ${problem.message}.` : error.message;
  next(new Refusal(REFUSED[error.code] ?? 'bad-input', message, problem?.column || undefined));
};

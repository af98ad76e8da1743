import { Router, type Request } from 'express';
import type {
  LogSpanAnswer,
  ReportAnswer,
  ReportChoicesAnswer,
  ReportsAnswer,
} from '../../analytics/api-types.ts';
import { infoOf } from '../../analytics/report.ts';
import { reportQuery } from '../../analytics/report-query.ts';
import { REPORTS } from '../../analytics/reports.ts';
import type { Context } from '../../context.ts';
import { Refusal } from '../../staff/refusal.ts';
import { queryOf } from '../body.ts';
import { guard } from '../guard.ts';
import { askedOf } from './asked.ts';

/** `/api/v1/reports`: what callers did, for those who may read about calls. */
export function reportRoutes(context: Context): Router {
  const router = Router();
  router.use(guard(context, 'calls:read'));
  router.get('/', (_request, response) => {
    const reports = [...REPORTS].map(([name, report]) => infoOf(name, report));
    response.json({ reports } satisfies ReportsAnswer);
  });
  router.get('/span', async (_request, response) => {
    response.json({ span: await context.analyst.ask('logSpan', {}) } satisfies LogSpanAnswer);
  });
  router.get('/choices', async (_request, response) => {
    response.json((await context.analyst.ask('reportChoices', {})) satisfies ReportChoicesAnswer);
  });
  router.get('/:report', async (request, response) => {
    response.json(await answerOf(context, request));
  });
  return router;
}

async function answerOf({ analyst, clock }: Context, request: Request): Promise<ReportAnswer> {
  const name = String(request.params['report']);
  const report = REPORTS.get(name);
  if (!report) {
    throw new Refusal(
      'not-found',
      `There is no report ${name}. GET /api/v1/reports lists those that there are.`,
    );
  }
  const madeAt = clock.now();
  const { asked, compared } = askedOf(report, queryOf(reportQuery, request), madeAt);
  const answer = await analyst.ask('reportRows', { report: name, asked, compared, now: madeAt });
  return {
    report: name,
    filters: asked,
    columns: report.columns(asked),
    rows: answer.rows,
    compared: compared && { filters: compared, rows: answer.compared ?? [] },
    names: answer.names,
    madeAt,
    upTo: answer.firstWaiting ?? madeAt,
  };
}

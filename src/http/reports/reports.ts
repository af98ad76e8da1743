import { Router, type Request } from 'express';
import type {
  LogSpanAnswer,
  ReportAnswer,
  ReportChoicesAnswer,
  ReportsAnswer,
} from '../../analytics/api-types.ts';
import { infoOf, type Report } from '../../analytics/report.ts';
import { reportQuery } from '../../analytics/report-query.ts';
import { reportTable } from '../../analytics/report-table.ts';
import type { ReportName } from '../../analytics/report-words.ts';
import { REPORTS } from '../../analytics/reports.ts';
import type { Context } from '../../context.ts';
import { Refusal } from '../../staff/refusal.ts';
import { FORMATS, type FormatName } from '../../tables/formats.ts';
import { queryOf } from '../body.ts';
import { guard } from '../guard.ts';
import { sendTable } from '../send-table.ts';
import { wholeCountry } from '../whole-country.ts';
import { askedOf } from './asked.ts';

/** `/api/v1/reports`: what callers did, for those who may read about calls. */
export function reportRoutes(context: Context): Router {
  const router = Router();
  router.use(guard(context, 'calls:read'), wholeCountry);
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
  router.get('/:report.:format', async (request, response) => {
    const { report, format } = request.params;
    if (!isFormat(format)) {
      throw new Refusal('not-found', `There is no report as ${format}. Ask for ${FORMAT_NAMES.join(', ')}.`);
    }
    const { words } = infoOf(...reportNamed(report));
    await sendTable(response, reportTable(await answerOf(context, request), words), format);
  });
  router.get('/:report', async (request, response) => {
    response.json(await answerOf(context, request));
  });
  return router;
}

const FORMAT_NAMES = Object.keys(FORMATS);
const isFormat = (name: string): name is FormatName => FORMAT_NAMES.includes(name);

/** Throws Refusal where there is none. */
function reportNamed(wanted: string): [ReportName, Report] {
  const found = [...REPORTS].find(([name]) => name === wanted);
  if (found) return found;
  throw new Refusal(
    'not-found',
    `There is no report ${wanted}. GET /api/v1/reports lists those that there are.`,
  );
}

async function answerOf(
  { analyst, clock }: Context,
  request: Request<{ report: string }>,
): Promise<ReportAnswer> {
  const [name, report] = reportNamed(request.params.report);
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

import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Utterance } from '../../calls/ports.ts';
import {
  speechQuery,
  speechRequest,
  type BudgetAnswer,
  type BudgetSpeechAnswer,
} from '../../directory/api-types.ts';
import { budgetSpeech, type SpokenPart } from '../../directory/budget-speech.ts';
import { placeCode, year } from '../../directory/columns.ts';
import { COMPONENTS } from '../../directory/components.ts';
import { checkRow } from '../../directory/import/check-row.ts';
import { rowsRefused } from '../../directory/import/facts-error.ts';
import { placeProblem } from '../../directory/import/kind.ts';
import { BUDGET_LEVELS, budgets } from '../../directory/import/kinds/budgets.ts';
import type { BudgetRow, ReferenceStore } from '../../directory/ports.ts';
import { Refusal } from '../../staff/refusal.ts';
import { bodyOf, pathOf, queryOf } from '../body.ts';
import { guard } from '../guard.ts';
import { jsonBody } from '../json-body.ts';
import { rowAnswer } from './row-answer.ts';
import { senderOf } from './sender.ts';

/** `/api/v1/facts/budgets/:place/:year`: the lines of a budget; and how a caller hears it, in words and sound. */
export function speechRoutes(context: Context): Router {
  const router = Router();
  const read = guard(context, 'facts:read');
  const tell = async (request: Request, response: Response, facts: ReferenceStore): Promise<void> => {
    const { place, year } = budgetOf(context, request);
    const { language } = queryOf(speechQuery, request);
    const parts = spoken(context, facts, place, year, language);
    for (const { utterance } of parts) await context.clips.make(utterance);
    response.json({ parts: parts.map(answerOf) } satisfies BudgetSpeechAnswer);
  };
  router.get('/budgets/:place/:year', read, (request, response) => {
    const of = budgetOf(context, request);
    const rows = context.facts.rows
      .like(budgets, ['placeCode', 'year'], { placeCode: of.place, year: of.year })
      .map((known) => rowAnswer(context, budgets, known));
    response.json({ rows, components: COMPONENTS } satisfies BudgetAnswer);
  });
  router.get('/budgets/:place/:year/speech', read, (request, response) =>
    tell(request, response, context.facts.world.facts),
  );
  router.post('/budgets/:place/:year/speech', read, jsonBody('64kb'), (request, response) =>
    tell(request, response, asItWouldBe(context, request)),
  );
  return router;
}

const budgetPath = z.object({ place: placeCode, year });

/** Throws Refusal: bad-input where no place of that code has a budget, or the year is none. */
function budgetOf(context: Context, request: Request): { place: string; year: number } {
  const of = pathOf(budgetPath, request);
  const problem = placeProblem(of.place, BUDGET_LEVELS, context.facts.world);
  if (problem) throw new Refusal('bad-input', `place: ${problem.message}.`, 'place');
  return of;
}

/** The facts, but for the lines of one budget, which are those that were sent. Throws FactsError: bad-row. */
function asItWouldBe(context: Context, request: Request): ReferenceStore {
  const { place, year } = budgetOf(context, request);
  const { facts } = context.facts.world;
  const sender = senderOf(context, request);
  const lines = bodyOf(speechRequest, request).rows.map((cells, index) => {
    const { row, problems } = checkRow(budgets, cells, context.facts.world, sender);
    if (!row) throw rowsRefused(problems.map((problem) => ({ row: index + 1, ...problem })));
    return row as BudgetRow;
  });
  const isOther = (row: BudgetRow): boolean => row.placeCode !== place || row.year !== year;
  if (lines.some(isOther))
    throw new Refusal('bad-input', `rows: send lines of ${place} in ${year} only.`, 'rows');
  return {
    ...facts,
    budget: (code) =>
      code === place
        ? [...facts.budget(code).filter((row) => row.year !== year), ...lines]
        : facts.budget(code),
  };
}

/** Throws Refusal: not-found where callers hear nothing of it, or nothing in that language. */
function spoken(
  context: Context,
  facts: ReferenceStore,
  place: string,
  year: number,
  language: string,
): SpokenPart[] {
  const { source } = context.flows.current(context.flowOfLine(''));
  const parts = {
    facts,
    context: { ...context.facts.options, now: context.clock.now(), caller: null, callId: '' },
    voice: context.voice,
    flows: [source.flow, ...source.subflows],
  };
  const found = context.library.now().languages.includes(language)
    ? budgetSpeech(parts, place, year, language)
    : undefined;
  if (!found)
    throw new Refusal(
      'not-found',
      `Callers hear nothing of the budget of ${place} in ${year}. See whether its rows are confirmed.`,
    );
  return found;
}

const answerOf = ({ destination, utterance }: SpokenPart): BudgetSpeechAnswer['parts'][number] => ({
  destination,
  lines: linesOf(utterance),
  seconds: utterance.seconds,
  clip: `/media/${utterance.hash}.wav`,
});

/** What is said between two pauses is one line. */
function linesOf({ clips }: Utterance): string[] {
  const lines: string[][] = [[]];
  for (const clip of clips) {
    if ('pause' in clip) lines.push([]);
    else lines.at(-1)?.push(clip.text);
  }
  return lines.map((texts) => texts.filter((text) => text !== '').join(' ')).filter((line) => line !== '');
}

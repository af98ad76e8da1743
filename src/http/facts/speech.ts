import { Router } from 'express';
import type { Context } from '../../context.ts';
import type { Utterance } from '../../calls/ports.ts';
import { speechQuery, type BudgetSpeechAnswer } from '../../directory/api-types.ts';
import { budgetSpeech, type SpokenPart } from '../../directory/budget-speech.ts';
import { Refusal } from '../../staff/refusal.ts';
import { queryOf } from '../body.ts';
import { guard } from '../guard.ts';

/** `/api/v1/facts/budgets/:place/:year/speech`: a budget as a caller hears it, in words and sound. */
export function speechRoutes(context: Context): Router {
  const router = Router();
  router.get('/budgets/:place/:year/speech', guard(context, 'facts:read'), async (request, response) => {
    const { place, year } = request.params as { place: string; year: string };
    const { language } = queryOf(speechQuery, request);
    const parts = spoken(context, place, Number(year), language);
    for (const { utterance } of parts) await context.clips.make(utterance);
    response.json({ parts: parts.map(answerOf) } satisfies BudgetSpeechAnswer);
  });
  return router;
}

/** Throws Refusal: not-found where callers hear nothing of it, or nothing in that language. */
function spoken(context: Context, place: string, year: number, language: string): SpokenPart[] {
  const { source } = context.flows.current(context.flowOfLine(''));
  const parts = {
    facts: context.facts.world.facts,
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

import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Context } from '../../context.ts';
import {
  newLanguageRequest,
  newPromptRequest,
  promptListQuery,
  textRequest,
  type LanguagesAnswer,
  type PromptAnswer,
  type PromptListAnswer,
} from '../../prompts/api-types.ts';
import { languagesOverview, promptOverview, promptRows } from '../../prompts/library/overview.ts';
import { Refusal } from '../../staff/refusal.ts';
import { bodyOf, queryOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';

const PAGE = 200;

/** `/api/v1/prompts` and `/api/v1/languages`: what the line says, in which languages, and how far each has come. */
export function promptRoutes(context: Context): Router {
  const { library } = context;
  const router = Router();
  const read = guard(context, 'prompts:read');
  const write: RequestHandler[] = [guard(context, 'prompts:approve'), express.json({ limit: '32kb' })];
  router.get('/languages', read, (_request, response) => {
    response.json({ languages: languagesOverview(library.contents()) } satisfies LanguagesAnswer);
  });
  router.post('/languages', ...write, (request: Request, response: Response) => {
    const language = bodyOf(newLanguageRequest, request);
    context.store.transaction(() => {
      library.addLanguage(language);
      const subject = { kind: 'language', id: language.code };
      context.audit.record({ actor: staffOf(request), action: 'language.added', subject, after: language });
    });
    response.status(201).json({ languages: languagesOverview(library.contents()) } satisfies LanguagesAnswer);
  });
  router.get('/prompts', read, (request, response) => {
    response.json(pageOf(context, queryOf(promptListQuery, request)));
  });
  router.post('/prompts', ...write, (request: Request, response: Response) => {
    const prompt = bodyOf(newPromptRequest, request);
    context.store.transaction(() => {
      library.addPrompt(prompt);
      const { id, ...after } = prompt;
      const subject = { kind: 'prompt', id };
      context.audit.record({ actor: staffOf(request), action: 'prompt.added', subject, after });
    });
    response.status(201).json(promptOf(context, prompt.id));
  });
  router.get('/prompts/:id', read, (request, response) => {
    response.json(promptOf(context, String(request.params['id'])));
  });
  router.put('/prompts/:id/texts/:language', ...write, (request: Request, response: Response) => {
    const { id = '', language = '' } = request.params as Record<string, string>;
    const { text } = bodyOf(textRequest, request);
    const before = promptOf(context, id).texts[language] ?? null;
    context.store.transaction(() => {
      library.setText({ prompt: id, language, text });
      const subject = { kind: 'prompt', id };
      const change = { before: { [language]: before }, after: { [language]: text } };
      context.audit.record({ actor: staffOf(request), action: 'prompt.text-changed', subject, ...change });
    });
    response.json(promptOf(context, id));
  });
  return router;
}

function promptOf({ library }: Context, id: string): PromptAnswer {
  const prompt = promptOverview(library.contents(), id);
  if (!prompt) throw new Refusal('not-found', `There is no prompt "${id}".`);
  return prompt;
}

function pageOf(
  { library }: Context,
  { language, state, search, after }: ReturnType<typeof promptListQuery.parse>,
): PromptListAnswer {
  const wanted = search?.trim().toLowerCase() ?? '';
  const rows = promptRows(library.contents(), language).filter(
    (row) =>
      (state === undefined || (state === 'outdated' ? row.outdated : row.state === state)) &&
      (row.id.includes(wanted) || (row.text ?? '').toLowerCase().includes(wanted)),
  );
  const from = after === undefined ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  const prompts = rows.slice(from, from + PAGE);
  const next = from + PAGE < rows.length ? (prompts.at(-1)?.id ?? null) : null;
  return { prompts, next };
}

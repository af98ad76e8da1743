import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Context } from '../../context.ts';
import {
  newLanguageRequest,
  newPromptRequest,
  promptListQuery,
  textRequest,
  type LanguagesAnswer,
  type PromptAnswer,
  type PromptGroupsAnswer,
  type PromptListAnswer,
} from '../../prompts/api-types.ts';
import { factOfPrompt, topicOfFact } from '../../directory/import/prompt-of-fact.ts';
import { LibraryError } from '../../prompts/library/library-error.ts';
import { languagesOverview, promptOverview, promptRows } from '../../prompts/library/overview.ts';
import { promptPage } from '../../prompts/library/prompt-list.ts';
import { EVERY_FLOW } from '../../prompts/library/where-said.ts';
import { Refusal } from '../../staff/refusal.ts';
import { bodyOf, queryOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';
import { jsonBody } from '../json-body.ts';

/** Which numbers and dates are spoken hardly differs from language to language; the place where they are is the same. */
const FIRST_LANGUAGE = 'km';

/** `/api/v1/prompts` and `/api/v1/languages`: what the line says, in which languages, and how far each has come. */
export function promptRoutes(context: Context): Router {
  const { library } = context;
  const router = Router();
  const read = guard(context, 'prompts:read');
  const write: RequestHandler[] = [guard(context, 'prompts:approve'), jsonBody('32kb')];
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
  router.get('/prompts', read, async (request, response) => {
    response.json(await pageOf(context, queryOf(promptListQuery, request)));
  });
  router.get('/prompt-groups', read, async (_request, response) => {
    const topics = [...new Set((await context.topics()).values())];
    response.json({ topics, flows: context.whereSaid().flows() } satisfies PromptGroupsAnswer);
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
    checkTextIsStaffs(context, id, language);
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

function promptOf({ library, whereSaid }: Context, id: string): PromptAnswer {
  const prompt = promptOverview(library.contents(), id);
  if (!prompt) throw new Refusal('not-found', `There is no prompt "${id}".`);
  const said = whereSaid();
  return {
    ...prompt,
    saidIn: said.flows().filter((flow) => said.promptsOf(flow.id, FIRST_LANGUAGE)?.has(id)),
    saidEverywhere: said.promptsOf(EVERY_FLOW, FIRST_LANGUAGE)?.has(id) ?? false,
  };
}

/** The Khmer text of a fact is in its row: another one here would never be what callers hear. */
function checkTextIsStaffs({ facts }: Context, id: string, language: string): void {
  const kind = language === 'km' ? factOfPrompt(id, facts.rows) : undefined;
  if (!kind) return;
  throw new LibraryError(
    'text-of-fact',
    `This text is that of a row of ${kind.name}. Change it there; the prompt follows.`,
  );
}

/** The rows of a language that have the topic and the flow that are asked for. */
async function pageOf(
  { library, topics, whereSaid }: Context,
  { language, topic, flow, ...wish }: ReturnType<typeof promptListQuery.parse>,
): Promise<PromptListAnswer> {
  const rows = promptRows(library.contents(), language);
  const within: ReadonlySet<string>[] = [];
  if (topic !== undefined) {
    const topicOf = await topics();
    const isWanted = (id: string): boolean => (topicOf.get(id) ?? topicOfFact(id)) === topic;
    within.push(new Set(rows.map(({ id }) => id).filter(isWanted)));
  }
  // A flow that is no more says nothing.
  if (flow !== undefined) within.push(whereSaid().promptsOf(flow, language) ?? new Set());
  return promptPage(rows, { ...wish, within });
}

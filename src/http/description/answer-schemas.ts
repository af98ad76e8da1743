import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../context.ts';

/** JSON Schemas by the name of a type. */
export type AnswerSchemas = Record<string, Record<string, unknown>>;

/** Made from the types of answers by `npm run -s api:schemas`; a test says when that has to be done again. */
export const ANSWER_SCHEMAS_FILE = join(ROOT, 'src/http/description/answer-schemas.json');

export const answerSchemas = (): AnswerSchemas =>
  JSON.parse(readFileSync(ANSWER_SCHEMAS_FILE, 'utf8')) as AnswerSchemas;

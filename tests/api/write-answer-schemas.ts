import { writeFileSync } from 'node:fs';
import { ANSWER_SCHEMAS_FILE } from '../../src/http/description/answer-schemas.ts';
import { makeAnswerSchemas } from './answer-schemas.ts';

/* `npm run -s api:schemas`: writes what the description of the API says of its answers, after their types were changed. */
writeFileSync(ANSWER_SCHEMAS_FILE, `${JSON.stringify(makeAnswerSchemas(), null, 2)}\n`);
process.stdout.write(`${ANSWER_SCHEMAS_FILE}\n`);

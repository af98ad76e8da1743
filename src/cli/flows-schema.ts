import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../context.ts';
import { flowJsonSchema } from '../core/flow/schema.ts';

/** `npm run -s flows:schema`: writes the JSON Schema that editors complete flow files from. */
const path = join(ROOT, 'call-flows/call-flow.schema.json');
writeFileSync(path, `${JSON.stringify(flowJsonSchema(), null, 2)}\n`);
process.stdout.write(`${path}\n`);

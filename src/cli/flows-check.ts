import { join } from 'node:path';
import { loadFlowFiles } from '../config/flow-files.ts';
import { ROOT, SHIPPED_PROMPTS } from '../context.ts';
import { lintFlow } from '../core/flow/lint/lint.ts';
import type { Problem } from '../core/flow/parse.ts';
import { finding } from '../core/flow/sentences.ts';
import { budgetPrompts } from '../directory/budgets.ts';
import { QUERIES } from '../directory/directory.ts';
import { weekdayPrompts } from '../directory/offices.ts';
import { promisePrompts } from '../directory/promises.ts';
import { referenceRows } from '../directory/reference-files.ts';
import { regionPrompts } from '../directory/regions.ts';
import { requestPrompts } from '../directory/requests/request-query.ts';
import { rightPrompts } from '../directory/rights.ts';
import { scorecardPrompts } from '../directory/scorecards.ts';
import { servicePrompts } from '../directory/services.ts';
import { referenceFile } from '../storage/reference-store.ts';
import { SHIPPED_LANGUAGES, shippedContents } from '../prompts/library/shipped.ts';
import { snapshotOf, type PromptSnapshot } from '../prompts/library/snapshot.ts';

/** `npm run -s flows:check [-- <folder>]`: exit 1 and one line a problem (file, node, rule) where a flow is not sound. */
async function main(): Promise<void> {
  const folder = process.argv[2] ?? join(ROOT, 'call-flows');
  const { flows, problems } = loadFlowFiles(folder);
  const library = snapshotOf(await shippedContents(SHIPPED_PROMPTS));
  const world = { flows, queries: QUERIES, canBeHeard: library.canBeHeard };
  const found = [
    ...problems,
    ...[...flows.values()].flatMap((flow) => lintFlow(flow, world)),
    ...unheardFacts(library),
  ];
  for (const problem of found) process.stdout.write(`${lineOf(problem)}\n`);
  if (flows.size === 0 && found.length === 0) throw new Error(`There is no flow in ${folder}.`);
  process.exitCode = found.length > 0 ? 1 : 0;
}

/** Facts are spoken by prompts that no flow names: they are checked against the reference files. */
function unheardFacts(library: PromptSnapshot): Problem[] {
  const rowsOf = <Name extends 'services' | 'rights'>(name: Name) =>
    referenceRows(name, referenceFile(join(ROOT, 'db/reference'), name).text);
  const ids = new Set([
    ...servicePrompts(rowsOf('services')),
    ...budgetPrompts(),
    ...scorecardPrompts(),
    ...rightPrompts(rowsOf('rights')),
    ...promisePrompts(),
    ...requestPrompts(),
    ...regionPrompts(),
    ...weekdayPrompts(),
  ]);
  return [...ids].flatMap((id) =>
    SHIPPED_LANGUAGES.filter(({ code, oral }) => !oral && !library.canBeHeard(id, code)).map(({ code }) => ({
      flow: 'db/reference',
      node: id,
      ...finding('missing-prompt', { prompt: id, language: code }),
    })),
  );
}

const lineOf = ({ flow, node, rule, message }: Problem): string =>
  `${/[./]/.test(flow) ? flow : `${flow}.yaml`}: ${node || '(flow)'}: ${rule}: ${message}`;

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});

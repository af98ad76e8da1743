import { createInterface } from 'node:readline';
import { SHIPPED_PROMPTS } from '../context.ts';
import { numberPrompts } from '../core/speech/numbers.ts';
import { SHIPPED_LANGUAGES, shippedContents } from '../prompts/library/shipped.ts';
import { snapshotOf } from '../prompts/library/snapshot.ts';

/** `npm run -s speak -- km`: numbers on stdin, a line each; on stdout the words that a caller hears. */
async function main(): Promise<void> {
  const language = process.argv[2] ?? 'km';
  const languages = SHIPPED_LANGUAGES.filter(({ oral }) => !oral).map(({ code }) => code);
  if (!languages.includes(language)) {
    throw new Error(`Sdap does not speak "${language}". Use: npm run -s speak -- ${languages.join(' or ')}`);
  }
  const library = snapshotOf(await shippedContents(SHIPPED_PROMPTS));
  for await (const line of createInterface({ input: process.stdin })) {
    const number = line.trim();
    if (!/^-?\d+$/.test(number) || !Number.isSafeInteger(Number(number))) {
      process.stderr.write(`"${number}" is not a whole number that can be spoken.\n`);
      process.stdout.write('\n');
      process.exitCode = 1;
      continue;
    }
    const words = numberPrompts(Number(number), language).map((id) => library.text(id, language) ?? id);
    process.stdout.write(`${words.join(' ')}\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});

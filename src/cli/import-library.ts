import { complain, say, withLine } from './with-line.ts';

/** `npm run import-library -- <file.zip>`: what export-library wrote, into this line. All of it or nothing. */

const file = process.argv[2];

await withLine(async ({ library }) => {
  if (!file) {
    complain('Use: npm run import-library -- <file.zip>');
    return 2;
  }
  const { prompts, clips } = await library.importZip(file);
  say(`${prompts} prompts and ${clips} clips taken. Callers hear them from now on.`);
  return 0;
});

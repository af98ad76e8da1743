import { parseArgs } from 'node:util';
import { scriptCsv } from '../prompts/script/csv.ts';
import { scriptPage } from '../prompts/script/page.ts';
import { recordingScript } from '../prompts/script/recording-script.ts';
import { complain, withLine } from './with-line.ts';

/** `npm run -s recording-script -- <language> [--page] [--open]`: what a speaker reads, as CSV or as a page to print. */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { page: { type: 'boolean', default: false }, open: { type: 'boolean', default: false } },
});

await withLine(({ library }) => {
  const contents = library.contents();
  const script = recordingScript(contents, positionals[0] ?? '', values.open);
  if (!script) {
    const codes = contents.languages.map(({ code }) => code).join(', ');
    complain(`Use: npm run -s recording-script -- <${codes}> [--page] [--open] > script
  --page writes a page to print, else CSV; --open leaves out what has an approved clip`);
    return 2;
  }
  process.stdout.write(values.page ? scriptPage(script) : scriptCsv(script));
  return 0;
});

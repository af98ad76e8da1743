import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { exportLibrary } from '../prompts/library/export-library.ts';
import { complain, say, withLine } from './with-line.ts';

/** `npm run export-library -- <file.zip>`: all prompts, texts and clips, with their history, in one file. */

const file = process.argv[2];

await withLine(async ({ library, clipFiles }) => {
  if (!file) {
    complain('Use: npm run export-library -- <file.zip>');
    return 2;
  }
  const contents = library.contents();
  const unfinished = `${file}.part`;
  try {
    await exportLibrary(contents, clipFiles, createWriteStream(unfinished));
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
  say(`${file}: ${contents.prompts.length} prompts, ${contents.clips.length} clips.`);
  return 0;
});

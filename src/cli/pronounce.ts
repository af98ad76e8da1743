import { createInterface } from 'node:readline';
import { pronounceWord } from '../core/speech/khmer/pronounce.ts';

/** Words inside a line may stand apart by spaces or ZERO WIDTH SPACEs; each is pronounced as a word. */
function phonesOf(line: string): string[] {
  return line.split(/[\s\u200B]+/u).flatMap(pronounceWord);
}

/** `npm run -s pronounce -- km`: words on stdin, a line each; IPA phones on stdout, a line each. */
async function main(language: string | undefined): Promise<number> {
  if (language !== 'km') {
    process.stderr.write(
      `Only Khmer can be pronounced: say "npm run -s pronounce -- km", not "${language ?? ''}".\n`,
    );
    return 2;
  }
  let lineNumber = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    lineNumber += 1;
    const phones = phonesOf(line);
    if (phones.length === 0) process.stderr.write(`Line ${lineNumber} has no Khmer word: "${line}".\n`);
    process.stdout.write(`${phones.join(' ')}\n`);
  }
  return 0;
}

process.exitCode = await main(process.argv[2]);

import { setPriority, constants } from 'node:os';
import { damageIn, inPlainWords } from './damage.ts';
import { openReader } from './database.ts';

/* A process that looks through the database which is named to it, and says as JSON what is wrong. Callers go first. */

const file = process.argv[2] ?? '';
setPriority(constants.priority.PRIORITY_LOW);

function found(): string | null {
  try {
    return damageIn(openReader(file));
  } catch (error) {
    return (inPlainWords(error, file) as Error).message;
  }
}

process.stdout.write(JSON.stringify(found()));

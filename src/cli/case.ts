import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { CaseRow } from '../storage/case-store.ts';
import type { Context } from '../context.ts';
import { complain, say, withLine } from './with-line.ts';

/**
 * `npm run -s case -- list|show|listen|reply|open|close|reject`: what staff do with cases. Days and no hours are shown,
 * and nothing that leads to the call: who complained is nobody's business.
 */

const USAGE = `Use: npm run -s case -- list                             every case, the newest first
     npm run -s case -- show 123456                      one case
     npm run -s case -- listen 123456 message.wav        writes the message to a file
     npm run -s case -- reply 123456 reply.wav --by Dara  the caller hears it when they call with the number
     npm run -s case -- open|close|reject 123456         its state`;

const STATES = { open: 'open', close: 'closed', reject: 'rejected' } as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { by: { type: 'string', default: 'staff' } },
});
const [command, number, file] = positionals;

const isStateCommand = (word: string): word is keyof typeof STATES => Object.hasOwn(STATES, word);

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const lineOf = ({ number, kind, state, openedAt, topic, commune }: CaseRow): string =>
  [number, state, kind, dayOf(openedAt), topic ?? '-', commune ?? '-'].join('  ');

await withLine(async (context) => {
  if (command === 'list') return list(context);
  const found = number === undefined ? undefined : context.cases.find(number);
  if (command === undefined || number === undefined) return misused();
  if (!found) {
    complain(`There is no case ${number}. "npm run -s case -- list" shows all of them.`);
    return 1;
  }
  if (command === 'show') return show(found);
  if (command === 'listen' && file !== undefined) return listen(context, found, file);
  if (command === 'reply' && file !== undefined) return reply(context, found, file);
  if (!isStateCommand(command)) return misused();
  context.cases.setState(number, STATES[command], context.clock.now());
  say(`${number} is ${STATES[command]}.`);
  return 0;
});

function misused(): number {
  complain(USAGE);
  return 2;
}

function list({ cases }: Context): number {
  const all = cases.list();
  all.forEach((one) => say(lineOf(one)));
  if (all.length === 0) complain('There is no case yet.');
  return 0;
}

function show(found: CaseRow): number {
  say(lineOf(found));
  say(`  spoken in ${found.language}; ${found.state} since ${dayOf(found.stateAt)}`);
  return 0;
}

async function listen(context: Context, { number, recording }: CaseRow, path: string): Promise<number> {
  const state = context.cases.recordingState(recording);
  if (state !== 'fetched') {
    complain(`The message of ${number} cannot be heard: it is ${state ?? 'gone'}.`);
    return 1;
  }
  context.log.warn({ case: number }, 'a message was opened');
  await writeFile(path, context.recordingFiles.read(recording), { mode: 0o600, flag: 'wx' });
  say(`Written to ${path}. Delete the file when you have listened to it.`);
  return 0;
}

/** The file first, then the row that names it: a reply that callers are told of can be played. */
async function reply(context: Context, { number }: CaseRow, path: string): Promise<number> {
  const { wav, sha256, seconds } = await context.readSound(await readFile(path));
  const id = randomUUID();
  await context.recordingFiles.put(id, wav);
  const recording = { id, sha256, seconds, bytes: wav.length };
  context.cases.reply({ number, recording, by: values.by, at: context.clock.now() });
  say(`${number} is answered, in ${seconds} s.`);
  return 0;
}

import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { CaseSummary } from '../cases/api-types.ts';
import { hearCase } from '../cases/case-sound.ts';
import type { Officer } from '../cases/ports.ts';
import { inbox, showCase } from '../cases/show-cases.ts';
import { assignCase, decideCase, noteOnCase, openCase, replyWithSound } from '../cases/work-on-case.ts';
import type { Context } from '../context.ts';
import { Refusal } from '../staff/refusal.ts';
import { complain, say, withLine } from './with-line.ts';

/**
 * `npm run -s case -- list|show|listen|…`: what staff do with cases, as in the console. Days and no hours are shown, and
 * nothing that leads to the call: who complained is nobody's business.
 */

const USAGE = `Use: npm run -s case -- list                             every case, the newest first
     npm run -s case -- show 123456                      one case
     npm run -s case -- listen 123456 message.wav        writes the message to a file
     npm run -s case -- reply 123456 reply.wav           the caller hears it when they call with the number
     npm run -s case -- note 123456 "what to remember"   for staff only
     npm run -s case -- assign 123456 sok.dara           gives it to somebody, or to nobody
     npm run -s case -- open|close|reject|reopen 123456  its state; --why "..." tells the reason
     --by Dara                                           who does it`;

const PAGE = 200;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { by: { type: 'string', default: 'staff' }, why: { type: 'string', default: '' } },
});
const [command, number, given] = positionals;

/** Whoever may use the server's own commands may see every case. */
const OFFICER: Officer = { kind: 'system', id: 'command', name: values.by, districts: null };

await withLine(async (context) => {
  if (command === 'list') return list(context);
  if (command === undefined || number === undefined) return misused();
  try {
    return await withCase(context, command, number, given);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    complain(error.message);
    return 1;
  }
});

async function withCase(context: Context, command: string, number: string, given?: string): Promise<number> {
  const target = { number, seen: null };
  const ports = context.caseWork;
  switch (command) {
    case 'show':
      return show(context, number);
    case 'open':
      openCase(ports, OFFICER, target);
      break;
    case 'close':
    case 'reject':
    case 'reopen':
      decideCase(ports, OFFICER, target, command, values.why);
      break;
    default:
      if (given === undefined) return misused();
      return withCaseAnd(context, command, number, given);
  }
  return tellState(context, number);
}

/** Commands that need one word more. */
async function withCaseAnd(
  context: Context,
  command: string,
  number: string,
  given: string,
): Promise<number> {
  const target = { number, seen: null };
  const ports = context.caseWork;
  switch (command) {
    case 'listen':
      return listen(context, number, given);
    case 'reply':
      await replyWithSound(ports, OFFICER, target, await readFile(given));
      return tellState(context, number);
    case 'note':
      noteOnCase(ports, OFFICER, target, given);
      return show(context, number);
    case 'assign':
      assignCase(ports, OFFICER, target, personOf(context, given));
      return show(context, number);
    default:
      return misused();
  }
}

function misused(): number {
  complain(USAGE);
  return 2;
}

/** Null for the word "nobody". */
function personOf({ staff }: Context, username: string): string | null {
  if (username === 'nobody') return null;
  const person = staff.people.findByUsername(username);
  if (!person) throw new Refusal('not-assignable', `There is nobody called ${username}.`);
  return person.id;
}

function tellState({ cases }: Context, number: string): number {
  say(`${number} is ${cases.find(number)?.state}.`);
  return 0;
}

function lineOf({ number, state, kind, openedOn, topic, place, late }: CaseSummary): string {
  const words = [number, state, kind, openedOn, topic ?? '-', place?.code ?? '-'];
  return [...words, ...(late ? ['late'] : [])].join('  ');
}

function list({ caseWork }: Context): number {
  let after: string | undefined;
  do {
    const { cases, next } = inbox(caseWork, OFFICER, { late: false, limit: PAGE, after });
    cases.forEach((one) => say(lineOf(one)));
    if (cases.length === 0) complain('There is no case yet.');
    after = next ?? undefined;
  } while (after !== undefined);
  return 0;
}

function show({ caseWork }: Context, number: string): number {
  const found = showCase(caseWork, OFFICER, number).case;
  say(lineOf(found));
  say(`  spoken in ${found.language}; the message is ${found.sound}; answer until ${found.dueOn ?? '-'}`);
  say(`  with ${found.assignedTo?.name ?? 'nobody'}`);
  for (const { on, by, text } of found.notes) say(`  ${on} ${by}: ${text}`);
  for (const { on, by, action, reason } of found.history)
    say(`  ${on} ${by} ${action} ${reason ?? ''}`.trimEnd());
  return 0;
}

async function listen({ caseWork }: Context, number: string, path: string): Promise<number> {
  await writeFile(path, hearCase(caseWork, OFFICER, number), { mode: 0o600, flag: 'wx' });
  say(`Written to ${path}. Delete the file when you have listened to it.`);
  return 0;
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readSettings, SettingError } from '../config/settings.ts';
import { ROOT } from '../context.ts';
import { scryptPasswords } from '../sign-in/scrypt.ts';
import { newUserRequest } from '../staff/api-types.ts';
import { addPerson, removeSecondFactor, resetPassword } from '../staff/people.ts';
import type { Actor, Person, StaffPorts } from '../staff/ports.ts';
import { Refusal } from '../staff/refusal.ts';
import { ROLES } from '../staff/roles.ts';
import { openStore } from '../storage/database.ts';
import { loadReference } from '../storage/reference-store.ts';
import { staffPorts } from '../storage/staff-ports.ts';

/** `npm run -s staff -- <command>`: for the technician, when nobody can sign in any more. The line may go on running. */

const USAGE = `Use: npm run -s staff -- list
     npm run -s staff -- add <username> --role <${ROLES.join(', ')}> [--name "name"] [--districts 1208,1209]
     npm run -s staff -- reset-password <username>`;

const TECHNICIAN: Actor = { kind: 'system', id: 'staff-command', name: 'npm run staff' };

class UsageError extends Error {}

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

async function main(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(args);
  const [command, username, ...more] = positionals;
  const settings = readSettings(process.env);
  if (!isComplete(command, username) || more.length > 0) throw new UsageError();
  mkdirSync(settings.dataDir, { recursive: true });
  const store = openStore(join(settings.dataDir, 'sdap.sqlite'), join(ROOT, 'db/migrations'));
  // Before the first start of the line there are no districts to choose from yet.
  loadReference(store, join(ROOT, 'db/reference'));
  const ports = staffPorts(store, () => Date.now(), scryptPasswords);
  try {
    if (command === 'list') list(ports);
    else if (command === 'add') await add(ports, username ?? '', values);
    else await reset(ports, username ?? '');
  } finally {
    store.close();
  }
}

const isComplete = (command: string | undefined, username: string | undefined): boolean =>
  command === 'list'
    ? username === undefined
    : /^(add|reset-password)$/.test(command ?? '') && Boolean(username);

function readArguments(args: string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ args, allowPositionals: true, options: { role: text, name: text, districts: text } });
  } catch {
    throw new UsageError();
  }
}

function list({ people }: StaffPorts): void {
  const all = people.all();
  if (all.length === 0)
    say('There is nobody yet. The first start of the line makes the administrator admin.');
  for (const person of all) say(lineOf(person));
}

const lineOf = ({ username, role, disabled, districts, name }: Person): string =>
  [username, role, disabled ? 'shut out' : 'may sign in', districts?.join(',') ?? '', name]
    .filter(Boolean)
    .join('  ');

async function add(
  ports: StaffPorts,
  username: string,
  values: ReturnType<typeof readArguments>['values'],
): Promise<void> {
  const { role, name = username, districts } = values;
  const wanted = newUserRequest.safeParse({ username, role, name, districts: districts?.split(',') ?? null });
  if (!wanted.success) {
    const issue = wanted.error.issues[0];
    throw new Refusal('bad-input', `${issue?.path[0]?.toString() ?? 'The command'}: ${issue?.message}`);
  }
  const { password } = await addPerson(ports, TECHNICIAN, wanted.data);
  tell(wanted.data.username, password);
}

/** The second factor goes too: whoever is locked out may have lost the phone with it. */
async function reset(ports: StaffPorts, username: string): Promise<void> {
  const person = ports.people.findByUsername(username.toLowerCase());
  if (!person)
    throw new Refusal('not-found', `Nobody is called ${username}. "npm run -s staff -- list" shows all.`);
  const password = await resetPassword(ports, TECHNICIAN, person.id);
  removeSecondFactor(ports, TECHNICIAN, person.id);
  tell(person.username, password);
  if (person.disabled) say('This person is shut out; an administrator lets people in again under Users.');
}

function tell(username: string, password: string): void {
  say(`name:     ${username}`);
  say(`password: ${password}`);
  say('Write the password down: it is not shown again.');
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const plain = error instanceof Refusal || error instanceof SettingError;
  if (error instanceof UsageError) process.stderr.write(`${USAGE}\n`);
  else process.stderr.write(`${plain ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});

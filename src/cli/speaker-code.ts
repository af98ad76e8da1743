import { parseArgs } from 'node:util';
import type { Context } from '../context.ts';
import { newSpeakerCodeRequest } from '../prompts/api-types.ts';
import type { CountedSpeakerCode } from '../prompts/by-phone/ports.ts';
import { makeSpeakerCode, revokeSpeakerCode } from '../prompts/by-phone/speaker-codes.ts';
import { complain, say, withLine } from './with-line.ts';

/** `npm run -s speaker-code -- list|add|revoke`: who may record by phone. The line may go on running. */

const USAGE = `Use: npm run -s speaker-code -- list
     npm run -s speaker-code -- add jra "Rcom Hlanh" [--flow commune-budget] [--days 14]
     npm run -s speaker-code -- revoke <id>`;

const TECHNICIAN = {
  kind: 'system',
  id: 'speaker-code-command',
  name: 'npm run speaker-code',
} as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { flow: { type: 'string' }, days: { type: 'string' } },
});
const [command, ...rest] = positionals;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const lineOf = (code: CountedSpeakerCode, now: number): string =>
  [
    code.id,
    code.language,
    code.flow ?? 'everything',
    stateOf(code, now),
    `${code.uses} calls, ${code.kept} kept`,
    code.speaker,
  ].join('  ');

await withLine((context) => {
  if (command === 'list' && rest.length === 0) return list(context);
  if (command === 'add' && rest.length === 2) return add(context);
  if (command === 'revoke' && rest.length === 1) return revoke(context, rest[0] ?? '');
  complain(USAGE);
  return 2;
});

function list({ speakerCodes, clock }: Context): number {
  const all = speakerCodes.codes.all();
  all.forEach((code) => say(lineOf(code, clock.now())));
  if (all.length === 0) complain('There is no code yet.');
  return 0;
}

function add({ speakerCodes }: Context): number {
  const [language, speaker] = rest;
  const wanted = newSpeakerCodeRequest.safeParse({
    ...{ language, speaker, flow: values.flow ?? null },
    ...(values.days === undefined ? {} : { days: Number(values.days) }),
  });
  if (!wanted.success) {
    const issue = wanted.error.issues[0];
    complain(`${issue?.path[0]?.toString() ?? 'The command'}: ${issue?.message}`);
    return 2;
  }
  const { code, digits } = makeSpeakerCode(speakerCodes, TECHNICIAN, wanted.data);
  say(`code:  ${digits.replaceAll(/(\d{3})(?=\d)/g, '$1 ')}`);
  say(`until: ${dayOf(code.endsAt)}`);
  say('Write the code down: it is not shown again.');
  return 0;
}

function revoke({ speakerCodes }: Context, id: string): number {
  const { speaker } = revokeSpeakerCode(speakerCodes, TECHNICIAN, id);
  say(`The code of ${speaker} opens nothing any more.`);
  return 0;
}

function stateOf({ revokedAt, endsAt }: CountedSpeakerCode, now: number): string {
  if (revokedAt !== null) return 'revoked';
  return now >= endsAt ? `over since ${dayOf(endsAt)}` : `until ${dayOf(endsAt)}`;
}

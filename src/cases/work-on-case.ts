import type { Person } from '../staff/ports.ts';
import { Refusal } from '../staff/refusal.ts';
import { permissionsOf, reaches } from '../staff/roles.ts';
import { caseFor, changeCase, type Target } from './change-case.ts';
import type { CasePorts, CaseRow, Officer } from './ports.ts';

/** From now on a caller hears that somebody looks into it. Throws Refusal. */
export const openCase = (ports: CasePorts, officer: Officer, target: Target): void =>
  changeCase(ports, officer, target, 'open');

/** Ends a case, or begins it anew. In: why, in a few words; empty where nobody asked. Throws Refusal. */
export const decideCase = (
  ports: CasePorts,
  officer: Officer,
  target: Target,
  action: 'close' | 'reject' | 'reopen',
  reason: string,
): void => changeCase(ports, officer, target, action, () => ({ tell: reason === '' ? {} : { reason } }));

/** Writes down something for staff; the caller never hears it. Throws Refusal. */
export const noteOnCase = (ports: CasePorts, officer: Officer, target: Target, text: string): void =>
  changeCase(ports, officer, target, 'note', ({ number }) => {
    ports.cases.addNote(number, { at: ports.clock.now(), by: officer.name, text });
    return {};
  });

/** In: the last day for an answer, as `2026-11-21`; null for none. Throws Refusal. */
export const setDue = (ports: CasePorts, officer: Officer, target: Target, dueOn: string | null): void =>
  changeCase(ports, officer, target, 'due', () => ({ set: { dueOn } }));

/** Makes a case somebody's, or nobody's. In: the id of a person. Throws Refusal: not-assignable for who may not see it. */
export function assignCase(
  ports: CasePorts,
  officer: Officer,
  target: Target,
  personId: string | null,
): void {
  changeCase(ports, officer, target, 'assign', (row) => {
    if (personId === null) return { set: { assignedTo: null } };
    const person = ports.people.find(personId);
    if (!person || !mayWorkOn(person, row)) {
      throw new Refusal('not-assignable', 'This person may not see the case. Choose one of the list.', 'to');
    }
    return { set: { assignedTo: person.id }, tell: { name: person.name } };
  });
}

/** Those who may be given a case, in the order of their usernames. */
export const assignable = ({ people }: Pick<CasePorts, 'people'>, row: CaseRow): Person[] =>
  people.all().filter((person) => mayWorkOn(person, row));

const mayWorkOn = ({ role, disabled, districts }: Person, { commune }: CaseRow): boolean =>
  !disabled && permissionsOf(role).includes('cases:write') && reaches(districts, commune);

/** In: what staff spoke, in any common format. From now on the caller hears it. Throws Refusal and IntakeError. */
export async function replyWithSound(
  ports: CasePorts,
  officer: Officer,
  target: Target,
  bytes: Uint8Array,
): Promise<void> {
  // Asked first: nobody's sound is read for a case that is not theirs.
  caseFor(ports, officer, target.number);
  await keepReply(ports, officer, target, bytes, null);
}

/** In: a prompt with an approved clip in the language of the case. Throws Refusal: not-found where there is none. */
export async function replyWithPrompt(
  ports: CasePorts,
  officer: Officer,
  target: Target,
  prompt: string,
): Promise<void> {
  const { language } = caseFor(ports, officer, target.number);
  const clip = ports.clipOf(prompt, language);
  if (!clip) {
    throw new Refusal(
      'not-found',
      'This prompt has no approved clip in the language of the case. Choose one of the list.',
      'prompt',
    );
  }
  await keepReply(ports, officer, target, clip, prompt);
}

/** The file first, then the row that names it: a reply that callers are told of can be played. */
async function keepReply(
  ports: CasePorts,
  officer: Officer,
  target: Target,
  bytes: Uint8Array,
  prompt: string | null,
): Promise<void> {
  const { wav, sha256, seconds } = await ports.readSound(bytes);
  const id = ports.newId();
  await ports.recordingFiles.put(id, wav);
  try {
    changeCase(ports, officer, target, 'reply', ({ number }) => {
      const recording = { id, sha256, seconds, bytes: wav.length };
      ports.cases.addReply(number, { recording, prompt, at: ports.clock.now(), by: officer.name });
      return { tell: { seconds, ...(prompt !== null && { prompt }) } };
    });
  } catch (error) {
    await ports.recordingFiles.remove(id);
    throw error;
  }
}

import { createHash } from 'node:crypto';
import type { RecordingState } from '../calls/recording-ports.ts';
import { decodeWav, encodeWav, SAMPLE_RATE } from '../prompts/audio/wav.ts';
import type { Change } from '../staff/ports.ts';
import { Refusal } from '../staff/refusal.ts';
import type { CaseSound } from './api-types.ts';
import { caseFor, caseToChange, changeCase, HEARD, subjectOf, type Target } from './change-case.ts';
import type { CasePorts, CaseRow, Officer } from './ports.ts';
import { redacted, type Cover, type Span } from './redact-samples.ts';

/** Only what is no message can be refused; a message that was would be as good as lost. */
const SOUND: Record<RecordingState, CaseSound> = {
  expected: 'coming',
  fetched: 'ready',
  lost: 'lost',
  refused: 'lost',
  dropped: 'deleted',
};

/** What there is of the message of a case. */
export function soundOf({ cases }: Pick<CasePorts, 'cases'>, row: CaseRow) {
  const { state, seconds } = cases.recording(row.recording) ?? { state: 'lost' as const, seconds: null };
  const sound = SOUND[state];
  return { sound, seconds: sound === 'ready' ? seconds : null };
}

/** Out: the message as WAV; the log tells who heard it. Throws Refusal: not-found, recording-coming, recording-gone. */
export function hearCase(ports: CasePorts, officer: Officer, number: string): Uint8Array {
  return ports.transaction(() => {
    const row = caseFor(ports, officer, number);
    const wav = readSound(ports, row);
    ports.audit.record({ actor: officer, action: HEARD, subject: subjectOf(number) });
    return wav;
  });
}

/** Out: a spoken reply as WAV. Throws Refusal: not-found. */
export function hearReply(ports: CasePorts, officer: Officer, number: string, id: number): Uint8Array {
  const row = caseFor(ports, officer, number);
  const reply = ports.cases.replies(row.number).find((one) => one.id === id);
  if (!reply) throw new Refusal('not-found', 'There is no such reply. Load the case again.');
  return ports.recordingFiles.read(reply.recording);
}

function readSound(ports: CasePorts, row: CaseRow): Uint8Array {
  const { sound } = soundOf(ports, row);
  if (sound === 'ready') return ports.recordingFiles.read(row.recording);
  if (sound === 'coming') {
    throw new Refusal('recording-coming', 'The message is still on its way here. Try again in a minute.');
  }
  throw new Refusal('recording-gone', GONE[sound]);
}

const GONE = {
  lost: 'The message never came, or was no sound. It cannot be heard.',
  deleted: 'The message was deleted. It cannot be heard any more.',
};

/**
 * Covers parts of a message for ever, such as a name. The sound before is destroyed: what is kept is another recording.
 * Throws Refusal: bad-input for a part that lies behind the end; and as `caseToChange`.
 */
export async function redactCase(
  ports: CasePorts,
  officer: Officer,
  target: Target,
  { spans, cover }: { spans: readonly Span[]; cover: Cover },
): Promise<void> {
  const { recording: old, ...row } = caseToChange(ports, officer, target, 'redact');
  const samples = decodeWav(Buffer.from(readSound(ports, { ...row, recording: old })));
  const seconds = samples.length / SAMPLE_RATE;
  if (spans.some(({ from }) => from >= seconds)) {
    throw new Refusal('bad-input', `spans: the message ends at ${seconds} seconds.`, 'spans');
  }
  const wav = encodeWav(redacted(samples, spans, cover));
  const id = ports.newId();
  await ports.recordingFiles.put(id, wav);
  const made = { id, sha256: hashOf(wav), seconds, bytes: wav.length };
  try {
    // As it was looked at: two officers may cover different parts at once, and neither may come back.
    changeCase(ports, officer, { ...target, seen: row.revision }, 'redact', () => {
      ports.cases.replaceRecording(old, made, ports.clock.now());
      drop(ports, old);
      return { set: { recording: id }, tell: { spans: spans.length, cover } };
    });
  } catch (error) {
    await ports.recordingFiles.remove(id);
    throw error;
  }
  await ports.recordingFiles.remove(old);
}

const hashOf = (wav: Uint8Array): string => createHash('sha256').update(wav).digest('hex');

/** Deletes the message here and at the provider; the case stays. Throws Refusal as `caseToChange`. */
export async function deleteSound(
  ports: CasePorts,
  officer: Officer,
  target: Target,
  tell: Change = {},
): Promise<void> {
  let recording = '';
  changeCase(ports, officer, target, 'delete-recording', (row) => {
    ({ recording } = row);
    if (soundOf(ports, row).sound === 'deleted') throw new Refusal('recording-gone', GONE.deleted);
    drop(ports, recording);
    return { tell };
  });
  await ports.recordingFiles.remove(recording);
}

/** The errand deletes the file too, should this process die before it does. */
function drop(ports: CasePorts, recording: string): void {
  ports.cases.dropRecording(recording);
  ports.errands.add('delete-recording', recording, ports.clock.now());
}

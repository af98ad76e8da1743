import { decodeWav } from '../audio/wav.ts';
import type { PromptLibrary } from '../library/library.ts';
import type { TakeStore } from './ports.ts';

export interface KeepTakeParts {
  library: Pick<PromptLibrary, 'keep' | 'add'>;
  takes: TakeStore;
  /** The sealed sound of a recording, as a wav file. */
  soundOf: (recording: string) => Uint8Array;
  record: (entry: {
    actor: { kind: 'system'; id: string; name: string };
    action: string;
    subject: { kind: string; id: string };
    after: Record<string, unknown>;
  }) => void;
}

/**
 * Puts what a speaker kept into the library: a recording that waits for approval. Done before, it changes nothing. Takes
 * part in the transaction around it. Throws where the sound is gone.
 */
export function keepTake({ library, takes, soundOf, record }: KeepTakeParts, recording: string): void {
  const take = takes.find(recording);
  if (!take || take.clip !== null) return;
  const { prompt, language, speaker, code } = take;
  const sound = library.keep(decodeWav(Buffer.from(soundOf(recording))));
  const [clip] = library.add([{ prompt, language, sound, origin: 'phone', speaker, approve: false }]);
  if (!clip) throw new Error('A clip that was added is gone.');
  takes.becameClip(recording, clip.id);
  const actor = { kind: 'system' as const, id: `speaker-code ${code}`, name: speaker };
  const subject = { kind: 'clip', id: String(clip.id) };
  record({ actor, action: 'clip.added', subject, after: { prompt, language } });
}

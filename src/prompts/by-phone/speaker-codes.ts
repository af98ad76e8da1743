import { drawNumber } from '../../core/call/drawn-number.ts';
import { LibraryError } from '../library/library-error.ts';
import type { CountedSpeakerCode, SpeakerCode, SpeakerCodeStore } from './ports.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Who makes or takes back a code, as the audit log names them. */
interface Maker {
  kind: 'person' | 'key' | 'system' | 'unknown';
  id: string;
  name: string;
}

export interface SpeakerCodePorts {
  codes: SpeakerCodeStore;
  /** With a key of the line: the digits alone are few enough to try them all. */
  hash: (digits: string) => string;
  /** Eight random digits. */
  stem: () => string;
  newId: () => string;
  now: () => number;
  /** Throws where the line has no such language, or no such flow. */
  checkLanguage: (language: string) => void;
  checkFlow: (flow: string) => void;
  /** How many sentences are still to be recorded with a code; null where it holds no longer. */
  left: (code: SpeakerCode) => number | null;
  /** The numbers at which speakers are answered. */
  numbers: () => string[];
  transaction<Result>(work: () => Result): Result;
  record: (entry: {
    actor: Maker;
    action: string;
    subject: { kind: string; id: string };
    before?: Record<string, unknown>;
    after?: Record<string, unknown>;
  }) => void;
}

export interface NewSpeakerCode {
  language: string;
  speaker: string;
  flow: string | null;
  /** For how long it holds. */
  days: number;
}

/**
 * Makes a code of nine digits with which somebody records by phone. Out: the code as it is listed, and its digits, which
 * are known only now. Throws for a language or a flow that the line does not have.
 */
export function makeSpeakerCode(
  ports: SpeakerCodePorts,
  actor: Maker,
  { days, ...wanted }: NewSpeakerCode,
): { code: CountedSpeakerCode; digits: string } {
  ports.checkLanguage(wanted.language);
  if (wanted.flow !== null) ports.checkFlow(wanted.flow);
  return ports.transaction(() => {
    const digits = drawNumber(ports.stem, (drawn) => ports.codes.findByHash(ports.hash(drawn)) !== undefined);
    const madeAt = ports.now();
    const code = {
      ...{ ...wanted, id: ports.newId(), madeAt, madeBy: actor.name },
      ...{ endsAt: madeAt + days * DAY_MS, revokedAt: null },
    };
    ports.codes.add(code, ports.hash(digits));
    const subject = { kind: 'speaker-code', id: code.id };
    ports.record({ actor, action: 'speaker-code.added', subject, after: { ...wanted, endsAt: code.endsAt } });
    return { code: { ...code, usedAt: null, uses: 0, kept: 0 }, digits };
  });
}

/** From now on the code opens nothing; what was recorded with it stays. Revoked before, it stays as it was. */
export function revokeSpeakerCode(ports: SpeakerCodePorts, actor: Maker, id: string): CountedSpeakerCode {
  return ports.transaction(() => {
    const code = ports.codes.find(id);
    if (!code) throw new LibraryError('unknown-code', 'There is no such code. Load the list anew.');
    if (code.revokedAt !== null) return code;
    const revokedAt = ports.now();
    ports.codes.revoke(id, revokedAt);
    const subject = { kind: 'speaker-code', id };
    ports.record({ actor, action: 'speaker-code.revoked', subject, before: { speaker: code.speaker } });
    return { ...code, revokedAt };
  });
}

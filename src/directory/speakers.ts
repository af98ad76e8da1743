import { z } from 'zod';
import { hasGuessedEnough } from './guessing.ts';
import { query, type Query } from './query.ts';

/** Where to look for the next sentence: behind one, or from the first; and one that is not meant. */
interface From {
  after: string | null;
  except: string | null;
}

/** What the answers to speakers are made from. */
export interface SpeakerDesk {
  /** Undefined for digits of no code. `left`: how many sentences nobody has recorded. */
  byDigits(
    digits: string,
    now: number,
  ): { id: string; language: string; isOver: boolean; left(): number } | undefined;
  /** What comes next; undefined at the end, and where the code holds no longer. */
  next(code: string, from: From, now: number): { prompt: string; goesOn: boolean } | undefined;
}

export const SPEAKER_QUERIES = ['speaker-code', 'prompt-to-record'] as const;

const promptOrNot = z.string().nullable().default(null);

/** The queries of those who record by phone. */
export const speakerQueries = (desk: SpeakerDesk): ReadonlyMap<string, Query> =>
  new Map<(typeof SPEAKER_QUERIES)[number], Query>([
    ['speaker-code', speakerCode(desk)],
    [
      'prompt-to-record',
      query(
        { code: z.string(), after: promptOrNot, except: promptOrNot },
        ({ code, ...from }, _store, { now }) => {
          const next = desk.next(code, from, now);
          return next && { prompt: next.prompt, goesOn: next.goesOn };
        },
      ),
    ],
  ]);

/** Out: `told` is `speaker`, `over` for a code that holds no longer, or `later` after too many wrong ones. */
const speakerCode = (desk: SpeakerDesk): Query =>
  query({ number: z.string() }, ({ number }, store, context) => {
    if (hasGuessedEnough('speaker-code', store, context)) return { told: 'later' };
    const found = desk.byDigits(number, context.now);
    if (!found) return undefined;
    if (found.isOver) return { told: 'over' };
    const { id, language } = found;
    const name = `recording-in-${language}`;
    const languageName = context.canBeHeard(name) ? name : null;
    return { told: 'speaker', code: id, language, languageName, left: found.left() };
  });

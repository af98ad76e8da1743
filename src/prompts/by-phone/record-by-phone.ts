import type { FlowSource } from '../../core/flow/flow-source.ts';
import { readTake } from '../intake/read-take.ts';
import { LibraryError } from '../library/library-error.ts';
import type { PromptLibrary } from '../library/library.ts';
import { keepTake, type KeepTakeParts } from './keep-take.ts';
import type { SpeakerCodePorts } from './speaker-codes.ts';
import { speakerDesk, type SpeakerDeskParts } from './speaker-desk.ts';

/** The kind of element that records prompts. */
const RECORDS = 'record-prompt';

type Parts = SpeakerDeskParts &
  KeepTakeParts &
  Omit<SpeakerCodePorts, 'checkLanguage' | 'checkFlow' | 'left' | 'numbers'> & {
    library: PromptLibrary;
    hasFlow: (flow: string) => boolean;
    /** The numbers that answer, with the flows that they answer with. */
    lines: () => ({ number: string } & FlowSource)[];
  };

/** All of recording by phone: what speakers hear, what becomes of what they say, and the codes that let them in. */
export function recordByPhone(parts: Parts) {
  const { library, hasFlow } = parts;
  const desk = speakerDesk(parts);
  return {
    desk,
    takes: { read: readTake, keep: (recording: string) => keepTake(parts, recording) },
    codes: {
      ...parts,
      numbers: () =>
        parts
          .lines()
          .filter(isForSpeakers)
          .map(({ number }) => number),
      left: (code) => desk.left(code, parts.now()),
      checkLanguage: (language: string) => {
        if (!library.now().languages.includes(language))
          throw new LibraryError('unknown-language', `The line has no language "${language}"; add it first.`);
      },
      checkFlow: (flow: string) => {
        if (!hasFlow(flow)) throw new LibraryError('unknown-flow', `There is no flow "${flow}".`);
      },
    } satisfies SpeakerCodePorts,
  };
}

const isForSpeakers = ({ flow, subflows }: FlowSource): boolean =>
  [flow, ...subflows].some(({ nodes }) => Object.values(nodes).some(({ type }) => type === RECORDS));

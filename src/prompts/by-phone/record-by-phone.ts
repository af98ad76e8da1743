import { readTake } from '../intake/read-take.ts';
import { LibraryError } from '../library/library-error.ts';
import type { PromptLibrary } from '../library/library.ts';
import { keepTake, type KeepTakeParts } from './keep-take.ts';
import type { SpeakerCodePorts } from './speaker-codes.ts';
import { speakerDesk, type SpeakerDeskParts } from './speaker-desk.ts';

type Parts = SpeakerDeskParts &
  KeepTakeParts &
  Omit<SpeakerCodePorts, 'checkLanguage' | 'checkFlow'> & {
    library: PromptLibrary;
    hasFlow: (flow: string) => boolean;
  };

/** All of recording by phone: what speakers hear, what becomes of what they say, and the codes that let them in. */
export function recordByPhone(parts: Parts) {
  const { library, hasFlow } = parts;
  return {
    desk: speakerDesk(parts),
    takes: { read: readTake, keep: (recording: string) => keepTake(parts, recording) },
    codes: {
      ...parts,
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

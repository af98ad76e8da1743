import type { ClipFiles } from '../prompts/library/clip-files.ts';
import { stateOf, type Clip } from '../prompts/library/contents.ts';
import type { PromptLibrary } from '../prompts/library/library.ts';
import type { CasePorts } from './ports.ts';

/** The name of a place answers nobody. */
const PLACE = /^place-\d+$/;

/** What the library has for replies: clips that somebody has listened to and approved, in just this language. */
export function replyClips(
  library: Pick<PromptLibrary, 'now'>,
  files: Pick<ClipFiles, 'read'>,
): Pick<CasePorts, 'replyPrompts' | 'clipOf'> {
  const approved = (prompt: string, language: string): Clip | undefined => {
    const clip = library.now().clip(prompt, language);
    return clip && stateOf(clip) === 'approved' ? clip : undefined;
  };
  return {
    replyPrompts: (language) =>
      library
        .now()
        .ids()
        .filter((id) => !PLACE.test(id))
        .flatMap((prompt) => {
          const clip = approved(prompt, language);
          return clip ? [{ prompt, text: clip.text ?? prompt, seconds: clip.seconds }] : [];
        }),
    clipOf: (prompt, language) => {
      const clip = approved(prompt, language);
      return clip && files.read(clip.sha256);
    },
  };
}

import { PROMPT_STATES, stateOf } from '../prompts/library/contents.ts';
import { languagesOverview } from '../prompts/library/overview.ts';
import { complain, say, withLine } from './with-line.ts';

/** `npm run -s library [-- <prompt>]`: how many prompts of each language are in which state, or one prompt's history. */

const prompt = process.argv[2];

await withLine(({ library }) => {
  const contents = library.contents();
  if (prompt === undefined) {
    for (const { code, nameEn, counts } of languagesOverview(contents))
      say(`${code} (${nameEn}): ${PROMPT_STATES.map((state) => `${counts[state]} ${state}`).join(', ')}`);
    return 0;
  }
  const clips = contents.clips.filter((clip) => clip.prompt === prompt);
  for (const clip of clips) {
    const heard = library.now().clip(prompt, clip.language)?.id === clip.id ? ', heard by callers' : '';
    const added = new Date(clip.addedAt).toISOString().slice(0, 10);
    say(
      `${clip.language} clip ${clip.id}: ${stateOf(clip)}, ${clip.seconds} s, ${clip.loudness} dBFS, peak ${clip.peak} dBFS, ${clip.speaker}, ${added}${heard}`,
    );
  }
  if (clips.length === 0) complain(`There is no clip of "${prompt}".`);
  return clips.length > 0 ? 0 : 1;
});

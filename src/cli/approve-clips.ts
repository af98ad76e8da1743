import { parseArgs } from 'node:util';
import { clipsByPlace, type Clip } from '../prompts/library/contents.ts';
import { complain, say, withLine } from './with-line.ts';

/**
 * `npm run approve-clips -- <language> [<prompt> ...]`: callers hear the newest recordings from now on. Only for those
 * who have listened to them.
 */

const USAGE = `Use: npm run approve-clips -- <language> <prompt> ...   the newest recording of each
     npm run approve-clips -- <language> --all          every recording that waits
     npm run approve-clips -- <language> <prompt> --withdraw   what is heard now is heard no more`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false }, withdraw: { type: 'boolean', default: false } },
});
const [language, ...prompts] = positionals;

/** The newest recording of a prompt, where it was not approved yet. */
const waiting = (clips: readonly Clip[]): Clip[] => {
  const newest = clips
    .filter(({ origin }) => origin !== 'generated')
    .toSorted((a, b) => b.addedAt - a.addedAt || b.id - a.id)[0];
  return newest && newest.approvedAt === null ? [newest] : [];
};

await withLine(({ library }) => {
  if (language === undefined || (prompts.length === 0) !== values.all) {
    complain(USAGE);
    return 2;
  }
  const isAsked = ({ prompt }: Clip): boolean => values.all || prompts.includes(prompt);
  const clips = library.contents().clips.filter((clip) => clip.language === language && isAsked(clip));
  const chosen = values.withdraw
    ? prompts.flatMap((prompt) => library.now().clip(prompt, language) ?? [])
    : [...clipsByPlace(clips).values()].flatMap(waiting);
  for (const { id, prompt, seconds } of chosen) {
    if (values.withdraw) library.withdraw(id);
    else library.approve(id);
    say(`${language}/${prompt}: ${values.withdraw ? 'withdrawn' : 'approved'}, ${seconds} s`);
  }
  if (chosen.length === 0) complain('There is no recording that waits to be approved.');
  return chosen.length > 0 ? 0 : 1;
});

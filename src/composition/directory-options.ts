import type { Settings } from '../config/settings.ts';
import type { DirectoryOptions } from '../directory/query.ts';
import type { PromptLibrary } from '../prompts/library/library.ts';

/** How facts are told on this line. */
export const directoryOptions = (settings: Settings, library: PromptLibrary): DirectoryOptions => ({
  sampleBudgets: settings.sampleBudgets,
  factsMaxAgeDays: settings.factsMaxAgeDays,
  canBeHeard: (prompt) => library.now().clipOrNearest(prompt, 'km') !== undefined,
  textOfClip: (prompt) => library.now().clip(prompt, 'km')?.text ?? null,
});

import type { ImportKind } from '../directory/import/kind.ts';
import { linesAnsweringWith } from '../directory/import/kinds/lines.ts';
import { lineFlows, type LineFlow } from '../flows/line-flows.ts';
import type { FlowPorts } from '../flows/ports.ts';
import type { PromptLibrary } from '../prompts/library/library.ts';

/** The numbers that answer, as staff see and change them. */
export interface LineDesk {
  /** Their rows, in the tables of facts. */
  kind: ImportKind;
  flows(): LineFlow[];
  languages(): readonly string[];
  /** The flow that answers where a line has none of its own. */
  flowOfOthers(): string;
}

/** In: the flows as staff edit them, the prompts, and which flow answers a number. */
export function lineDesk(
  menus: FlowPorts,
  library: PromptLibrary,
  flowOfLine: (line: string) => string,
): LineDesk {
  const flows = (): LineFlow[] => lineFlows(menus);
  const languages = (): readonly string[] => library.now().languages;
  return {
    kind: linesAnsweringWith(() => ({
      flows: new Set(flows().map(({ id }) => id)),
      languages: languages(),
    })),
    ...{ flows, languages },
    flowOfOthers: () => flowOfLine(''),
  };
}

import type { ImportKind } from '../directory/import/kind.ts';
import { linesAnsweringWith, type LineProblem } from '../directory/import/kinds/lines.ts';
import type { LineRow } from '../directory/ports.ts';
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
  /** What of a line does not exist any more. */
  problems(row: LineRow): LineProblem[];
}

/** In: the flows as staff edit them, the prompts, which flow answers a number, and what is wrong with one. */
export function lineDesk(
  menus: FlowPorts,
  library: PromptLibrary,
  flowOfLine: (line: string) => string,
  problems: LineDesk['problems'],
): LineDesk {
  const flows = (): LineFlow[] => lineFlows(menus);
  const languages = (): readonly string[] => library.now().languages;
  return {
    kind: linesAnsweringWith(() => ({
      flows: new Set(flows().map(({ id }) => id)),
      languages: languages(),
    })),
    ...{ flows, languages, problems },
    flowOfOthers: () => flowOfLine(''),
  };
}

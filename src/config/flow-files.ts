import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../core/flow/parse.ts';
import type { Flow } from '../core/flow/schema.ts';
import { finding } from '../core/flow/sentences.ts';
import { readFlowText } from '../flows/text/read-text.ts';
import { SettingError } from './settings.ts';

/** Every flow of a folder, by id, and what is wrong with the shape of the others. */
export function loadFlowFiles(folder: string): { flows: Map<string, Flow>; problems: Problem[] } {
  const flows = new Map<string, Flow>();
  const problems: Problem[] = [];
  for (const [id, text] of readFlowTexts(folder)) {
    const file = `${id}.yaml`;
    const read = readFlowText(text, file);
    if ('problems' in read) problems.push(...read.problems);
    else if (`${read.flow.id}.yaml` === file) flows.set(read.flow.id, read.flow);
    else problems.push({ flow: file, node: '', ...finding('file-name', { flow: read.flow.id }) });
  }
  return { flows, problems };
}

/** The texts of the flow files of a folder, by the name of the file without its ending. */
export function readFlowTexts(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return new Map(
    files.map((file) => [file.slice(0, -'.yaml'.length), readFileSync(join(folder, file), 'utf8')]),
  );
}

/** The flows that calls are answered with. Throws SettingError that names the first flow that cannot be read. */
export function readFlows(folder: string): ReadonlyMap<string, Flow> {
  const { flows, problems } = loadFlowFiles(folder);
  const [first] = problems;
  if (first) {
    throw new SettingError(
      `${first.flow} ${first.node}: ${first.message} Run "npm run -s flows:check" for all.`,
    );
  }
  return flows;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseFlow, type Problem } from '../core/flow/parse.ts';
import type { Flow } from '../core/flow/schema.ts';
import { SettingError } from './settings.ts';

/** Every flow of a folder, by id, and what is wrong with the shape of the others. */
export function loadFlowFiles(folder: string): { flows: Map<string, Flow>; problems: Problem[] } {
  const flows = new Map<string, Flow>();
  const problems: Problem[] = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const read = readFlowFile(join(folder, file), file);
    if ('problems' in read) problems.push(...read.problems);
    else if (`${read.flow.id}.yaml` === file) flows.set(read.flow.id, read.flow);
    else
      problems.push(
        fileProblem(file, 'file-name', `the flow ${read.flow.id} belongs in ${read.flow.id}.yaml.`),
      );
  }
  return { flows, problems };
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

function readFlowFile(path: string, file: string): ReturnType<typeof parseFlow> {
  try {
    return parseFlow(parse(readFileSync(path, 'utf8')), file);
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { problems: [fileProblem(file, 'yaml', message)] };
  }
}

const fileProblem = (flow: string, rule: string, message: string): Problem => ({
  flow,
  node: '',
  rule,
  message,
});

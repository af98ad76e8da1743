import { parse as parseYaml } from 'yaml';
import { parseFlow, type Problem } from '../../core/flow/parse.ts';
import type { Flow } from '../../core/flow/schema.ts';
import { finding } from '../../core/flow/sentences.ts';
import { flowJson, type FlowJson } from '../api-types.ts';
import { FlowRefusal } from '../refusal.ts';

/**
 * A flow from the text of its YAML file.
 * In: the text, and the name under which its problems are told. Out: the flow, or all that is wrong with its shape.
 */
export function readFlowText(text: string, file: string): { flow: Flow } | { problems: Problem[] } {
  try {
    return parseFlow(parse(text), file);
  } catch (error) {
    return { problems: [{ flow: file, node: '', ...finding('yaml', { reason: firstLine(error) }) }] };
  }
}

/**
 * The plain data of a file that may have problems, as far as an editor needs it right.
 * Throws FlowRefusal: bad-file, which says what to mend.
 */
export function jsonOfText(text: string): FlowJson {
  const read = flowJson.safeParse(parsed(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new FlowRefusal(
    'bad-file',
    `This is no flow file: ${where ? `${where}: ` : ''}${issue?.message ?? ''}`,
  );
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new FlowRefusal('bad-file', `The file is no YAML: ${firstLine(error)}`);
  }
}

/** Odd tags and keys are told as problems; the library's warnings would print the file into the log of the process. */
const parse = (text: string): unknown => parseYaml(text, { logLevel: 'error' });

const firstLine = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);

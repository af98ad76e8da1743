import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readFlowTexts } from '../config/flow-files.ts';
import { draftOf, saveFile } from '../flows/drafts.ts';
import { fileOf } from '../flows/files.ts';
import { flowSummaries, problemsOfEdit } from '../flows/overview.ts';
import type { FlowPorts } from '../flows/ports.ts';
import { FlowRefusal } from '../flows/refusal.ts';
import { publish } from '../flows/releases.ts';
import { liveSet } from '../flows/set.ts';
import { jsonOfText } from '../flows/text/read-text.ts';
import type { FlowProblem } from '../flows/api-types.ts';
import type { Actor } from '../staff/ports.ts';
import { complain, say, withLine } from './with-line.ts';

/** `npm run -s flows -- <command>`: the menus of the line as files. The line may go on answering meanwhile. */

const USAGE = `Use: npm run -s flows -- list
     npm run -s flows -- export <folder>
     npm run -s flows -- import <folder or file.yaml> [--publish]`;

const TECHNICIAN: Actor = { kind: 'system', id: 'flows-command', name: 'npm run flows' };

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { publish: { type: 'boolean' } } });
  } catch {
    return { positionals: [], values: {} as { publish?: boolean } };
  }
}

/** A line for each flow: its name, what is live, and its draft. */
function list(menus: FlowPorts): number {
  for (const { id, live, draft, lines, problems } of flowSummaries(menus)) {
    const said = [
      live ? `release ${live.release}` : 'not live',
      ...lines.map((line) => (line === '*' ? 'answers every line' : `answers ${line}`)),
      ...(draft ? [`draft ${draft.revision} by ${draft.updatedBy}, problems: ${problems}`] : []),
    ];
    say(`${id}: ${said.join('; ')}`);
  }
  return 0;
}

/** Every live flow as its file, byte for byte. */
function exportTo(menus: FlowPorts, folder: string): number {
  mkdirSync(folder, { recursive: true });
  const ids = [...liveSet(menus).keys()];
  for (const id of ids) writeFileSync(join(folder, `${id}.yaml`), fileOf(menus, id, 'live'));
  say(`${ids.length} flows written to ${folder}.`);
  return 0;
}

/** Files that are other than what is live become drafts, and with `--publish` a release. */
function importFrom(menus: FlowPorts, path: string, toBePublished: boolean): number {
  const live = liveSet(menus);
  const files = [...filesAt(path)].filter(([id, text]) => live.get(id) !== menus.texts.hash(text));
  if (files.length === 0) {
    say('Nothing is other than what is live.');
    return 0;
  }
  try {
    // All of it or nothing.
    menus.transaction(() => {
      for (const [id, text] of files) importFile(menus, id, text);
      const flows = files.map(([id]) => id);
      if (toBePublished) {
        const { release } = publish(menus, TECHNICIAN, {
          flows,
          note: `From ${basename(path)}`,
          liveAt: null,
        });
        say(`Release ${release.number} is live: ${flows.join(', ')}.`);
      } else say(`Drafts: ${flows.join(', ')}. Publish them in the console, or import with --publish.`);
    });
  } catch (error) {
    if (!(error instanceof FlowRefusal)) throw error;
    complain(error.message);
    for (const problem of error.more.problems ?? []) complain(lineOf(problem));
    return 1;
  }
  if (!toBePublished)
    for (const [, text] of files)
      problemsOfEdit(menus, jsonOfText(text)).forEach((one) => complain(lineOf(one)));
  return 0;
}

function filesAt(path: string): ReadonlyMap<string, string> {
  if (statSync(path).isDirectory()) return readFlowTexts(path);
  return new Map([[basename(path, '.yaml'), readFileSync(path, 'utf8')]]);
}

function importFile(menus: FlowPorts, id: string, text: string): void {
  const draft = draftOf(menus, id);
  if (draft && fileOf(menus, id, 'draft') !== text && draft.updatedBy !== TECHNICIAN.name) {
    throw new FlowRefusal(
      'draft-changed',
      `${draft.updatedBy} is working on ${id}. Nothing was imported: publish that draft or throw it away first.`,
    );
  }
  saveFile(menus, TECHNICIAN, id, { revision: draft?.revision ?? null, text });
}

const lineOf = ({ flow, node, rule, message }: FlowProblem): string =>
  `${flow}.yaml: ${node ?? '(flow)'}: ${rule}: ${message}`;

await withLine(({ menus }) => {
  const { positionals, values } = readArguments();
  const [command, path, ...more] = positionals;
  if (more.length === 0 && command === 'list' && path === undefined) return list(menus);
  if (more.length === 0 && command === 'export' && path !== undefined) return exportTo(menus, path);
  if (more.length === 0 && command === 'import' && path !== undefined) {
    return importFrom(menus, path, values.publish === true);
  }
  complain(USAGE);
  return 2;
});

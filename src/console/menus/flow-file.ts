import { ApiError, ask } from '../api.ts';
import type { DraftAnswer, FlowAnswer } from '../../flows/api-types.ts';
import { readFlow } from './api.ts';

/** Saves the file of a menu on this computer. In: whether it is the draft's. */
export function downloadFlow(id: string, draft: boolean): void {
  const link = document.createElement('a');
  link.href = `/api/v1/flows/${id}/file${draft ? '?of=draft' : ''}`;
  link.download = `${id}.yaml`;
  link.click();
}

/** Asks for a file on this computer; undefined when none was chosen. */
export function chooseFile(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.yaml,.yml';
    input.addEventListener('change', () => resolve(input.files?.[0]?.text()));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}

/** The menu that a file is of; undefined when it names none. */
export const flowIdOf = (text: string): string | undefined =>
  /^id:\s*['"]?([a-z0-9]+(?:-[a-z0-9]+)*)['"]?\s*(?:#.*)?$/m.exec(text)?.[1];

/** Makes a file the draft of its menu, which may be new. @returns the menu as it is then. Throws ApiError. */
export async function importFlow(text: string): Promise<FlowAnswer> {
  const id = flowIdOf(text);
  if (id === undefined) throw new ApiError('bad-file', 'The file names no flow.');
  const before = await readFlow(id).catch((error: unknown) => {
    if (error instanceof ApiError && error.code === 'unknown-flow') return null;
    throw error;
  });
  const revision = before?.draft ? `?revision=${before.draft.revision}` : '';
  await ask<DraftAnswer>('PUT', `/flows/${id}/file${revision}`, new Blob([text], { type: 'text/yaml' }));
  return readFlow(id);
}

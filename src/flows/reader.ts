import { remembering } from '../core/memo.ts';
import type { Problem } from '../core/flow/parse.ts';
import type { Flow } from '../core/flow/schema.ts';
import type { FlowJson } from './api-types.ts';
import { jsonOfText, readFlowText } from './text/read-text.ts';

/** Texts kept in memory as flows: those of the live release, of a few before it, and of drafts. */
const MOST_TEXTS = 300;

/** Flows by the hash of their text. A text never changes, so each is read once. */
export interface FlowReader {
  read(hash: string): { flow: Flow } | { problems: Problem[] };
  json(hash: string): FlowJson;
}

export function flowReader(texts: { text(hash: string): string }): FlowReader {
  return {
    read: remembering(MOST_TEXTS, (hash: string) => readFlowText(texts.text(hash), '')),
    json: remembering(MOST_TEXTS, (hash: string) => jsonOfText(texts.text(hash))),
  };
}

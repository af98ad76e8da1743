import { createContext, use } from 'react';
import type { CheckAnswer } from '../../../flows/api-types.ts';
import type { Act, Editing } from '../model/editing.ts';
import type { FlowJson, Places } from '../model/flow.ts';
import type { NodeSchemas, Schema } from '../model/schema.ts';

/** What all parts of the editor share. */
export interface Editor {
  editing: Editing;
  act: (act: Act) => void;
  flow: FlowJson;
  places: Places;
  schemas: NodeSchemas;
  flowSchema: Schema;
  /** What the line says about the flow; null before its first answer. */
  check: CheckAnswer | null;
  checkAgain: () => void;
  /** The language in which words are shown on the cards. */
  spoken: string;
  mayWrite: boolean;
  /** Asks which kind of element to add, at the end of a way out or, without one, in the middle of the picture. */
  addFrom: (from: { node: string; exit: string } | null) => void;
  /** Begins a try at an element. */
  tryFrom: (node: string) => void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error('A part of the editor stands outside of it.');
  return editor;
}

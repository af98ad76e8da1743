import { createContext, use } from 'react';
import type { CheckAnswer } from '../../../flows/api-types.ts';
import type { Act, Editing } from '../model/editing.ts';
import type { FlowJson, Places } from '../model/flow.ts';
import type { NodeSchemas, Schema } from '../model/schema.ts';

/** What the parts of the editor do their work with. It stays the same from letter to letter. */
export interface Tools {
  act: (act: Act) => void;
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
  /** The languages that the menu speaks, those that are only spoken, and the ways out of the menu. */
  languages: readonly string[];
  oralLanguages: readonly string[];
  exits: readonly string[];
}

/** What all parts of the editor share: the tools, and what is worked on. */
export interface Editor extends Tools {
  editing: Editing;
  flow: FlowJson;
  places: Places;
}

export const ToolsContext = createContext<Tools | null>(null);

/** For parts that are many, and are not to be drawn again for every letter. */
export function useTools(): Tools {
  const tools = use(ToolsContext);
  if (!tools) throw new Error('A part of the editor stands outside of it.');
  return tools;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error('A part of the editor stands outside of it.');
  return editor;
}

import { createContext, use } from 'react';
import type { FlowProblem } from '../../../flows/api-types.ts';
import type { NodeJson } from '../model/flow.ts';
import { useProblemWords } from '../texts/words.ts';
import { isWithin, type JsonPath } from '../model/json-path.ts';

/** The element, or the menu itself, that a form edits. It stays the same from letter to letter. */
export interface Form {
  /** Null for the form of the menu itself. */
  name: string | null;
  /** What of an element decides its ways out; null for the form of the menu itself. */
  ways: NodeJson | null;
  problems: readonly FlowProblem[];
  mayWrite: boolean;
  /** Puts a value into its place; undefined takes it out. */
  put: (path: JsonPath, value: unknown) => void;
  /** Changes the element as a whole. */
  change: (change: (node: NodeJson) => NodeJson) => void;
}

export const FormContext = createContext<Form | null>(null);

export function useForm(): Form {
  const form = use(FormContext);
  if (!form) throw new Error('A field stands outside of a form.');
  return form;
}

/** What is wrong at a field or inside of it, as one text; null when nothing is. */
export function useProblemAt(path: JsonPath, inside = false): string | null {
  const { problems } = useForm();
  const inWords = useProblemWords();
  const here = problems.filter(
    (problem) => isWithin(problem.path, path) && (inside || problem.path.length === path.length),
  );
  return here.length > 0 ? here.map(inWords).join(' ') : null;
}

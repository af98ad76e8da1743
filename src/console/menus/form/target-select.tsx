import { Select } from '@mantine/core';
import { createContext, use, type ReactNode } from 'react';
import { leaving, leavesBy } from '../model/flow.ts';
import { useFieldWords, useMenuTexts } from '../texts/words.ts';
import { useTools } from '../editor/editor-context.ts';

export interface Target {
  value: string;
  label: string;
}

/** The elements of the menu with their first words, made once for all fields of a form. */
export const TargetsContext = createContext<readonly Target[]>([]);

interface SelectProps {
  label: ReactNode;
  description?: string | undefined;
  error?: string | null;
  disabled?: boolean;
  placeholder?: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

/** As many as fit into a list that is looked through; the others are found by typing. */
const MOST = 60;

/** Chooses an element of the menu. */
export function NodeSelect({ extra = [], ...props }: SelectProps & { extra?: readonly Target[] }) {
  const texts = useMenuTexts();
  const targets = use(TargetsContext);
  const isGone = props.value !== null && ![...extra, ...targets].some(({ value }) => value === props.value);
  // What is no more is still shown, so that one sees what is wrong.
  const gone = isGone ? [{ value: props.value ?? '', label: texts.editor.gone(props.value ?? '') }] : [];
  return (
    <Select
      placeholder={texts.form.nowhere}
      {...props}
      searchable
      clearable
      limit={MOST}
      data={[...gone, ...extra, ...targets]}
      nothingFoundMessage={texts.editor.nothingFound}
      clearButtonProps={{ 'aria-label': texts.form.remove }}
    />
  );
}

const NEW = 'new element';

/** Chooses where a way out leads: an element, out of the menu, or a new element. */
export function TargetSelect({ addNew, ...props }: SelectProps & { addNew: () => void }) {
  const texts = useMenuTexts().form;
  const words = useFieldWords();
  const { exits } = useTools();
  const extra = [
    { value: NEW, label: texts.newElement },
    ...exits.map((exit) => ({ value: leaving(exit), label: texts.leave(words.exit(exit)) })),
  ];
  const { value, onChange } = props;
  const leaves = value === null ? undefined : leavesBy(value);
  const unknown = leaves !== undefined && !exits.includes(leaves);
  return (
    <NodeSelect
      {...props}
      extra={unknown && value !== null ? [...extra, { value, label: texts.leave(leaves) }] : extra}
      onChange={(chosen) => (chosen === NEW ? addNew() : onChange(chosen))}
    />
  );
}

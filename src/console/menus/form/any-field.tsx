import { createContext, use, type ComponentType } from 'react';
import type { FieldProps } from './field-props.ts';

/** The field for any schema, for fields that have others inside: given from above, since it knows all of them. */
export const FieldContext = createContext<ComponentType<FieldProps> | null>(null);

export function AnyField(props: FieldProps) {
  const Field = use(FieldContext);
  if (!Field) throw new Error('A field stands outside of a form.');
  return <Field {...props} />;
}

import { Select } from '@mantine/core';
import { useWords } from '../../language.tsx';
import { useFlows } from '../api.ts';
import { useLabels, type FieldProps } from './field-props.ts';
import { useForm, useProblemAt } from './form-context.ts';

/** Which other menu an element runs. */
export function FlowField({ name, schema, path, value }: FieldProps) {
  const { language } = useWords();
  const { put, mayWrite } = useForm();
  const labels = useLabels(name, schema);
  const error = useProblemAt(path);
  const { data } = useFlows();
  const flows = data?.flows ?? [];
  return (
    <Select
      {...labels}
      error={error}
      disabled={!mayWrite}
      searchable
      data={flows.map(({ id, title }) => ({ value: id, label: `${title[language] ?? id} (${id})` }))}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={(flow) => put(path, flow ?? undefined)}
    />
  );
}

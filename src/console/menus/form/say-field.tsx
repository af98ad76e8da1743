import { Fieldset, Text } from '@mantine/core';
import { useLabels, type FieldProps } from './field-props.ts';
import { SayList } from './say-list.tsx';

/** What is said, part after part. */
export function SayField({ name, schema, path, value }: FieldProps) {
  const { label, description } = useLabels(name, schema);
  return (
    <Fieldset legend={label}>
      {description && (
        <Text size="sm" c="dimmed" mb="xs">
          {description}
        </Text>
      )}
      <SayList path={path} value={value} label={label} />
    </Fieldset>
  );
}

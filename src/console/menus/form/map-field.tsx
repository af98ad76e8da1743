import { ActionIcon, Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isObject } from '../model/flow.ts';
import { scalarAsText, scalarOfText } from '../model/scalar.ts';
import { blank, fieldKind, type Schema } from '../model/schema.ts';
import { useMenuTexts } from '../texts/words.ts';
import { AnyField } from './any-field.tsx';
import { useLabels, type FieldProps } from './field-props.ts';
import { useForm, useProblemAt } from './form-context.ts';

/** Values under names that one chooses oneself. */
export function MapField({ name, schema, path, value }: FieldProps) {
  const { label, description } = useLabels(name, schema);
  const error = useProblemAt(path);
  const record = isObject(value) ? value : {};
  const inner = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
  return (
    <Fieldset legend={label}>
      <Stack gap="xs">
        {description && (
          <Text size="sm" c="dimmed">
            {description}
          </Text>
        )}
        {error && (
          <Text size="sm" c="red.9">
            {error}
          </Text>
        )}
        {Object.entries(record).map(([key, one]) => (
          <Entry key={key} entry={key} schema={inner} path={[...path, key]} value={one} />
        ))}
        <AddEntry taken={Object.keys(record)} path={path} schema={inner} />
      </Stack>
    </Fieldset>
  );
}

function Entry({ entry, schema, path, value }: Omit<FieldProps, 'name'> & { entry: string }) {
  const texts = useMenuTexts().form;
  const { put, mayWrite } = useForm();
  const error = useProblemAt(path, true);
  const remove = (
    <ActionIcon
      variant="subtle"
      color="dark"
      disabled={!mayWrite}
      aria-label={`${texts.remove}: ${entry}`}
      onClick={() => put(path, undefined)}
    >
      ✕
    </ActionIcon>
  );
  if (fieldKind(schema) === 'group')
    return (
      <Group align="start" gap="xs" wrap="nowrap">
        <div style={{ flex: 1 }}>
          <AnyField name={entry} schema={schema} path={path} value={value} />
        </div>
        {remove}
      </Group>
    );
  return (
    <Group align="end" gap="xs" wrap="nowrap">
      <TextInput
        style={{ flex: 1 }}
        label={entry}
        value={scalarAsText(value)}
        error={error}
        disabled={!mayWrite}
        autoComplete="off"
        onChange={(event) => put(path, scalarOfText(event.currentTarget.value))}
      />
      {remove}
    </Group>
  );
}

function AddEntry({ taken, path, schema }: { taken: string[]; path: FieldProps['path']; schema: Schema }) {
  const texts = useMenuTexts().form;
  const { put, mayWrite } = useForm();
  const [name, setName] = useState('');
  const wanted = name.trim();
  if (!mayWrite) return null;
  const add = (): void => {
    put([...path, wanted], blank(schema));
    setName('');
  };
  return (
    <Group align="end" gap="xs" wrap="nowrap">
      <TextInput
        style={{ flex: 1 }}
        label={texts.name}
        value={name}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button variant="default" disabled={wanted === '' || taken.includes(wanted)} onClick={add}>
        {texts.add}
      </Button>
    </Group>
  );
}

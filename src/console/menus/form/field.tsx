import {
  Fieldset,
  NumberInput,
  Select,
  Stack,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
  MultiSelect,
} from '@mantine/core';
import { memo } from 'react';
import { isObject, sameJson } from '../model/flow.ts';
import { fieldKind } from '../model/schema.ts';
import { scalarAsText, scalarOfText } from '../model/scalar.ts';
import { useFieldWords } from '../texts/words.ts';
import { ConditionField } from './condition-field.tsx';
import { ExitsField } from './exits-field.tsx';
import { useLabels, type FieldProps } from './field-props.ts';
import { FlowField } from './flow-field.tsx';
import { useForm, useProblemAt } from './form-context.ts';
import { ListField } from './list-field.tsx';
import { MapField } from './map-field.tsx';
import { OptionExitField } from './option-exit-field.tsx';
import { SayField } from './say-field.tsx';
import { NodeSelect } from './target-select.tsx';

/** Fields that lead somewhere, though their schema only says that they are names. */
const NODE_NAMES = new Set(['start', 'noInput', 'noMatch', 'person']);

/** The field for a value, made from its schema. Drawn again when its value changes, not for a letter in another one. */
export const Field = memo(function Field(props: FieldProps) {
  const { name, schema } = props;
  const { ways } = useForm();
  if (name === 'exits' && ways) return <ExitsField {...props} />;
  if (name === 'exit' && ways) return <OptionExitField {...props} />;
  if (name === 'flow' && ways) return <FlowField {...props} />;
  if (!ways && NODE_NAMES.has(name)) return <NodeNameField {...props} />;
  switch (fieldKind(schema)) {
    case 'say':
      return <SayField {...props} />;
    case 'condition':
      return <ConditionField {...props} />;
    case 'list':
      return <ListField {...props} />;
    case 'map':
      return <MapField {...props} />;
    case 'group':
      return <GroupField {...props} />;
    case 'choice':
    case 'fixed':
      return <ChoiceField {...props} />;
    case 'choices':
      return <ChoicesField {...props} />;
    case 'words':
      return <WordsField {...props} />;
    case 'yesNo':
      return <YesNoField {...props} />;
    case 'number':
      return <NumberField {...props} />;
    case 'target':
    case 'text':
      return <TextField {...props} />;
    case 'scalar':
      return <ScalarField {...props} />;
  }
}, saysTheSame);

function saysTheSame(one: FieldProps, other: FieldProps): boolean {
  return (
    one.value === other.value &&
    one.schema === other.schema &&
    one.name === other.name &&
    sameJson(one.path, other.path)
  );
}

/** What all simple fields have in common. */
function useInput({ name, schema, path }: FieldProps) {
  const { put, mayWrite } = useForm();
  const { label, description } = useLabels(name, schema);
  const error = useProblemAt(path, true);
  return {
    put: (value: unknown) => put(path, value),
    props: { label, description, error, disabled: !mayWrite },
  };
}

function TextField(field: FieldProps) {
  const { put, props } = useInput(field);
  const value = typeof field.value === 'string' ? field.value : '';
  const change = (event: { currentTarget: { value: string } }): void =>
    put(event.currentTarget.value || undefined);
  if (field.name === 'note')
    return <Textarea {...props} value={value} onChange={change} autosize minRows={2} />;
  return <TextInput {...props} value={value} onChange={change} autoComplete="off" />;
}

function ScalarField(field: FieldProps) {
  const { put, props } = useInput(field);
  return (
    <TextInput
      {...props}
      value={scalarAsText(field.value)}
      autoComplete="off"
      onChange={({ currentTarget: { value } }) => put(value === '' ? undefined : scalarOfText(value))}
    />
  );
}

function NumberField(field: FieldProps) {
  const { put, props } = useInput(field);
  const { minimum, maximum } = field.schema;
  return (
    <NumberInput
      {...props}
      value={typeof field.value === 'number' ? field.value : ''}
      {...(minimum !== undefined && { min: minimum })}
      {...(maximum !== undefined && { max: maximum })}
      onChange={(value) => put(typeof value === 'number' ? value : undefined)}
    />
  );
}

function YesNoField(field: FieldProps) {
  const { put, props } = useInput(field);
  return (
    <Switch
      {...props}
      checked={field.value === true}
      onChange={(event) => put(event.currentTarget.checked)}
    />
  );
}

function ChoiceField(field: FieldProps) {
  const { put, props } = useInput(field);
  const words = useFieldWords();
  const values = (field.schema.enum ?? [field.schema.const ?? '']).map(String);
  return (
    <Select
      {...props}
      data={values.map((value) => ({ value, label: words.choice(value) }))}
      value={typeof field.value === 'string' ? field.value : null}
      clearable
      onChange={(value) => put(value ?? undefined)}
    />
  );
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function ChoicesField(field: FieldProps) {
  const { put, props } = useInput(field);
  const words = useFieldWords();
  const values = (field.schema.items?.enum ?? []).map(String);
  return (
    <MultiSelect
      {...props}
      data={values.map((value) => ({ value, label: words.choice(value) }))}
      value={textsOf(field.value)}
      onChange={(value) => put(value.length > 0 ? value : undefined)}
    />
  );
}

function WordsField(field: FieldProps) {
  const { put, props } = useInput(field);
  return (
    <TagsInput
      {...props}
      value={textsOf(field.value)}
      onChange={(value) => put(value.length > 0 ? value : undefined)}
    />
  );
}

function NodeNameField(field: FieldProps) {
  const { put, props } = useInput(field);
  return (
    <NodeSelect
      {...props}
      value={typeof field.value === 'string' ? field.value : null}
      onChange={(value) => put(value ?? undefined)}
    />
  );
}

function GroupField({ name, schema, path, value }: FieldProps) {
  const { label } = useLabels(name, schema);
  const record = isObject(value) ? value : {};
  return (
    <Fieldset legend={label}>
      <Stack gap="sm">
        {Object.entries(schema.properties ?? {}).map(([inner, innerSchema]) => (
          <Field
            key={inner}
            name={inner}
            schema={innerSchema}
            path={[...path, inner]}
            value={record[inner]}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}

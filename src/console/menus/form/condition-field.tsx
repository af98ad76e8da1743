import { Button, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import { isObject } from '../model/flow.ts';
import { scalarAsText, scalarOfText } from '../model/scalar.ts';
import { useFieldWords, useMenuTexts } from '../texts/words.ts';
import { useLabels, type FieldProps } from './field-props.ts';
import { useForm, useProblemAt } from './form-context.ts';

const COMPARISONS = ['known', 'unknown', 'is', 'oneOf', 'above', 'below'] as const;
type Comparison = (typeof COMPARISONS)[number];

/** Under which condition something holds; it can be left out. */
export function ConditionField({ name, schema, path, value }: FieldProps) {
  const texts = useMenuTexts().form;
  const { label, description } = useLabels(name, schema);
  const { put, mayWrite } = useForm();
  if (!isObject(value))
    return mayWrite ? (
      <Button variant="default" size="xs" onClick={() => put(path, { value: '$', known: true })}>
        {texts.addWhat(label)}
      </Button>
    ) : null;
  return (
    <Fieldset legend={label} {...(description !== undefined && { 'aria-description': description })}>
      <Stack gap="xs">
        <Condition path={path} value={value} />
        {mayWrite && (
          <Button variant="subtle" color="dark" size="xs" onClick={() => put(path, undefined)}>
            {texts.remove}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}

/** A value, how it is compared, and with what. */
export function Condition({
  path,
  value,
}: {
  path: FieldProps['path'];
  value: { [field: string]: unknown };
}) {
  const texts = useMenuTexts().form;
  const words = useFieldWords();
  const { put, mayWrite } = useForm();
  const error = useProblemAt(path, true);
  const compares = comparisonOf(value);
  const named = { value: value['value'] };
  const operand = value[compares];
  return (
    <Stack gap="xs">
      <TextInput
        label={words.field('value')}
        value={scalarAsText(value['value'])}
        error={error}
        disabled={!mayWrite}
        autoComplete="off"
        onChange={(event) => put([...path, 'value'], event.currentTarget.value)}
      />
      <Group gap="xs" wrap="nowrap" align="end">
        <Select
          aria-label={words.field('when')}
          data={COMPARISONS.map((one) => ({ value: one, label: texts.condition[one] }))}
          value={compares}
          disabled={!mayWrite}
          allowDeselect={false}
          onChange={(chosen) => put(path, { ...named, ...blankOperand(chosen ?? 'known') })}
        />
        {compares !== 'known' && compares !== 'unknown' && (
          <TextInput
            style={{ flex: 1 }}
            aria-label={texts.condition[compares]}
            value={operandAsText(operand)}
            disabled={!mayWrite}
            autoComplete="off"
            onChange={({ currentTarget }) =>
              put(path, { ...named, [compares]: operandOf(compares, currentTarget.value) })
            }
          />
        )}
      </Group>
    </Stack>
  );
}

function comparisonOf(value: { [field: string]: unknown }): Comparison {
  if (value['known'] === false) return 'unknown';
  return COMPARISONS.find((one) => one in value) ?? 'known';
}

function blankOperand(comparison: Comparison): { [field: string]: unknown } {
  if (comparison === 'known' || comparison === 'unknown') return { known: comparison === 'known' };
  return { [comparison]: operandOf(comparison, comparison === 'is' ? 'true' : '0') };
}

const operandAsText = (operand: unknown): string =>
  Array.isArray(operand) ? operand.map(scalarAsText).join(', ') : scalarAsText(operand);

const operandOf = (comparison: Comparison, text: string): unknown =>
  comparison === 'oneOf' ? text.split(',').map((part) => scalarOfText(part.trim())) : scalarOfText(text);

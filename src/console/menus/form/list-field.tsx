import { Button, Fieldset, Stack, Text } from '@mantine/core';
import { useTools } from '../editor/editor-context.ts';
import { wordsOf } from '../model/card.ts';
import { freeName } from '../model/edits.ts';
import { isObject, optionsOf, type Json } from '../model/flow.ts';
import { blank, saidIn, type Schema } from '../model/schema.ts';
import { useMenuTexts } from '../texts/words.ts';
import { AnyField } from './any-field.tsx';
import { useLabels, type FieldProps } from './field-props.ts';
import { useForm, useProblemAt } from './form-context.ts';
import { MoveButtons } from './move-buttons.tsx';

/** A list of things that have fields of their own, such as the choices of a menu. */
export function ListField({ name, schema, path, value }: FieldProps) {
  const texts = useMenuTexts().form;
  const { label, description } = useLabels(name, schema);
  const { put, mayWrite, ways } = useForm();
  const error = useProblemAt(path);
  const items = Array.isArray(value) ? (value as Json[]) : [];
  const add = (): void =>
    put(path, [...items, newItem(schema.items ?? {}, items, ways ? optionsOf(ways) : [])]);
  return (
    <Fieldset legend={label}>
      <Stack gap="sm">
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
        {items.map((item, index) => (
          <Item
            key={index}
            label={label}
            path={[...path, index]}
            value={item}
            schema={schema.items ?? {}}
            items={items}
            index={index}
            listPath={path}
          />
        ))}
        {mayWrite && (
          <Button variant="default" onClick={add}>
            {texts.addWhat(label)}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}

interface ItemProps {
  label: string;
  path: FieldProps['path'];
  listPath: FieldProps['path'];
  value: Json;
  schema: Schema;
  items: readonly Json[];
  index: number;
}

function Item({ label, path, listPath, value, schema, items, index }: ItemProps) {
  const texts = useMenuTexts().form;
  const { check, spoken } = useTools();
  const { put } = useForm();
  const record = isObject(value) ? value : {};
  const key = typeof record['key'] === 'string' ? record['key'] : '';
  const words = wordsOf(saidIn(schema, value), { check, language: spoken });
  const title = [key, words].filter(Boolean).join(' · ') || texts.item(label, index + 1);
  return (
    <Fieldset legend={<b>{title}</b>} className="menu-say-item">
      <MoveButtons
        what={title}
        index={index}
        count={items.length}
        move={(to) => put(listPath, items.toSpliced(index, 1).toSpliced(to, 0, value))}
        remove={() => put(path, undefined)}
      />
      <Stack gap="sm">
        {Object.entries(schema.properties ?? {}).map(([inner, innerSchema]) => (
          <AnyField
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

const KEYS = '123456789';

/** A choice begins with the next key that is free, and with a way out of its own. */
function newItem(schema: Schema, items: readonly Json[], options: readonly { exit: string }[]): Json {
  const item = blank(schema);
  if (!isObject(item)) return item;
  const taken = items.map((one) => (isObject(one) ? one['key'] : undefined));
  const pattern = new RegExp(schema.properties?.['key']?.pattern ?? '.');
  const key = [...KEYS].find((one) => !taken.includes(one) && pattern.test(one));
  const exit = freeName(
    options.map((option) => option.exit),
    `option-${key ?? items.length + 1}`,
  );
  return {
    ...item,
    ...('key' in item && { key: key ?? '' }),
    ...('exit' in item && 'key' in item && { exit }),
  };
}

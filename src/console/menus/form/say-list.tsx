import { Button, Group, Menu, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isObject, type Json } from '../model/flow.ts';
import { scalarAsText, scalarOfText } from '../model/scalar.ts';
import { useMenuTexts } from '../texts/words.ts';
import { Condition } from './condition-field.tsx';
import type { FieldProps } from './field-props.ts';
import { useForm, useProblemAt } from './form-context.ts';
import { MoveButtons } from './move-buttons.tsx';
import { PromptPicker } from './prompt-picker.tsx';
import { PromptTexts } from './prompt-texts.tsx';

/** The parts of what is said, also those inside of a condition or a repetition. */
export function SayList({ path, value, label }: { path: FieldProps['path']; value: unknown; label: string }) {
  const texts = useMenuTexts().form;
  const { put, mayWrite } = useForm();
  const error = useProblemAt(path);
  const items = Array.isArray(value) ? (value as Json[]) : [];
  const add = (item: Json): void => put(path, [...items, item]);
  return (
    <Stack gap="xs">
      {items.map((item, index) => (
        <div key={index} className="menu-say-item">
          <MoveButtons
            what={typeof item === 'string' ? item : texts.item(label, index + 1)}
            index={index}
            count={items.length}
            move={(to) => put(path, items.toSpliced(index, 1).toSpliced(to, 0, item))}
            remove={() => put([...path, index], undefined)}
          />
          <SayItem item={item} path={[...path, index]} />
        </div>
      ))}
      {error && (
        <Text size="sm" c="red.9">
          {error}
        </Text>
      )}
      {mayWrite && <AddToSay add={add} label={label} />}
    </Stack>
  );
}

/** What a new part begins as. */
const NEW_ITEMS: Record<string, Json> = {
  pause: { pause: 0.5 },
  money: { money: '$' },
  number: { number: '$' },
  percent: { percent: '$' },
  year: { year: '$' },
  date: { date: '$' },
  time: { time: '$' },
  digits: { digits: '$' },
  place: { place: '$' },
  recording: { recording: '$' },
  value: '$',
  when: { when: { value: '$', known: true }, say: [] },
  each: { each: '$', as: 'item', say: [] },
};

function AddToSay({ add, label }: { add: (item: Json) => void; label: string }) {
  const texts = useMenuTexts().form;
  const [picking, setPicking] = useState(false);
  return (
    <Group gap="xs">
      <Button size="xs" onClick={() => setPicking(true)} aria-label={`${texts.addText}: ${label}`}>
        {texts.addText}
      </Button>
      <Menu withinPortal>
        <Menu.Target>
          <Button size="xs" variant="default" aria-label={`${texts.addOther}: ${label}`}>
            {texts.addOther}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {Object.entries(NEW_ITEMS).map(([kind, item]) => (
            <Menu.Item key={kind} onClick={() => add(item)}>
              {texts.say[kind]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {picking && (
        <PromptPicker
          close={() => setPicking(false)}
          picked={(id) => {
            add(id);
            setPicking(false);
          }}
        />
      )}
    </Group>
  );
}

interface ItemProps {
  item: Json;
  path: FieldProps['path'];
}

/** One part of what is said: words, a value spoken in some way, a pause, a condition or a repetition. */
function SayItem({ item, path }: ItemProps) {
  if (typeof item === 'string' && !item.startsWith('$')) return <Words id={item} path={path} />;
  if (typeof item === 'string') return <Value kind="value" value={item} path={path} />;
  if (!isObject(item)) return null;
  if ('when' in item) return <When item={item} path={path} />;
  if ('each' in item) return <Each item={item} path={path} />;
  const [kind, value] = Object.entries(item)[0] ?? ['value', ''];
  return kind === 'pause' ? (
    <Pause value={value} path={[...path, kind]} />
  ) : (
    <Value kind={kind} value={value} path={[...path, kind]} />
  );
}

function Words({ id, path }: { id: string; path: FieldProps['path'] }) {
  const error = useProblemAt(path);
  return (
    <>
      <PromptTexts id={id} />
      {error && (
        <Text size="sm" c="red.9">
          {error}
        </Text>
      )}
    </>
  );
}

function Value({ kind, value, path }: { kind: string; value: unknown; path: FieldProps['path'] }) {
  const texts = useMenuTexts().form;
  const { put, mayWrite } = useForm();
  const error = useProblemAt(path);
  return (
    <TextInput
      label={texts.say[kind] ?? kind}
      value={scalarAsText(value)}
      error={error}
      disabled={!mayWrite}
      autoComplete="off"
      // A value begins with $; without it, it would be the name of other words.
      onChange={({ currentTarget: { value: typed } }) =>
        put(path, kind === 'value' && !typed.startsWith('$') ? `$${typed}` : scalarOfText(typed))
      }
    />
  );
}

function Pause({ value, path }: { value: unknown; path: FieldProps['path'] }) {
  const texts = useMenuTexts().form;
  const { put, mayWrite } = useForm();
  return (
    <NumberInput
      label={texts.pauseSeconds}
      value={typeof value === 'number' ? value : ''}
      min={0.1}
      max={3}
      step={0.1}
      decimalScale={2}
      disabled={!mayWrite}
      onChange={(seconds) => put(path, typeof seconds === 'number' ? seconds : 0.5)}
    />
  );
}

function When({ item, path }: { item: { [field: string]: Json }; path: FieldProps['path'] }) {
  const texts = useMenuTexts().form;
  const condition = isObject(item['when']) ? item['when'] : {};
  return (
    <Stack gap="xs">
      <Text fw={700}>{texts.when}</Text>
      <Condition path={[...path, 'when']} value={condition} />
      <Nested label={texts.says} path={[...path, 'say']} value={item['say']} />
      <Nested label={texts.otherwise} path={[...path, 'else']} value={item['else']} />
    </Stack>
  );
}

function Each({ item, path }: { item: { [field: string]: Json }; path: FieldProps['path'] }) {
  const texts = useMenuTexts().form;
  const { put, mayWrite } = useForm();
  const fields = [
    { name: 'each', label: texts.each },
    { name: 'as', label: texts.as },
  ];
  return (
    <Stack gap="xs">
      {fields.map(({ name, label }) => (
        <TextInput
          key={name}
          label={label}
          value={scalarAsText(item[name])}
          disabled={!mayWrite}
          autoComplete="off"
          onChange={(event) => put([...path, name], event.currentTarget.value)}
        />
      ))}
      <Nested label={texts.says} path={[...path, 'say']} value={item['say']} />
    </Stack>
  );
}

const Nested = ({ label, path, value }: { label: string; path: FieldProps['path']; value: unknown }) => (
  <div className="menu-nested">
    <Text size="sm" fw={700}>
      {label}
    </Text>
    <SayList path={path} value={value} label={label} />
  </div>
);

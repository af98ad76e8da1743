import { Button, Fieldset, Group, Menu, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Json } from '../model/flow.ts';
import { useMenuTexts } from '../texts/words.ts';
import { useLabels, type FieldProps } from './field-props.ts';
import { useForm, useProblemAt } from './form-context.ts';
import { MoveButtons } from './move-buttons.tsx';
import { PromptPicker } from './prompt-picker.tsx';
import { SayItem } from './say-item.tsx';

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

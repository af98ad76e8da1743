import { Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useEditor } from '../editor/editor-context.ts';
import type { FlowJson } from '../model/flow.ts';
import { putAt } from '../model/json-path.ts';
import { useMenuTexts } from '../texts/words.ts';
import { Field } from './field.tsx';
import { FormContext, type Form } from './form-context.ts';
import { Targets } from './node-form.tsx';

/** What is not for a form: it never changes, or the picture shows it. */
const NOT_HERE = new Set(['specVersion', 'id', 'nodes', 'layout']);

/** The form of the menu itself: its title, its languages, where it begins, how one leaves it. */
export function FlowForm() {
  const { flow, act, flowSchema, check, mayWrite } = useEditor();
  const texts = useMenuTexts();
  const problems = useMemo(
    () => (check?.problems ?? []).filter((one) => one.node === null && one.flow === flow.id),
    [check, flow.id],
  );
  const form = useMemo<Form>(
    () => ({
      ...{ name: null, ways: null, problems, mayWrite, change: () => undefined },
      put: (path, value) =>
        act({
          type: 'change',
          flow: (now) => putAt(now as never, path, value as never) as unknown as FlowJson,
          about: `. ${path.join(' ')}`,
        }),
    }),
    [problems, mayWrite, act],
  );
  const fields = Object.entries(flowSchema.properties ?? {}).filter(([name]) => !NOT_HERE.has(name));
  return (
    <FormContext value={form}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {texts.editor.tabs.flow}
        </Title>
        <Text size="sm" c="dimmed">
          {flow.id}
        </Text>
        <Targets>
          {fields.map(([name, schema]) => (
            <Field key={name} name={name} schema={schema} path={[name]} value={flow[name]} />
          ))}
        </Targets>
      </Stack>
    </FormContext>
  );
}

import { Button, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FlowAnswer } from '../../../flows/api-types.ts';
import { useAnswer } from '../../queries.ts';
import { useTools } from '../editor/editor-context.ts';
import { asName } from '../model/edits.ts';
import { isObject, optionsOf, type NodeJson } from '../model/flow.ts';
import { exitsOfKind } from '../model/schema.ts';
import { useFieldWords, useMenuTexts } from '../texts/words.ts';
import type { FieldProps } from './field-props.ts';
import { useForm, useProblemAt } from './form-context.ts';
import { TargetSelect } from './target-select.tsx';

/** Where each way out leads: those that the kind has, those of another menu, and those that were added. */
export function ExitsField(props: FieldProps) {
  const { ways: node } = useForm();
  return node?.type === 'subflow' && typeof node['flow'] === 'string' && node['flow'] ? (
    <SubflowExits {...props} flowId={node['flow']} />
  ) : (
    <Exits {...props} more={[]} />
  );
}

/** The other menu says by which ways one comes back. */
function SubflowExits({ flowId, ...props }: FieldProps & { flowId: string }) {
  const { data } = useAnswer<FlowAnswer>(`/flows/${flowId}`);
  const exits = (data?.draft?.flow ?? data?.live)?.['exits'];
  return <Exits {...props} more={Array.isArray(exits) ? exits.map(String) : []} />;
}

function Exits({ schema, path, value, more }: FieldProps & { more: string[] }) {
  const texts = useMenuTexts();
  const { ways: node } = useForm();
  const { schemas } = useTools();
  if (!node) return null;
  const record = isObject(value) ? value : {};
  const { must, may } = exitsOfKind(schemas, node.type);
  const names = new Set([...must, ...more, ...casesOf(node), ...Object.keys(record), ...may]);
  // Those of the choices stand beside their keys.
  for (const { exit } of optionsOf(node)) names.delete(exit);
  const canAdd = typeof schema.additionalProperties === 'object' && optionsOf(node).length === 0;
  return (
    <Fieldset legend={texts.node.waysOut}>
      <Stack gap="sm">
        {[...names].map((exit) => (
          <Exit key={exit} exit={exit} path={[...path, exit]} />
        ))}
        {canAdd && <AddExit path={path} />}
      </Stack>
    </Fieldset>
  );
}

/** The ways that the cases of a fork name. */
const casesOf = (node: NodeJson): string[] =>
  Array.isArray(node['cases'])
    ? node['cases'].flatMap((one: unknown) =>
        isObject(one) && typeof one['exit'] === 'string' && one['exit'] ? [one['exit']] : [],
      )
    : [];

/** One way out. Shown in the exits, or beside the key that takes it. */
export function Exit({ exit, path, label }: { exit: string; path: FieldProps['path']; label?: string }) {
  const words = useFieldWords();
  const { ways, name, put, mayWrite } = useForm();
  const { addFrom } = useTools();
  const error = useProblemAt(path);
  return (
    <TargetSelect
      label={label ?? words.exit(exit)}
      value={ways?.exits?.[exit] ?? null}
      error={error}
      disabled={!mayWrite}
      onChange={(target) => put(path, target ?? undefined)}
      addNew={() => addFrom(name === null ? null : { node: name, exit })}
    />
  );
}

function AddExit({ path }: { path: FieldProps['path'] }) {
  const texts = useMenuTexts().form;
  const { put, mayWrite } = useForm();
  const [name, setName] = useState('');
  if (!mayWrite) return null;
  const add = (): void => {
    if (asName(name)) put([...path, asName(name)], '');
    setName('');
  };
  return (
    <Group align="end" gap="xs">
      <TextInput
        style={{ flex: 1 }}
        label={texts.exitName}
        value={name}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button variant="default" disabled={!asName(name)} onClick={add}>
        {texts.addExit}
      </Button>
    </Group>
  );
}

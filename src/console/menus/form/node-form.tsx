import { Alert, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { useEditor } from '../editor/editor-context.ts';
import { useSame } from '../editor/use-same.ts';
import { KindIcon } from '../kind-icon.tsx';
import { asName, changeNode, renameNode } from '../model/edits.ts';
import type { NodeJson } from '../model/flow.ts';
import { putAt, type JsonPath } from '../model/json-path.ts';
import { useFieldWords, useMenuTexts, useProblemWords } from '../texts/words.ts';
import { FieldContext } from './any-field.tsx';
import { Field } from './field.tsx';
import { FormContext, type Form } from './form-context.ts';
import { TargetsContext, type Target } from './target-select.tsx';

/** What everybody sees first; what is rarely needed stands last. */
const LAST = ['destination', 'note'];

/** The form of an element, made from the schema of its kind. */
export function NodeForm({ name, remove, copy }: { name: string; remove: () => void; copy: () => void }) {
  const { flow, act, schemas, check, mayWrite, tryFrom } = useEditor();
  const texts = useMenuTexts();
  const words = useFieldWords();
  const node = flow.nodes[name] as NodeJson;
  const problems = useMemo(
    () => (check?.problems ?? []).filter((one) => one.node === name && one.flow === flow.id),
    [check, name, flow.id],
  );
  const ways = useSame(waysOf(node));
  const form = useMemo<Form>(
    () => ({
      ...{ name, ways, problems, mayWrite },
      put: (path, value) =>
        act({
          type: 'change',
          flow: (now) =>
            changeNode(now, name, (one) => putAt(one as never, path, value as never) as NodeJson),
          about: aboutOf(name, path),
        }),
      change: (change) => act({ type: 'change', flow: (now) => changeNode(now, name, change) }),
    }),
    [name, ways, problems, mayWrite, act],
  );
  const properties = schemas.kinds[node.type]?.properties ?? {};
  const fields = Object.keys(properties).filter((field) => field !== 'type' && !LAST.includes(field));
  return (
    <FormContext value={form}>
      <Stack gap="sm" data-form={name}>
        <Group gap="xs" wrap="nowrap">
          <KindIcon type={node.type} size={26} />
          <Title order={2} size="h4">
            {words.kind(node.type)}
          </Title>
        </Group>
        <Text size="sm" c="dimmed">
          {words.kindMeans(node.type)}
        </Text>
        <Group gap="xs">
          <Button size="xs" onClick={() => tryFrom(name)}>
            {texts.node.tryHere}
          </Button>
          {mayWrite && (
            <>
              <Button size="xs" variant="default" onClick={copy}>
                {texts.node.copy}
              </Button>
              {flow.start !== name && (
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => act({ type: 'change', flow: { ...flow, start: name } })}
                >
                  {texts.node.startHere}
                </Button>
              )}
              <Button size="xs" variant="default" c="red.9" onClick={remove}>
                {texts.node.delete}
              </Button>
            </>
          )}
        </Group>
        <Problems problems={problems} />
        <NodeName key={name} name={name} />
        <Targets>
          {[...fields, ...LAST].map((field) => {
            const schema = properties[field];
            return (
              schema && <Field key={field} name={field} schema={schema} path={[field]} value={node[field]} />
            );
          })}
        </Targets>
      </Stack>
    </FormContext>
  );
}

function Problems({ problems }: Pick<Form, 'problems'>) {
  const inWords = useProblemWords();
  if (problems.length === 0) return null;
  return (
    <Alert color="red" variant="light" role="status">
      {problems.map((problem, index) => (
        <Text key={index} size="sm" c="red.9" data-rule={problem.rule}>
          {inWords(problem)}
        </Text>
      ))}
    </Alert>
  );
}

/** What the ways out of an element depend on, in the shape of an element. */
const waysOf = ({ type, exits, options, cases, flow }: NodeJson): NodeJson => ({
  type,
  ...(exits && { exits }),
  ...{ options, cases, flow },
});

/** Letters typed into one field are one thing to undo; anything else is one of its own. */
const aboutOf = (name: string, path: JsonPath): string => `${name} ${path.join(' ')}`;

/** What every field that leads somewhere chooses from. */
export function Targets({ children }: { children: ReactNode }) {
  const { flow } = useEditor();
  const words = useFieldWords();
  const targets = useSame(
    Object.entries(flow.nodes).map(([name, { type }]): Target => ({
      value: name,
      label: `${name} (${words.kind(type)})`,
    })),
  );
  return (
    <FieldContext value={Field}>
      <TargetsContext value={targets}>{children}</TargetsContext>
    </FieldContext>
  );
}

/** The name of an element; everything that names it follows. */
function NodeName({ name }: { name: string }) {
  const { flow, act, mayWrite } = useEditor();
  const texts = useMenuTexts().node;
  const [typed, setTyped] = useState(name);
  const wanted = asName(typed);
  const isTaken = wanted !== name && wanted in flow.nodes;
  const error = wanted === '' ? texts.nameBad : isTaken ? texts.nameTaken : null;
  const rename = (): void => {
    if (error !== null || wanted === name) return;
    act({ type: 'rename', flow: renameNode(flow, name, wanted), from: name, to: wanted });
  };
  return (
    <Group align="end" gap="xs" wrap="nowrap">
      <TextInput
        style={{ flex: 1 }}
        label={texts.name}
        value={typed}
        error={error}
        disabled={!mayWrite}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename();
        }}
      />
      {mayWrite && (
        <Button variant="default" disabled={error !== null || wanted === name} onClick={rename}>
          {texts.rename}
        </Button>
      )}
    </Group>
  );
}

import { Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { Fragment, type FormEvent } from 'react';
import type { FactKindAnswer, FactRowAnswer } from '../../../directory/api-types.ts';
import { useWords } from '../../language.tsx';
import { Failed } from '../../parts/states.tsx';
import { leaveBy } from '../../parts/unsaved.tsx';
import { shownColumns } from './columns.ts';
import { Conflict } from './conflict.tsx';
import { RowField } from './row-field.tsx';
import { useCellText, useColumnWords } from './row-words.ts';
import { StateBadge } from './state-badge.tsx';
import { useRowForm, type RowForm } from './use-row-form.ts';

/** One row with all its columns: a form for who may change it, a list for the others. In: the row, null for a new one. */
export function RowDrawer({
  kind,
  row,
  close,
  remove,
}: {
  kind: FactKindAnswer;
  row: FactRowAnswer | null;
  close: () => void;
  remove?: (row: FactRowAnswer) => void;
}) {
  const { texts } = useWords();
  const words = texts.facts;
  const text = useCellText(kind.kind, row ? [row.row] : []);
  const form = useRowForm(kind, row, close);
  const name = words.kinds[kind.kind]?.[0] ?? kind.kind;
  const title = row ? text(shownColumns(kind.kind, kind.columns)[0] ?? '', row.row) : words.addTitle(name);
  return (
    <Drawer
      opened
      onClose={() => leaveBy(close)}
      position="right"
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      {row?.told && (
        <div style={{ marginBottom: 16 }}>
          <StateBadge told={row.told} />
        </div>
      )}
      {kind.mayChange ? (
        <Form kind={kind} form={form} close={close} {...(row && remove && { remove: () => remove(row) })} />
      ) : (
        row && <Cells kind={kind} row={row} />
      )}
    </Drawer>
  );
}

function Form({
  kind,
  form,
  close,
  remove,
}: {
  kind: FactKindAnswer;
  form: RowForm;
  close: () => void;
  remove?: () => void;
}) {
  const { texts } = useWords();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    form.save();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {kind.columns.map((column) => (
          <RowField
            key={column.name}
            kind={kind.kind}
            column={column}
            value={form.given[column.name] ?? ''}
            error={form.problems[column.name]}
            change={(value) => form.change(column.name, value)}
          />
        ))}
        {form.conflict ? (
          <Conflict kind={kind} form={form} />
        ) : (
          form.error !== null && <Failed error={form.error} />
        )}
        <Group justify="space-between">
          {remove ? (
            <Button variant="default" c="red.9" onClick={remove}>
              {texts.facts.remove}
            </Button>
          ) : (
            <span />
          )}
          <Group>
            <Button variant="default" onClick={close}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={form.saving}>
              {texts.save}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

function Cells({ kind: { kind, columns }, row: { row } }: { kind: FactKindAnswer; row: FactRowAnswer }) {
  const { label } = useColumnWords(kind);
  const text = useCellText(kind, [row]);
  return (
    <dl style={{ margin: 0 }}>
      {columns.map(({ name }) => (
        <Fragment key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {label(name)}
          </Text>
          <Text component="dd" m={0} mb="sm" style={{ overflowWrap: 'anywhere' }}>
            {text(name, row)}
          </Text>
        </Fragment>
      ))}
    </dl>
  );
}

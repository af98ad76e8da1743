import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { PasswordAnswer, Person, UsersAnswer } from '../../staff/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { AskFirst } from '../parts/ask-first.tsx';
import { ScreenHead } from '../parts/screen-head.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { SecretWindow } from '../parts/secret.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useAnswer, useChange } from '../queries.ts';
import { AddUser, ChangeUser } from './user-forms.tsx';

type Window = 'add' | { edit: Person } | { reset: Person } | { username: string; password: string } | null;

/** Who may sign in, and as what. */
export function Users() {
  const { texts } = useWords();
  const [window, setWindow] = useState<Window>(null);
  const users = useAnswer<UsersAnswer>('/users');
  return (
    <>
      <ScreenHead title={texts.screens.users} about={texts.users.about}>
        <Button onClick={() => setWindow('add')}>{texts.users.add}</Button>
      </ScreenHead>
      <Loaded query={users}>{(answer) => <UserTable users={answer.users} open={setWindow} />}</Loaded>
      <Windows window={window} open={setWindow} />
    </>
  );
}

function Windows({ window, open }: { window: Window; open: (window: Window) => void }) {
  const { texts } = useWords();
  const close = (): void => open(null);
  if (window === null) return null;
  if (window === 'add') return <AddUser close={close} added={(made) => open(made)} />;
  if ('edit' in window) return <ChangeUser person={window.edit} close={close} />;
  if ('reset' in window) return <ResetPassword person={window.reset} close={close} made={open} />;
  return (
    <SecretWindow title={texts.users.passwordOf(window.username)} secret={window.password} close={close} />
  );
}

function UserTable({ users, open }: { users: Person[]; open: (window: Window) => void }) {
  const { texts } = useWords();
  const words = texts.users;
  if (users.length === 0) return <Empty>{words.empty}</Empty>;
  const heads = [words.name, words.role, words.state, words.secondFactor, words.lastSignIn, texts.actions];
  return (
    <ScrollTable label={texts.screens.users} heads={heads} minWidth={860}>
      {users.map((person) => (
        <UserRow key={person.id} person={person} open={open} />
      ))}
    </ScrollTable>
  );
}

function UserRow({ person, open }: { person: Person; open: (window: Window) => void }) {
  const { texts, time } = useWords();
  const { name, username, role, districts, disabled, secondFactor, lastSignInAt } = person;
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={700}>{name}</Text>
        <Text size="sm" c="dimmed">
          {username}
        </Text>
      </Table.Td>
      <Table.Td>
        {texts.roles[role]}
        {districts && (
          <Text size="sm" c="dimmed">
            {districts.join(', ')}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{disabled ? <Badge color="red.9">{texts.users.shutOut}</Badge> : texts.yes}</Table.Td>
      <Table.Td>{secondFactor ? texts.yes : texts.no}</Table.Td>
      <Table.Td>{lastSignInAt === null ? texts.never : time(lastSignInAt)}</Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <Button size="xs" variant="default" onClick={() => open({ edit: person })}>
            {texts.users.edit}
          </Button>
          <Button size="xs" variant="default" onClick={() => open({ reset: person })}>
            {texts.users.newPassword}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function ResetPassword({
  person,
  close,
  made,
}: {
  person: Person;
  close: () => void;
  made: (secret: { username: string; password: string }) => void;
}) {
  const { texts } = useWords();
  const { id, name, username } = person;
  const reset = useChange(() => ask<PasswordAnswer>('POST', `/users/${id}/password`), '/users');
  return (
    <AskFirst
      title={texts.users.newPasswordFor(name)}
      question={texts.users.newPasswordAsk}
      action={texts.users.makePassword}
      busy={reset.isPending}
      error={reset.error}
      act={() => reset.mutate(undefined, { onSuccess: ({ password }) => made({ username, password }) })}
      close={close}
    />
  );
}

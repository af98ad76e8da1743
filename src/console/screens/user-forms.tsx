import { Button, Select, Switch, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NewUserAnswer, NewUserRequest, Person, UserChangeRequest } from '../../staff/api-types.ts';
import { isLimitedToDistricts, ROLES, type Role } from '../../staff/roles.ts';
import { ask, failureOf } from '../api.ts';
import { useWords } from '../language.tsx';
import { Districts } from '../parts/districts.tsx';
import { FormWindow } from '../parts/form-window.tsx';
import { told } from '../parts/notify.ts';
import { useChange } from '../queries.ts';

/** A window in which a person is added; the password is shown in the next one. */
export function AddUser({
  close,
  added,
}: {
  close: () => void;
  added: (made: { username: string; password: string }) => void;
}) {
  const { texts } = useWords();
  const [given, setGiven] = useState<Part & { username: string }>({ ...NEW, username: '' });
  const add = useChange((request: NewUserRequest) => ask<NewUserAnswer>('POST', '/users', request), '/users');
  const submit = (): void =>
    add.mutate(given, { onSuccess: ({ user, password }) => added({ username: user.username, password }) });
  return (
    <FormWindow
      title={texts.users.add}
      {...{ submit, close }}
      busy={add.isPending}
      error={add.error}
      unsaved={given.username !== '' || isChanged(given, NEW)}
    >
      <TextInput
        label={texts.users.username}
        description={texts.users.usernameHint}
        value={given.username}
        onChange={(event) => setGiven({ ...given, username: event.currentTarget.value })}
        error={wrong('username', add.error, texts.checkField)}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        required
        withAsterisk={false}
      />
      <PersonFields given={given} change={(part) => setGiven({ ...given, ...part })} error={add.error} />
    </FormWindow>
  );
}

/** A window in which name, role, districts and the right to sign in are changed. */
export function ChangeUser({ person, close }: { person: Person; close: () => void }) {
  const { texts } = useWords();
  const { id, name, role, districts, disabled } = person;
  const [given, setGiven] = useState<Part & { disabled: boolean }>({ name, role, districts, disabled });
  const done = { onSuccess: () => (told(texts.saved), close()) };
  const change = useChange(
    (request: UserChangeRequest) => ask('PATCH', `/users/${id}`, request),
    '/users',
    '/me',
  );
  const remove = useChange(() => ask('DELETE', `/users/${id}/second-factor`), '/users', '/me');
  const error = change.error ?? remove.error;
  const submit = (): void => change.mutate(given, done);
  return (
    <FormWindow
      title={texts.users.editTitle(name)}
      {...{ submit, close, error }}
      busy={change.isPending}
      unsaved={given.disabled !== disabled || isChanged(given, person)}
    >
      <PersonFields given={given} change={(part) => setGiven({ ...given, ...part })} error={error} />
      <Switch
        label={texts.users.maySignIn}
        checked={!given.disabled}
        onChange={(event) => setGiven({ ...given, disabled: !event.currentTarget.checked })}
      />
      <Text size="sm" c="dimmed">
        {texts.users.signsOut}
      </Text>
      {person.secondFactor && (
        <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate(undefined, done)}>
          {texts.users.removeSecondFactor}
        </Button>
      )}
    </FormWindow>
  );
}

interface Part {
  name: string;
  role: Role;
  districts: string[] | null;
}

const NEW: Part = { name: '', role: 'recorder', districts: null };

const isChanged = (given: Part, before: Part): boolean =>
  given.name !== before.name ||
  given.role !== before.role ||
  given.districts?.join() !== before.districts?.join();

function PersonFields({
  given,
  change,
  error,
}: {
  given: Part;
  change: (part: Partial<Part>) => void;
  error: unknown;
}) {
  const { texts } = useWords();
  return (
    <>
      <TextInput
        label={texts.users.name}
        value={given.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={wrong('name', error, texts.checkField)}
        autoComplete="off"
        required
        withAsterisk={false}
      />
      <Select
        label={texts.users.role}
        description={texts.roleMeans[given.role]}
        data={ROLES.map((role) => ({ value: role, label: texts.roles[role] }))}
        value={given.role}
        onChange={(role) => role && change({ role, districts: null })}
        allowDeselect={false}
      />
      {isLimitedToDistricts(given.role) && (
        <Districts
          label={texts.users.districts}
          description={texts.users.districtsHint}
          value={given.districts ?? []}
          onChange={(districts) => change({ districts })}
          error={wrong('districts', error, texts.checkField)}
        />
      )}
    </>
  );
}

const wrong = (field: string, error: unknown, words: string): string | null =>
  error && failureOf(error).field === field ? words : null;

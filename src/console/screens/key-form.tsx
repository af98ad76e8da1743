import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NewKeyAnswer, NewKeyRequest } from '../../staff/api-types.ts';
import { KEY_PERMISSIONS } from '../../staff/roles.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { Districts } from '../parts/districts.tsx';
import { FormWindow } from '../parts/form-window.tsx';
import { useChange } from '../queries.ts';

/** A window in which a key is made; its secret is shown in the next one. */
export function AddKey({
  close,
  made,
}: {
  close: () => void;
  made: (made: { name: string; secret: string }) => void;
}) {
  const { texts } = useWords();
  const [name, setName] = useState('');
  const [permissions, setPermissions] = useState<string[]>([]);
  const [districts, setDistricts] = useState<string[]>([]);
  const add = useChange(
    (request: NewKeyRequest) => ask<NewKeyAnswer>('POST', '/api-keys', request),
    '/api-keys',
  );
  const submit = (): void =>
    add.mutate(
      {
        name,
        permissions: KEY_PERMISSIONS.filter((permission) => permissions.includes(permission)),
        districts: districts.length > 0 ? districts : null,
      },
      { onSuccess: ({ key, secret }) => made({ name: key.name, secret }) },
    );
  return (
    <FormWindow
      title={texts.keys.add}
      action={texts.keys.add}
      {...{ submit, close }}
      busy={add.isPending}
      error={add.error}
      unsaved={name !== '' || permissions.length > 0 || districts.length > 0}
    >
      <TextInput
        label={texts.keys.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoComplete="off"
        required
        withAsterisk={false}
      />
      <Checkbox.Group label={texts.keys.permissions} value={permissions} onChange={setPermissions}>
        <Stack gap="xs" mt="xs">
          {KEY_PERMISSIONS.map((permission) => (
            <Checkbox key={permission} value={permission} label={texts.permissions[permission]} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Districts
        label={texts.keys.districts}
        description={texts.keys.districtsHint}
        value={districts}
        onChange={setDistricts}
      />
    </FormWindow>
  );
}

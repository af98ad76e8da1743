import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { NewKeyAnswer, NewKeyRequest } from '../../staff/api-types.ts';
import { KEY_PERMISSIONS } from '../../staff/roles.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { Districts } from '../parts/districts.tsx';
import { Failed } from '../parts/states.tsx';
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
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(
      {
        name,
        permissions: KEY_PERMISSIONS.filter((permission) => permissions.includes(permission)),
        districts: districts.length > 0 ? districts : null,
      },
      { onSuccess: ({ key, secret }) => made({ name: key.name, secret }) },
    );
  };
  return (
    <Modal opened onClose={close} title={texts.keys.add} closeButtonProps={{ 'aria-label': texts.close }}>
      <form onSubmit={submit}>
        <Stack>
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
          {add.isError && <Failed error={add.error} />}
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {texts.cancel}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {texts.keys.add}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

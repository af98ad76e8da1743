import { Badge, Button, Code, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { ApiKey, KeyAnswer, KeysAnswer } from '../../staff/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { AskFirst } from '../parts/ask-first.tsx';
import { ScreenHead } from '../parts/screen-head.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { SecretWindow } from '../parts/secret.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useAnswer, useChange } from '../queries.ts';
import { AddKey } from './key-form.tsx';

type Window = 'add' | { revoke: ApiKey } | { name: string; secret: string } | null;

/** Keys of offices and scripts. */
export function Keys() {
  const { texts } = useWords();
  const [window, setWindow] = useState<Window>(null);
  const keys = useAnswer<KeysAnswer>('/api-keys');
  const close = (): void => setWindow(null);
  return (
    <>
      <ScreenHead title={texts.screens.keys} about={texts.keys.about}>
        <Button onClick={() => setWindow('add')}>{texts.keys.add}</Button>
      </ScreenHead>
      <Loaded query={keys}>
        {(answer) => <KeyTable keys={answer.keys} revoke={(key) => setWindow({ revoke: key })} />}
      </Loaded>
      {window === 'add' && <AddKey close={close} made={setWindow} />}
      {window !== null && typeof window === 'object' && 'revoke' in window && (
        <Revoke apiKey={window.revoke} close={close} />
      )}
      {window !== null && typeof window === 'object' && 'secret' in window && (
        <SecretWindow title={texts.keys.secretOf(window.name)} secret={window.secret} close={close} />
      )}
    </>
  );
}

function KeyTable({ keys, revoke }: { keys: ApiKey[]; revoke: (key: ApiKey) => void }) {
  const { texts } = useWords();
  const words = texts.keys;
  if (keys.length === 0) return <Empty>{words.empty}</Empty>;
  const heads = [words.name, words.permissions, words.createdAt, words.lastUsed, words.state, texts.actions];
  return (
    <ScrollTable label={texts.screens.keys} heads={heads} minWidth={860}>
      {keys.map((key) => (
        <KeyRow key={key.id} apiKey={key} revoke={revoke} />
      ))}
    </ScrollTable>
  );
}

function KeyRow({ apiKey, revoke }: { apiKey: ApiKey; revoke: (key: ApiKey) => void }) {
  const { texts, time } = useWords();
  const { name, hint, permissions, districts, createdAt, createdBy, lastUsedAt, revokedAt } = apiKey;
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={700}>{name}</Text>
        <Code>{hint}…</Code>
      </Table.Td>
      <Table.Td>
        {permissions.map((permission) => texts.permissions[permission]).join(', ')}
        <Text size="sm" c="dimmed">
          {districts?.join(', ') ?? texts.keys.wholeCountry}
        </Text>
      </Table.Td>
      <Table.Td>
        {time(createdAt)}
        <Text size="sm" c="dimmed">
          {createdBy}
        </Text>
      </Table.Td>
      <Table.Td>{lastUsedAt === null ? texts.never : time(lastUsedAt)}</Table.Td>
      <Table.Td>
        {revokedAt === null ? texts.keys.works : <Badge color="red.9">{texts.keys.revoked}</Badge>}
      </Table.Td>
      <Table.Td>
        {revokedAt === null && (
          <Button size="xs" variant="default" onClick={() => revoke(apiKey)}>
            {texts.keys.revoke}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Revoke({ apiKey, close }: { apiKey: ApiKey; close: () => void }) {
  const { texts } = useWords();
  const revoke = useChange(() => ask<KeyAnswer>('DELETE', `/api-keys/${apiKey.id}`), '/api-keys');
  return (
    <AskFirst
      title={texts.keys.revokeTitle(apiKey.name)}
      question={texts.keys.revokeAsk}
      action={texts.keys.revoke}
      busy={revoke.isPending}
      error={revoke.error}
      act={() => revoke.mutate(undefined, { onSuccess: close })}
      close={close}
    />
  );
}

import { Button, Card, Center, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { SignInAnswer, SignInRequest } from '../../staff/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Failed } from '../parts/states.tsx';
import { useChange } from '../queries.ts';

/** The first screen: name and password, then a code for those who set up a second step. */
export function SignIn() {
  const { texts } = useWords();
  const [needsCode, setNeedsCode] = useState(false);
  return (
    <Center component="main" mih="100dvh" p="md" bg="leaf.0">
      <Stack w="100%" maw={400}>
        <Group justify="space-between">
          <Text fw={700} fz="xl" c="leaf.9">
            {texts.name}
          </Text>
          <LanguageSwitch />
        </Group>
        <Card withBorder shadow="sm" padding="xl">
          {needsCode ? (
            <CodeForm back={() => setNeedsCode(false)} />
          ) : (
            <PasswordForm askForCode={() => setNeedsCode(true)} />
          )}
        </Card>
        {!needsCode && (
          <Text c="dimmed" size="sm" ta="center">
            {texts.signIn.forgotten}
          </Text>
        )}
      </Stack>
    </Center>
  );
}

function PasswordForm({ askForCode }: { askForCode: () => void }) {
  const { texts } = useWords();
  const [given, setGiven] = useState<SignInRequest>({ username: '', password: '' });
  const signIn = useChange(
    (request: SignInRequest) => ask<SignInAnswer>('POST', '/auth/sign-in', request),
    '/me',
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate(given, { onSuccess: ({ needsCode }) => needsCode && askForCode() });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Title order={1} size="h3">
          {texts.signIn.title}
        </Title>
        <TextInput
          label={texts.signIn.username}
          value={given.username}
          onChange={(event) => setGiven({ ...given, username: event.currentTarget.value })}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
        />
        <PasswordInput
          label={texts.signIn.password}
          value={given.password}
          onChange={(event) => setGiven({ ...given, password: event.currentTarget.value })}
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        {signIn.isError && <Failed error={signIn.error} />}
        <Button type="submit" loading={signIn.isPending}>
          {texts.signIn.submit}
        </Button>
      </Stack>
    </form>
  );
}

function CodeForm({ back }: { back: () => void }) {
  const { texts } = useWords();
  const [code, setCode] = useState('');
  const verify = useChange(() => ask('POST', '/auth/second-factor', { code }), '/me');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    verify.mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Title order={1} size="h3">
          {texts.signIn.codeTitle}
        </Title>
        <TextInput
          label={texts.signIn.code}
          description={texts.signIn.codeHint}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          data-autofocus
        />
        {verify.isError && <Failed error={verify.error} />}
        <Button type="submit" loading={verify.isPending}>
          {texts.signIn.submit}
        </Button>
        <Button variant="subtle" onClick={back}>
          {texts.signIn.back}
        </Button>
      </Stack>
    </form>
  );
}

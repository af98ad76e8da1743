import { Button, Card, PasswordInput, Stack, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { PasswordChangeRequest } from '../../staff/api-types.ts';
import { PASSWORD_MIN } from '../../staff/password-rule.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { told } from '../parts/notify.ts';
import { ScreenHead } from '../parts/screen-head.tsx';
import { Failed } from '../parts/states.tsx';
import { useChange, useMe } from '../queries.ts';
import { SecondFactor } from './second-factor.tsx';

/** The own account: password and second step. */
export function Account() {
  const { texts } = useWords();
  const { data: me } = useMe();
  if (!me) return null;
  return (
    <>
      <ScreenHead title={texts.screens.account} about={`${me.name} (${me.username})`} />
      <Stack maw={520} gap="lg">
        <PasswordChange username={me.username ?? ''} />
        <SecondFactor isOn={me.secondFactor} />
      </Stack>
    </>
  );
}

const NOTHING = { current: '', wanted: '', again: '' };

function PasswordChange({ username }: { username: string }) {
  const { texts } = useWords();
  const words = texts.account;
  const [given, setGiven] = useState(NOTHING);
  const change = useChange((request: PasswordChangeRequest) => ask('POST', '/me/password', request));
  const differs = given.again !== '' && given.again !== given.wanted;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (given.again !== given.wanted) return;
    change.mutate(
      { current: given.current, wanted: given.wanted },
      {
        onSuccess: () => {
          setGiven(NOTHING);
          told(words.changed);
        },
      },
    );
  };
  const field = (name: keyof typeof NOTHING) => ({
    label: words[name],
    value: given[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setGiven({ ...given, [name]: event.currentTarget.value }),
    required: true,
    withAsterisk: false,
  });
  return (
    <Card withBorder component="form" onSubmit={submit}>
      <Stack>
        <Title order={2} size="h4">
          {words.passwordTitle}
        </Title>
        {/* For programs that keep passwords. */}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordInput {...field('current')} autoComplete="current-password" />
        <PasswordInput
          {...field('wanted')}
          description={words.wantedHint(PASSWORD_MIN)}
          minLength={PASSWORD_MIN}
          autoComplete="new-password"
        />
        <PasswordInput
          {...field('again')}
          error={differs ? words.notTheSame : null}
          autoComplete="new-password"
        />
        {change.isError && <Failed error={change.error} />}
        <Button type="submit" loading={change.isPending} style={{ alignSelf: 'start' }}>
          {words.change}
        </Button>
      </Stack>
    </Card>
  );
}

import {
  Button,
  Card,
  Code,
  Group,
  PasswordInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { QRCodeSVG } from 'qrcode.react';
import { useState, type FormEvent } from 'react';
import type { SecondFactorAnswer } from '../../staff/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { told } from '../parts/notify.ts';
import { Failed } from '../parts/states.tsx';
import { useChange } from '../queries.ts';

/** The second step: turned on with the password and a first code, turned off with the password. */
export function SecondFactor({ isOn }: { isOn: boolean }) {
  const { texts } = useWords();
  const [started, setStarted] = useState<SecondFactorAnswer | null>(null);
  return (
    <Card withBorder>
      <Stack>
        <Title order={2} size="h4">
          {texts.account.secondFactorTitle}
        </Title>
        <Text>{texts.account.secondFactorAbout}</Text>
        <Text fw={700}>{isOn ? texts.account.isOn : texts.account.isOff}</Text>
        {started ? (
          <Confirm started={started} done={() => setStarted(null)} />
        ) : (
          <WithPassword isOn={isOn} started={setStarted} />
        )}
      </Stack>
    </Card>
  );
}

function WithPassword({ isOn, started }: { isOn: boolean; started: (answer: SecondFactorAnswer) => void }) {
  const { texts } = useWords();
  const [password, setPassword] = useState('');
  const start = useChange((given: string) =>
    ask<SecondFactorAnswer>('POST', '/me/second-factor', { password: given }),
  );
  const stop = useChange((given: string) => ask('DELETE', '/me/second-factor', { password: given }), '/me');
  const act = isOn ? stop : start;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPassword('');
    if (isOn) stop.mutate(password, { onSuccess: () => told(texts.account.turnedOff) });
    else start.mutate(password, { onSuccess: started });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <PasswordInput
          label={texts.account.current}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        {act.isError && <Failed error={act.error} />}
        <Button type="submit" variant="default" loading={act.isPending} style={{ alignSelf: 'start' }}>
          {isOn ? texts.account.stop : texts.account.start}
        </Button>
      </Stack>
    </form>
  );
}

function Confirm({ started, done }: { started: SecondFactorAnswer; done: () => void }) {
  const { texts } = useWords();
  const words = texts.account;
  const [code, setCode] = useState('');
  const confirm = useChange(() => ask('POST', '/me/second-factor/confirm', { code }), '/me');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate(undefined, {
      onSuccess: () => {
        done();
        told(words.turnedOn);
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{words.scan}</Text>
        <QRCodeSVG value={started.uri} size={200} marginSize={2} role="img" title={words.qrLabel} />
        <Text>{words.orType}</Text>
        <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {started.secret}
        </Code>
        <Text>{words.keepCodes}</Text>
        <SimpleGrid cols={2} spacing="xs">
          {started.backupCodes.map((backup) => (
            <Code key={backup} fz="md">
              {backup}
            </Code>
          ))}
        </SimpleGrid>
        <TextInput
          label={words.confirm}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
        />
        {confirm.isError && <Failed error={confirm.error} />}
        <Group>
          <Button type="submit" loading={confirm.isPending}>
            {words.turnOn}
          </Button>
          <Button variant="default" onClick={done}>
            {texts.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

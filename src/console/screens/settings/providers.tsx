import { Code, Divider, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ProviderAnswer, ProvidersAnswer } from '../../../providers/api-types.ts';
import { useWords } from '../../language.tsx';
import { Section } from '../../parts/section.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useAnswer } from '../../queries.ts';
import { AccountCheck } from '../../settings/account-check.tsx';
import { CallNow } from '../../settings/call-now.tsx';
import { SettingsHead } from '../../settings/settings-head.tsx';
import { Verdict } from '../../settings/verdict.tsx';

/** Whether those who carry calls know us and reach us, and what to put right. */
export function Providers() {
  const { texts } = useWords();
  const words = texts.settings.providers;
  const providers = useAnswer<ProvidersAnswer>('/providers');
  return (
    <>
      <SettingsHead title={texts.screens.providers} about={words.about} />
      <Loaded query={providers}>
        {(answer) => (
          <>
            <Section title={words.address} about={words.addressIs}>
              <PublicAddress {...answer.publicUrl} />
            </Section>
            {answer.providers.map((provider) => (
              <Section key={provider.name} title={words.names[provider.name] ?? provider.name}>
                <Setup provider={provider} />
                <Divider />
                <AccountCheck provider={provider} />
                <Divider label={words.callTitle} labelPosition="left" />
                <CallNow name={provider.name} />
              </Section>
            ))}
          </>
        )}
      </Loaded>
    </>
  );
}

function PublicAddress({ url, state }: ProvidersAnswer['publicUrl']) {
  const words = useWords().texts.settings.providers;
  return (
    <Stack gap="xs" align="start">
      <Code fz="md">{url}</Code>
      <Verdict isGood={state === 'good'} says={words.addressStates[state]} />
    </Stack>
  );
}

function Setup({ provider }: { provider: ProviderAnswer }) {
  const words = useWords().texts.settings.providers;
  const { name, accountSid, hasToken, smsFrom, apiUrl, voiceUrl } = provider;
  const rows: [string, ReactNode][] = [
    [words.accountSid, accountSid === null ? words.notSet : <Code>{accountSid}</Code>],
    [words.token, hasToken ? words.isSet : words.notSet],
    [words.smsFrom, smsFrom ?? words.noTexts],
    [words.apiUrl, apiUrl === null ? words.notSet : <Code>{apiUrl}</Code>],
    [words.voiceUrl, <Code key="url">{voiceUrl}</Code>],
  ];
  return (
    <>
      <Table withRowBorders={false} verticalSpacing={4} layout="auto" aria-label={words.set}>
        <Table.Tbody>
          {rows.map(([head, value]) => (
            <Table.Tr key={head}>
              <Table.Th scope="row" w={240}>
                {head}
              </Table.Th>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {!hasToken && <Text c="red.9">{words.noCalls}</Text>}
      {!provider.canBeAsked && <Text>{words.howToSet(name.toUpperCase())}</Text>}
    </>
  );
}

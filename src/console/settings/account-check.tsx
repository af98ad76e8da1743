import { Button, Code, CopyButton, Group, Stack, Table, Text } from '@mantine/core';
import type { NumberAnswer, ProviderAnswer, ProviderCheckAnswer } from '../../providers/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { Failed } from '../parts/states.tsx';
import { useChange } from '../queries.ts';
import { Verdict } from './verdict.tsx';

/** Asks the provider how our account stands and where its numbers lead, and says it in words. */
export function AccountCheck({ provider: { name, canBeAsked } }: { provider: ProviderAnswer }) {
  const words = useWords().texts.settings.providers;
  const check = useChange(() => ask<ProviderCheckAnswer>('POST', `/providers/${name}/check`));
  if (!canBeAsked) return <Text c="dimmed">{words.cannotCheck}</Text>;
  return (
    <Stack gap="sm" align="start">
      <Text size="sm" c="dimmed">
        {words.checkAbout}
      </Text>
      <Button
        onClick={() => check.mutate(undefined)}
        loading={check.isPending}
        aria-label={`${words.check}: ${words.names[name] ?? name}`}
      >
        {words.check}
      </Button>
      {check.isError && <Failed error={check.error} />}
      {check.data && <Found answer={check.data} />}
    </Stack>
  );
}

function Found({ answer: { account, numbers, moreNumbers, voiceUrl } }: { answer: ProviderCheckAnswer }) {
  const words = useWords().texts.settings.providers;
  const works = account === 'works';
  return (
    <>
      <div role="status">
        <Verdict isGood={works} says={words.account[account]}>
          {works && numbers === null && <Text>{words.numbersNotTold}</Text>}
          {numbers?.length === 0 && <Text>{words.noNumbers}</Text>}
          {moreNumbers && <Text>{words.moreNumbers}</Text>}
        </Verdict>
      </div>
      {numbers !== null && numbers.length > 0 && (
        <ScrollTable label={words.numbers} heads={[words.numbers, words.state]} minWidth={560}>
          {numbers.map((one) => (
            <NumberRow key={one.number} one={one} voiceUrl={voiceUrl} />
          ))}
        </ScrollTable>
      )}
    </>
  );
}

function NumberRow({ one, voiceUrl }: { one: NumberAnswer; voiceUrl: string }) {
  const { texts } = useWords();
  const words = texts.settings.providers;
  return (
    <Table.Tr>
      <Table.Td style={{ verticalAlign: 'top' }}>
        <Text fw={700}>{one.number}</Text>
        {one.name !== one.number && (
          <Text size="sm" c="dimmed">
            {one.name}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text fw={700} c={one.state === 'right' ? 'leaf.9' : 'red.9'}>
          {words.numberStates[one.state]}
        </Text>
        {one.state !== 'right' && (
          <Stack gap={4}>
            {one.url !== '' && (
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {words.nowTo(`${one.method} ${one.url}`)}
              </Text>
            )}
            <Text size="sm">{words.changeTo}</Text>
            <Group gap="xs">
              <Code>{voiceUrl}</Code>
              <CopyButton value={voiceUrl}>
                {({ copied, copy }) => (
                  <Button
                    size="xs"
                    variant="default"
                    onClick={copy}
                    aria-label={words.copyAddress(one.number)}
                  >
                    {copied ? texts.copied : texts.copy}
                  </Button>
                )}
              </CopyButton>
            </Group>
          </Stack>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

import { Button, Stack, Text } from '@mantine/core';
import type { ContactsAnswer, ProviderContact } from '../../providers/api-types.ts';
import { useWords } from '../language.tsx';
import { Failed } from '../parts/states.tsx';
import { useAnswer, useChange } from '../queries.ts';
import { useNextContact } from './use-next-contact.ts';
import { Verdict } from './verdict.tsx';

/** "Call now": waits for the next request of a provider, and says whether it was right. */
export function CallNow({ name }: { name: string }) {
  const words = useWords().texts.settings.providers;
  const { came, seconds, start, stop } = useNextContact(name);
  const begin = useChange(start, `/providers/${name}/contacts`);
  const of = words.names[name] ?? name;
  return (
    <Stack gap="sm" align="start">
      <Text size="sm" c="dimmed">
        {words.callAbout}
      </Text>
      {seconds === null ? (
        <Button
          variant="default"
          onClick={() => begin.mutate(undefined)}
          loading={begin.isPending}
          aria-label={`${words.wait}: ${of}`}
        >
          {words.wait}
        </Button>
      ) : (
        <Button variant="default" onClick={stop}>
          {words.stop}
        </Button>
      )}
      {begin.isError && <Failed error={begin.error} />}
      {seconds !== null && <Text fw={700}>{words.waiting(seconds)}</Text>}
      <div role="status">
        {came === 'nothing' && <Text c="red.9">{words.nothingCame}</Text>}
        {came !== null && came !== 'nothing' && <Came contact={came} />}
      </div>
      {came === null && seconds === null && <Newest name={name} />}
    </Stack>
  );
}

function Came({ contact: { at, outcome, line } }: { contact: ProviderContact }) {
  const { texts, time } = useWords();
  const words = texts.settings.providers;
  return (
    <Verdict isGood={outcome === 'ok'} says={words.outcomes[outcome]}>
      <Text size="sm">{words.came(time(at))}</Text>
      {line !== null && <Text size="sm">{words.toLine(line)}</Text>}
    </Verdict>
  );
}

/** What came before, for whoever does not want to wait. */
function Newest({ name }: { name: string }) {
  const { texts, time } = useWords();
  const words = texts.settings.providers;
  const { data } = useAnswer<ContactsAnswer>(`/providers/${name}/contacts`);
  const newest = data?.contacts[0];
  return (
    <Text size="sm" c="dimmed">
      {newest ? words.last(words.outcomes[newest.outcome], time(newest.at)) : data && words.neverYet}
    </Text>
  );
}

import { Anchor, Badge, Group, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { CallSummary } from '../../analytics/calls/api-types.ts';
import { useCallChoices } from './api.ts';
import { useWords } from '../language.tsx';
import { placeName, usePlaces } from '../parts/places.ts';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { HowEnded, useCallTime, useLength } from './call-words.tsx';

type PlaceNames = ReturnType<typeof usePlaces>;

/** Calls as they are listed; each leads to its story. */
export function CallTable({ calls }: { calls: readonly CallSummary[] }) {
  const { texts } = useWords();
  const words = texts.calls;
  const places = usePlaces(calls.flatMap(({ place }) => place ?? []));
  const heads = [
    ...[words.began, words.topics, words.where, words.lineAndLanguage, words.ended],
    ...[words.length, words.rating],
  ];
  return (
    <ScrollTable
      label={texts.screens.calls}
      heads={heads}
      atEnd={[words.length, words.rating]}
      minWidth={860}
    >
      {calls.map((call) => (
        <CallRow key={call.id} call={call} places={places} />
      ))}
    </ScrollTable>
  );
}

function CallRow({ call, places }: { call: CallSummary; places: PlaceNames }) {
  const { texts } = useWords();
  const words = texts.calls;
  const time = useCallTime();
  const length = useLength();
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <Anchor component={Link} href={`/calls/${call.id}`} fw={700}>
          {time(call)}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <Reached call={call} />
      </Table.Td>
      <Table.Td>
        <Where call={call} places={places} />
      </Table.Td>
      <Table.Td>
        {call.line}
        <Text size="sm" c="dimmed">
          {words.languages[call.language] ?? call.language}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          <HowEnded disposition={call.disposition} />
          {call.faults > 0 && (
            <Badge color="red.9" variant="outline" tt="none" miw="max-content">
              {words.withFaults}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td ta="end" style={{ whiteSpace: 'nowrap' }}>
        {call.seconds === null ? '–' : length(call.seconds)}
      </Table.Td>
      <Table.Td ta="end">{call.rating ?? '–'}</Table.Td>
    </Table.Tr>
  );
}

function Reached({ call: { confidential, topics } }: { call: CallSummary }) {
  const { texts, language } = useWords();
  const words = texts.calls;
  const names = useCallChoices().data?.names.topic;
  if (confidential) return <Text fs="italic">{words.confidential}</Text>;
  if (topics.length === 0) return <Text c="dimmed">{words.noTopic}</Text>;
  return topics.map((topic) => names?.[topic]?.[language] ?? topic).join(', ');
}

function Where({ call: { place }, places }: { call: CallSummary; places: PlaceNames }) {
  const { language } = useWords();
  if (place === null) return '–';
  const found = places.get(place);
  return found ? placeName(found, language) : place;
}

import { Anchor, Badge, Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { LiveCall, LivePlace } from '../../../analytics/calls/api-types.ts';
import { useLiveCalls } from '../../calls/api.ts';
import { useLength } from '../../calls/call-words.tsx';
import { useWhen } from '../../calls/when.ts';
import { useWords } from '../../language.tsx';
import { useFieldWords } from '../../menus/texts/words.ts';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';

/** The calls that are going on: they come and go by themselves. */
export function LiveCalls() {
  const { texts } = useWords();
  const words = texts.calls;
  const live = useLiveCalls();
  const seconds = useSecondsSince(live.data?.at);
  return (
    <>
      <Anchor component={Link} href="/calls">
        ← {words.back}
      </Anchor>
      <ScreenHead title={words.live.title} about={words.live.about} />
      {live.isError && live.data && (
        <Text c="red.9" role="alert">
          {words.live.lost}
        </Text>
      )}
      <Loaded query={live}>
        {({ calls, more, at }) => (
          <>
            <Text role="status" mb="sm">
              {calls.length === 0 ? '' : words.live.count(calls.length)} {more && words.live.more}
            </Text>
            {calls.length === 0 ? (
              <Empty>{words.live.empty}</Empty>
            ) : (
              <Going calls={calls} now={at + seconds * 1000} />
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

/** Seconds since the answer came, by the clock of this browser, which may be wrong about the time itself. */
function useSecondsSince(answer: number | undefined): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, [answer]);
  return seconds;
}

function Going({ calls, now }: { calls: readonly LiveCall[]; now: number }) {
  const { texts } = useWords();
  const words = texts.calls;
  const when = useWhen();
  const length = useLength();
  const heads = [words.live.since, words.live.lasting, words.line, words.language, words.live.where];
  return (
    <ScrollTable label={words.live.title} heads={heads} minWidth={760}>
      {calls.map((call) => (
        <Table.Tr key={call.key}>
          <Table.Td>{when.clock(call.startedAt)}</Table.Td>
          <Table.Td>{length(Math.max(0, (now - call.startedAt) / 1000))}</Table.Td>
          <Table.Td>
            {call.line}{' '}
            {call.simulated && (
              <Badge color="gray.7" tt="none">
                {words.live.simulated}
              </Badge>
            )}
          </Table.Td>
          <Table.Td>{words.languages[call.language] ?? call.language}</Table.Td>
          <Table.Td>
            <Where place={call.place} />
          </Table.Td>
        </Table.Tr>
      ))}
    </ScrollTable>
  );
}

function Where({ place: { flows, node, type } }: { place: LivePlace }) {
  const { texts, language } = useWords();
  const kinds = useFieldWords();
  if (flows.length === 0) return texts.calls.live.unknown;
  return (
    <>
      {flows.map(({ id, title }) => title[language] ?? id).join(' › ')}
      {node !== null && (
        <Text size="sm" c="dimmed">
          {kinds.kind(type ?? '')} <code>{node}</code>
        </Text>
      )}
    </>
  );
}

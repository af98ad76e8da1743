import { Anchor, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'wouter';
import type { ImportsAnswer } from '../../prompts/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { ScreenHead } from '../parts/screen-head.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useMe } from '../queries.ts';
import { ImportCard } from '../voices/import-card.tsx';
import { NewImport } from '../voices/new-import.tsx';
import { resumeZips } from '../voices/zip-sending.ts';

const LOOK_AGAIN_MS = 1_500;

/** Many recordings in one zip: send, look at the report, take over. */
export function BulkUpload() {
  const { texts } = useWords();
  const words = texts.voices.bulk;
  const { data: me } = useMe();
  const owner = me?.id;
  useEffect(() => {
    if (owner !== undefined) void resumeZips(owner);
  }, [owner]);
  const imports = useQuery({
    queryKey: ['/recording-imports'],
    queryFn: () => ask<ImportsAnswer>('GET', '/recording-imports'),
    // While the line reads recordings, the list tells how far it is.
    refetchInterval: ({ state }) =>
      state.data?.imports.some((one) => one.state === 'converting') ? LOOK_AGAIN_MS : false,
  });
  return (
    <>
      <ScreenHead title={words.title} about={words.about}>
        <Anchor component={Link} href="/voices">
          {texts.voices.toList}
        </Anchor>
      </ScreenHead>
      <NewImport />
      <Loaded query={imports}>
        {(answer) => {
          const shown = answer.imports.filter(({ state }) => state !== 'discarded');
          if (shown.length === 0) return <Empty>{words.empty}</Empty>;
          return (
            <Stack mt="lg">
              {shown.map((one) => (
                <ImportCard key={one.id} one={one} />
              ))}
            </Stack>
          );
        }}
      </Loaded>
    </>
  );
}

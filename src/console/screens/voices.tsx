import { Anchor, Button, Center, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { PromptListAnswer } from '../../prompts/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { ScreenHead } from '../parts/screen-head.tsx';
import { Failed, Loaded, Loading } from '../parts/states.tsx';
import { AddLanguage } from '../voices/add-language.tsx';
import { LanguageCards } from '../voices/language-cards.tsx';
import { useLanguages, useMayApprove, useMayRecord } from '../voices/languages.ts';
import { ListFilters } from '../voices/list-filters.tsx';
import { useListWish, type ListWish } from '../voices/list-wish.ts';
import { OutboxNotice } from '../voices/outbox-notice.tsx';
import { PromptTable } from '../voices/prompt-table.tsx';

/** Every prompt in every language, what is missing, and the ways to record it. */
export function Voices() {
  const { texts } = useWords();
  const words = texts.voices;
  const wish = useListWish();
  const languages = useLanguages();
  const mayApprove = useMayApprove();
  const mayRecord = useMayRecord();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <ScreenHead title={texts.screens.voices} about={words.about}>
        <Group>
          {mayApprove && (
            <Button component={Link} href="/voices/speakers" variant="default">
              {words.speakers.title}
            </Button>
          )}
          {mayApprove && (
            <Button variant="default" onClick={() => setAdding(true)}>
              {words.addLanguage}
            </Button>
          )}
          {mayRecord && (
            <Button component={Link} href="/voices/upload" variant="default">
              {words.uploadMany}
            </Button>
          )}
        </Group>
      </ScreenHead>
      {adding && <AddLanguage close={() => setAdding(false)} />}
      <OutboxNotice />
      <Loaded query={languages}>
        {(answer) => (
          <LanguageCards
            languages={answer.languages}
            chosen={wish.language}
            choose={(code) => wish.set('language', code)}
          />
        )}
      </Loaded>
      <Prompts wish={wish} mayRecord={mayRecord} />
    </>
  );
}

function Prompts({ wish, mayRecord }: { wish: ListWish; mayRecord: boolean }) {
  const { texts } = useWords();
  const path = `/prompts?language=${wish.language}&${wish.query()}`;
  const list = useInfiniteQuery({
    queryKey: [path, wish.language],
    queryFn: ({ pageParam }) =>
      ask<PromptListAnswer>('GET', `${path}${pageParam === null ? '' : `&after=${pageParam}`}`),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // While a narrower list is on its way over a slow line, the one before can still be read.
    placeholderData: (before, query) => (query?.queryKey[1] === wish.language ? before : undefined),
  });
  const rows = list.data?.pages.flatMap(({ prompts }) => prompts) ?? [];
  const counts = list.data?.pages[0]?.counts;
  return (
    <>
      <ListFilters wish={wish} counts={counts} />
      <Ways wish={wish} missing={counts?.['to-record'] ?? 0} mayRecord={mayRecord} />
      {list.isPending && <Loading />}
      {list.isError && <Failed error={list.error} again={() => void list.refetch()} />}
      {list.data && <PromptTable rows={rows} language={wish.language} />}
      {list.hasNextPage && (
        <Center mt="md">
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {texts.voices.more}
          </Button>
        </Center>
      )}
    </>
  );
}

/** From the list to the microphone, or to paper. */
function Ways({ wish, missing, mayRecord }: { wish: ListWish; missing: number; mayRecord: boolean }) {
  const { texts } = useWords();
  const script = `/api/v1/recording-script/${wish.language}`;
  return (
    <Group mb="md">
      {mayRecord && missing > 0 && (
        <Button component={Link} href={`/voices/record/${wish.language}?${wish.query('state')}`}>
          {texts.voices.recordMissing(missing)}
        </Button>
      )}
      <Anchor href={`${script}.html?open=yes`} target="_blank" rel="noopener">
        {texts.voices.script}
      </Anchor>
      <Anchor href={`${script}.csv?open=yes`}>{texts.voices.scriptTable}</Anchor>
    </Group>
  );
}

import { Badge, Text } from '@mantine/core';
import type { CasePlace, CaseState, CaseSummary } from '../../../cases/api-types.ts';
import { useWords } from '../../language.tsx';

/** What a case is about, in words. */
export function useAbout(): (about: Pick<CaseSummary, 'kind' | 'topic'>) => string {
  const { texts } = useWords();
  return ({ kind, topic }) => {
    const words = texts.cases.kinds[kind];
    return topic === null ? words : `${words}: ${texts.cases.topics[topic] ?? topic}`;
  };
}

/** The commune, its district and its province. */
export function Place({ place }: { place: CasePlace | null }) {
  const { texts, language } = useWords();
  if (place === null) return <Text c="dimmed">{texts.cases.noPlace}</Text>;
  return place[language].join(', ');
}

/** A day such as `2026-11-21`, as people of this language write it. */
export function useDay(): (day: string) => string {
  const { language } = useWords();
  const dateStyle = language === 'km' ? 'short' : 'medium';
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle, timeZone: 'UTC' });
  return (day) => format.format(Date.parse(day));
}

/** The last day for an answer; a late one says so in a word, not by its colour alone. */
export function DueOn({ dueOn, late }: Pick<CaseSummary, 'dueOn' | 'late'>) {
  const { texts } = useWords();
  const day = useDay();
  if (dueOn === null) return <Text c="dimmed">{texts.cases.noDue}</Text>;
  return (
    <>
      {day(dueOn)}{' '}
      {late && (
        <Badge color="red.9" tt="none" ml={4}>
          {texts.cases.late}
        </Badge>
      )}
    </>
  );
}

const COLOURS: Record<CaseState, string> = {
  new: 'blue.9',
  open: 'grape.9',
  answered: 'leaf.8',
  closed: 'gray.7',
  rejected: 'gray.7',
};

export function State({ state }: { state: CaseState }) {
  const { texts } = useWords();
  return (
    <Badge color={COLOURS[state]} tt="none" miw="max-content">
      {texts.cases.states[state]}
    </Badge>
  );
}

import { Badge } from '@mantine/core';
import type { CallSummary } from '../../analytics/calls/api-types.ts';
import { useWords } from '../language.tsx';
import { useWhen } from './when.ts';

/** When a call was, as far as it is told. */
export function useCallTime(): (call: Pick<CallSummary, 'startedAt' | 'day'>) => string {
  const { texts } = useWords();
  const when = useWhen();
  return ({ startedAt, day }) =>
    startedAt === null ? `${when.day(day)}, ${texts.calls.noHour}` : when.moment(startedAt);
}

/** A length in minutes and seconds. */
export function useLength(): (seconds: number) => string {
  const { texts } = useWords();
  return (seconds) => {
    const whole = Math.round(seconds);
    return whole < 60 ? texts.calls.seconds(whole) : texts.calls.minutes(Math.floor(whole / 60), whole % 60);
  };
}

const COLOURS: Partial<Record<CallSummary['disposition'], string>> = {
  completed: 'leaf.8',
  transferred: 'leaf.8',
  failed: 'red.9',
  ceiling: 'red.9',
};

export function HowEnded({ disposition }: Pick<CallSummary, 'disposition'>) {
  const { texts } = useWords();
  return (
    <Badge color={COLOURS[disposition] ?? 'gray.7'} tt="none" miw="max-content">
      {texts.calls.dispositions[disposition]}
    </Badge>
  );
}

import { List } from '@mantine/core';
import type { CaseEvent } from '../../../cases/api-types.ts';
import { failureOf } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { Failed } from '../../parts/states.tsx';
import { useDay } from './case-words.tsx';

/** Why something was not done; where somebody was quicker, what they did. */
export function CaseFailed({ error }: { error: unknown }) {
  const { texts } = useWords();
  const { changes = [] } = (failureOf(error).answer as { details?: { changes?: CaseEvent[] } }).details ?? {};
  return (
    <>
      <Failed error={error} />
      {changes.length > 0 && (
        <>
          {texts.cases.changedBy}
          <Events events={changes} />
        </>
      )}
    </>
  );
}

/** What was done, by whom and on which day, the oldest first. */
export function Events({ events }: { events: readonly CaseEvent[] }) {
  const { texts } = useWords();
  const day = useDay();
  return (
    <List size="sm" spacing={4}>
      {events.map(({ on, by, action, reason }, index) => (
        <List.Item key={index}>
          {day(on)}, {by}: {texts.audit.actions[action] ?? action}
          {reason !== null && ` – ${reason}`}
        </List.Item>
      ))}
    </List>
  );
}

import { NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import type { RetentionAnswer, SetRow } from '../../retention/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { FormWindow } from '../parts/form-window.tsx';
import { told } from '../parts/notify.ts';
import { useChange } from '../queries.ts';

/** A window in which it is said for how many days something is kept. */
export function KeepForm({
  row: { what, days: before, least, most },
  close,
}: {
  row: SetRow;
  close: () => void;
}) {
  const { texts } = useWords();
  const words = texts.settings.retention;
  const [days, setDays] = useState<number | string>(before);
  const save = useChange(
    (wanted: number) => ask<RetentionAnswer>('PUT', `/retention/${what}`, { days: wanted }),
    '/retention',
  );
  const isPossible = typeof days === 'number' && days >= least && days <= most;
  const submit = (): void => {
    if (!isPossible) return;
    save.mutate(days, {
      onSuccess: () => {
        told(words.saved);
        close();
      },
    });
  };
  return (
    <FormWindow
      title={words.changeTitle(words.rows[what])}
      {...{ submit, close }}
      busy={save.isPending}
      error={save.error}
      ready={isPossible}
      unsaved={days !== before}
    >
      <NumberInput
        label={words.days}
        description={words.limits(least, most)}
        value={days}
        onChange={setDays}
        allowDecimal={false}
        allowNegative={false}
        hideControls
        error={isPossible ? undefined : words.limits(least, most)}
        data-autofocus
      />
      {isPossible && days < before && <Text role="status">{words.shorter}</Text>}
    </FormWindow>
  );
}

import { Button, Checkbox, Group } from '@mantine/core';
import { useState } from 'react';
import type { ImportAppliedAnswer, RecordingImport } from '../../prompts/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { AskFirst } from '../parts/ask-first.tsx';
import { told } from '../parts/notify.ts';
import { Failed } from '../parts/states.tsx';
import { useChange } from '../queries.ts';
import { useMayApprove } from './languages.ts';
import { forgetLists } from './sending.ts';
import { forgetZip } from './zip-sending.ts';

const IMPORTS = '/recording-imports';

/** Takes the good recordings of a zip over, or throws all of it away. */
export function ImportActions({ one: { id, state, report } }: { one: RecordingImport }) {
  const { texts } = useWords();
  const words = texts.voices.bulk;
  const mayApprove = useMayApprove();
  const [approve, setApprove] = useState(false);
  const [asking, setAsking] = useState(false);
  const apply = useChange(async () => {
    const { clips } = await ask<ImportAppliedAnswer>('POST', `${IMPORTS}/${id}/apply`, { approve });
    await forgetLists();
    told(words.applied(clips));
  }, IMPORTS);
  const discard = useChange(async () => {
    await forgetZip(id);
    await ask('DELETE', `${IMPORTS}/${id}`);
  }, IMPORTS);
  const good = report?.lines.filter((line) => 'sound' in line).length ?? 0;
  if (state === 'applied') return null;
  return (
    <>
      {state === 'ready' && good > 0 && mayApprove && (
        <Checkbox
          label={words.approveAll}
          checked={approve}
          onChange={(event) => setApprove(event.currentTarget.checked)}
        />
      )}
      {apply.isError && <Failed error={apply.error} />}
      <Group>
        {state === 'ready' && good > 0 && (
          <Button loading={apply.isPending} onClick={() => apply.mutate(undefined)}>
            {words.apply(good)}
          </Button>
        )}
        <Button variant="default" onClick={() => setAsking(true)}>
          {words.discard}
        </Button>
      </Group>
      {asking && (
        <AskFirst
          title={words.discard}
          question={words.discardAsk}
          action={words.discard}
          busy={discard.isPending}
          error={discard.error}
          act={() => discard.mutate(undefined, { onSuccess: () => setAsking(false) })}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}

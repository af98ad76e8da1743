import { Alert, Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { NewSpeakerCodeAnswer, SpeakerCodeAnswer, SpeakerCodesAnswer } from '../../prompts/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { AskFirst } from '../parts/ask-first.tsx';
import { ScreenHead } from '../parts/screen-head.tsx';
import { SecretWindow } from '../parts/secret.tsx';
import { Loaded } from '../parts/states.tsx';
import { useAnswer, useChange } from '../queries.ts';
import { AddSpeakerCode } from '../voices/add-speaker-code.tsx';
import { SpeakerCodeTable, type SpeakerCode } from '../voices/speaker-code-table.tsx';
import { SpeakerTakes } from '../voices/speaker-takes.tsx';

const CODES = '/speaker-codes';

type Window = { kind: 'add' } | { kind: 'revoke' | 'takes'; code: SpeakerCode } | MadeCode | null;
type MadeCode = { kind: 'made' } & NewSpeakerCodeAnswer;

/** Who records by phone: their codes, and what they have recorded so far. */
export function Speakers() {
  const { texts } = useWords();
  const words = texts.voices.speakers;
  const [window, setWindow] = useState<Window>(null);
  const codes = useAnswer<SpeakerCodesAnswer>(CODES);
  const close = (): void => setWindow(null);
  return (
    <>
      <ScreenHead title={words.title} about={words.about}>
        <Button onClick={() => setWindow({ kind: 'add' })}>{words.add}</Button>
      </ScreenHead>
      <Loaded query={codes}>
        {({ codes: all, numbers }) => (
          <>
            <NumbersToDial numbers={numbers} />
            <SpeakerCodeTable
              codes={all}
              revoke={(code) => setWindow({ kind: 'revoke', code })}
              showTakes={(code) => setWindow({ kind: 'takes', code })}
            />
            {window?.kind === 'made' && <NewCode {...window} numbers={numbers} close={close} />}
          </>
        )}
      </Loaded>
      {window?.kind === 'add' && (
        <AddSpeakerCode close={close} made={(made) => setWindow({ kind: 'made', ...made })} />
      )}
      {window?.kind === 'revoke' && <Revoke code={window.code} close={close} />}
      {window?.kind === 'takes' && <SpeakerTakes code={window.code} close={close} />}
    </>
  );
}

function NumbersToDial({ numbers }: { numbers: readonly string[] }) {
  const { texts } = useWords();
  const words = texts.voices.speakers;
  return numbers.length > 0 ? (
    <Text mb="md" fw={700}>
      {words.dial(numbers.join(', '))}
    </Text>
  ) : (
    <Alert color="yellow" variant="light" mb="md">
      {words.noNumber}
    </Alert>
  );
}

/** The code that was just made, in groups as people say and write them. */
function NewCode({
  code,
  digits,
  numbers,
  close,
}: NewSpeakerCodeAnswer & { numbers: readonly string[]; close: () => void }) {
  const { texts } = useWords();
  const words = texts.voices.speakers;
  return (
    <SecretWindow
      title={words.of(code.speaker)}
      secret={digits.replaceAll(/(\d{3})(?=\d)/g, '$1 ')}
      close={close}
    >
      <Text>{numbers.length > 0 ? words.enter(numbers.join(', ')) : words.noNumber}</Text>
    </SecretWindow>
  );
}

function Revoke({ code, close }: { code: SpeakerCode; close: () => void }) {
  const { texts } = useWords();
  const words = texts.voices.speakers;
  const revoke = useChange(() => ask<SpeakerCodeAnswer>('DELETE', `${CODES}/${code.id}`), CODES);
  return (
    <AskFirst
      title={words.revokeTitle(code.speaker)}
      question={words.revokeAsk}
      action={words.revoke}
      busy={revoke.isPending}
      error={revoke.error}
      act={() => revoke.mutate(undefined, { onSuccess: close })}
      close={close}
    />
  );
}

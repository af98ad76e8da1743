import { Button, FileButton, Stack } from '@mantine/core';
import type { ClipAnswer } from '../../prompts/api-types.ts';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { told } from '../parts/notify.ts';
import { Failed } from '../parts/states.tsx';
import { useChange } from '../queries.ts';
import { clipsDoor, forgetLists } from './sending.ts';
import { useSpeaker } from './speaker.ts';

/** Sends one recording that lies on this computer. */
export function SendFile({ prompt, language }: { prompt: string; language: string }) {
  const { texts } = useWords();
  const [speaker] = useSpeaker();
  const send = useChange(async (file: File) => {
    await ask<ClipAnswer>('POST', clipsDoor({ prompt, language }, { speaker, approve: false }), file);
    await forgetLists();
    told(texts.voices.taken);
  });
  return (
    <Stack gap={4} align="end">
      <FileButton
        accept="audio/*,.wav,.mp3,.m4a,.ogg,.webm,.flac"
        onChange={(file) => file && send.mutate(file)}
        inputProps={{ 'aria-label': `${texts.voices.uploadFile} (${language})` }}
      >
        {(props) => (
          <Button
            {...props}
            size="xs"
            variant="default"
            loading={send.isPending}
            title={texts.voices.uploadHint}
          >
            {texts.voices.uploadFile}
          </Button>
        )}
      </FileButton>
      {send.isError && <Failed error={send.error} />}
    </Stack>
  );
}

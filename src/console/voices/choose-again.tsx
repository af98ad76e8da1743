import { FileInput } from '@mantine/core';
import { useState } from 'react';
import type { RecordingImport } from '../../prompts/api-types.ts';
import { useWords } from '../language.tsx';
import { goOn } from './zip-sending.ts';

/** Where the browser has the file no more, it is chosen again, and sending goes on where it stopped. */
export function ChooseAgain({ one: { id, owner, bytes, fileName } }: { one: RecordingImport }) {
  const { texts } = useWords();
  const words = texts.voices.bulk;
  const [isOther, setIsOther] = useState(false);
  const choose = (file: File | null): void => {
    if (!file) return;
    const same = file.name === fileName && file.size === bytes;
    setIsOther(!same);
    if (same) void goOn(owner, id, file);
  };
  return (
    <FileInput
      label={words.chooseAgain}
      placeholder={fileName}
      accept=".zip,application/zip"
      error={isOther ? words.otherFile : null}
      onChange={choose}
    />
  );
}

import { Alert, Select, Stack, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { TryAnswer, TryPlaceAnswer } from '../../flows/api-types.ts';
import { EmbeddedPhone } from '../../phone/embedded-phone.tsx';
import { ask } from '../api.ts';
import { useWords } from '../language.tsx';
import { useEditor } from './editor/editor-context.ts';
import { NodeSelect } from './form/target-select.tsx';
import { Targets } from './form/node-form.tsx';
import { useMenuTexts } from './texts/words.ts';

interface TryItProps {
  /** Where the call begins; null: at the start. */
  at: string | null;
  setAt: (node: string | null) => void;
  /** Told where the call is, for the picture; null when it is over. */
  setLive: (node: string | null) => void;
}

/** A phone that calls the draft as it stands on this screen. */
export function TryIt({ at, setAt, setLive }: TryItProps) {
  const { language: screen } = useWords();
  const { flow, spoken } = useEditor();
  const texts = useMenuTexts();
  const [language, setLanguage] = useState(spoken);
  const [refused, setRefused] = useState<string | null>(null);
  const begin = at !== null && at in flow.nodes ? at : null;
  const numbers = async (): Promise<TryAnswer> => {
    setRefused(null);
    try {
      const node = begin === null ? {} : { node: begin };
      return await ask<TryAnswer>('POST', `/flows/${flow.id}/try`, { flow, language, ...node });
    } catch (error) {
      setRefused(String(error instanceof Error ? error.message : error));
      throw error;
    }
  };
  const turned = useCallback(
    (line: string | null) => {
      if (line === null) setLive(null);
      else void placeOf(flow.id, line).then(setLive);
    },
    [flow.id, setLive],
  );
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {texts.try.about}
      </Text>
      <Targets>
        <NodeSelect label={texts.try.from} placeholder={texts.try.fromStart} value={begin} onChange={setAt} />
      </Targets>
      <Select
        label={texts.try.language}
        data={flow.languages.map((code) => ({ value: code, label: texts.languages[code] ?? code }))}
        value={language}
        allowDeselect={false}
        onChange={(code) => code !== null && setLanguage(code)}
      />
      {refused !== null && (
        <Alert color="red" variant="light" role="alert">
          <Text c="red.9">{refused}</Text>
        </Alert>
      )}
      <EmbeddedPhone language={screen} numbers={numbers} turned={turned} />
    </Stack>
  );
}

/** In which card the call is. Without an answer the picture shows none; the call goes on. */
async function placeOf(flowId: string, line: string): Promise<string | null> {
  try {
    return (await ask<TryPlaceAnswer>('GET', `/flows/${flowId}/try/${encodeURIComponent(line)}`)).node;
  } catch {
    return null;
  }
}

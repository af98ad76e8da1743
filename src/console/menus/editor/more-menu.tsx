import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { Failed } from '../../parts/states.tsx';
import { useChange } from '../../queries.ts';
import { chooseFile, downloadFlow, flowIdOf, importFlow } from '../flow-file.ts';
import { ApiError } from '../../api.ts';
import { readFlow } from '../api.ts';
import { useMenuTexts } from '../texts/words.ts';
import { Discard } from './discard.tsx';
import { useEditor } from './editor-context.ts';
import type { Saving } from './use-saving.ts';

interface MoreMenuProps {
  flush: Saving['flush'];
  /** Callers hear some version of it. */
  hasLive: boolean;
  /** Of the draft; null while there is none. */
  revision: number | null;
}

/** What is rarely done with a whole menu: its file, and throwing the draft away. */
export function MoreMenu({ flush, hasLive, revision }: MoreMenuProps) {
  const { flow, act, mayWrite } = useEditor();
  const texts = useMenuTexts().editor;
  const [discarding, setDiscarding] = useState(false);
  const bring = useChange(async () => {
    const text = await chooseFile();
    if (text === undefined) return null;
    if (flowIdOf(text) !== flow.id) throw new ApiError('wrong-flow', 'The file is of another flow.');
    await flush();
    return importFlow(text);
  }, '/flows');
  const importFile = (): void =>
    bring.mutate(undefined, {
      onSuccess: (answer) => {
        if (answer?.draft) act({ type: 'replaced', kept: answer.draft });
      },
    });
  const exportFile = async (): Promise<void> => {
    await flush();
    // Saving may have made the draft just now.
    const { draft } = await readFlow(flow.id);
    downloadFlow(flow.id, draft !== null);
  };
  return (
    <>
      <Menu withinPortal>
        <Menu.Target>
          <Button variant="default">{texts.more}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void exportFile()}>{texts.exportFile}</Menu.Item>
          {mayWrite && <Menu.Item onClick={importFile}>{texts.importFile}</Menu.Item>}
          {mayWrite && hasLive && revision !== null && (
            <Menu.Item c="red.9" onClick={() => setDiscarding(true)}>
              {texts.discard}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {bring.isError && <Failed error={bring.error} />}
      {discarding && <Discard revision={revision} close={() => setDiscarding(false)} />}
    </>
  );
}

import { Button, Code, Group, Modal, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { PromptListAnswer, PromptRow } from '../../../prompts/api-types.ts';
import { useWords } from '../../language.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { useAnswer } from '../../queries.ts';
import { useMay } from '../api.ts';
import { useTools } from '../editor/editor-context.ts';
import { useMenuTexts } from '../texts/words.ts';
import { NewPrompt } from './prompt-forms.tsx';

/** As many as are looked through; the search finds the others. */
const MOST = 40;

/** Finds words that are there already, by what they say, or makes new ones. */
export function PromptPicker({ picked, close }: { picked: (id: string) => void; close: () => void }) {
  const { texts: common } = useWords();
  const texts = useMenuTexts();
  const may = useMay();
  const { spoken } = useTools();
  const [typed, setTyped] = useState('');
  const [making, setMaking] = useState(false);
  const [wanted] = useDebouncedValue(typed, 250);
  const found = useAnswer<PromptListAnswer>(
    `/prompts?language=${spoken}&search=${encodeURIComponent(wanted)}`,
  );
  if (making) return <NewPrompt made={picked} close={close} />;
  return (
    <Modal
      opened
      onClose={close}
      title={texts.form.addText}
      size="lg"
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Stack gap="xs">
        <Group align="end" wrap="nowrap">
          <TextInput
            data-autofocus
            style={{ flex: 1 }}
            label={texts.form.searchPrompt}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {may.words && <Button onClick={() => setMaking(true)}>{texts.form.newPrompt}</Button>}
        </Group>
        <Loaded query={found}>
          {({ prompts }) =>
            prompts.length === 0 ? (
              <Empty>{texts.editor.nothingFound}</Empty>
            ) : (
              prompts.slice(0, MOST).map((row) => <Found key={row.id} row={row} picked={picked} />)
            )
          }
        </Loaded>
      </Stack>
    </Modal>
  );
}

const Found = ({ row, picked }: { row: PromptRow; picked: (id: string) => void }) => {
  const { spoken } = useTools();
  return (
    <UnstyledButton className="menu-say-item" onClick={() => picked(row.id)}>
      <Text lang={spoken}>{row.text}</Text>
      <Code>{row.id}</Code>
    </UnstyledButton>
  );
};

import { Badge, Tabs, Text } from '@mantine/core';
import { FlowForm } from '../form/flow-form.tsx';
import { NodeForm } from '../form/node-form.tsx';
import { useMenuTexts } from '../texts/words.ts';
import { TryIt } from '../try-it.tsx';
import { useEditor } from './editor-context.ts';
import { Problems } from './problems.tsx';
import { useClipboard } from './use-keys.ts';

export type PanelTab = 'node' | 'problems' | 'try' | 'flow';

interface PanelProps {
  tab: PanelTab;
  setTab: (tab: PanelTab) => void;
  checking: boolean;
  /** Where the try begins; null: at the start. */
  tryAt: string | null;
  setTryAt: (node: string | null) => void;
  setLive: (node: string | null) => void;
  remove: (names: string[]) => void;
}

/** Beside the picture: the form of the chosen element, the problems, the phone, the menu itself. */
export function Panel({ tab, setTab, checking, tryAt, setTryAt, setLive, remove }: PanelProps) {
  const editor = useEditor();
  const { editing, check } = editor;
  const { copy } = useClipboard(editor);
  const texts = useMenuTexts().editor;
  const { selected } = editing;
  const count = check?.problems.length ?? 0;
  return (
    <Tabs value={tab} onChange={(value) => setTab((value ?? 'node') as PanelTab)} keepMounted={false}>
      <Tabs.List mb="sm">
        <Tabs.Tab value="node">{texts.tabs.node}</Tabs.Tab>
        <Tabs.Tab
          value="problems"
          rightSection={
            count > 0 && (
              <Badge color="red.9" size="sm" circle={count < 10}>
                {count}
              </Badge>
            )
          }
        >
          {texts.tabs.problems}
        </Tabs.Tab>
        <Tabs.Tab value="try">{texts.tabs.try}</Tabs.Tab>
        <Tabs.Tab value="flow">{texts.tabs.flow}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="node">
        {selected === null ? (
          <Text c="dimmed">{texts.nothingSelected}</Text>
        ) : (
          <NodeForm key={selected} name={selected} copy={copy} remove={() => remove([selected])} />
        )}
      </Tabs.Panel>
      <Tabs.Panel value="problems">
        <Problems checking={checking} open={() => setTab('node')} openFlow={() => setTab('flow')} />
      </Tabs.Panel>
      <Tabs.Panel value="try">
        <TryIt at={tryAt} setAt={setTryAt} setLive={setLive} />
      </Tabs.Panel>
      <Tabs.Panel value="flow">
        <FlowForm />
      </Tabs.Panel>
    </Tabs>
  );
}

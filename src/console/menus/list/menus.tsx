import { Button, Group, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../../language.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { Failed, Loaded } from '../../parts/states.tsx';
import { useChange } from '../../queries.ts';
import { useFlows, useMay } from '../api.ts';
import { chooseFile, importFlow } from '../flow-file.ts';
import '../menus.css';
import { Publish } from '../releases/publish.tsx';
import { Releases } from '../releases/releases.tsx';
import { useMenuTexts } from '../texts/words.ts';
import { FlowTable } from './flow-table.tsx';
import { NewFlow } from './new-flow.tsx';

/** All menus, and what was published when. */
export function Menus() {
  const { texts: common } = useWords();
  const texts = useMenuTexts().list;
  const may = useMay();
  const flows = useFlows();
  const [, go] = useLocation();
  const [window, setWindow] = useState<'new' | 'publish' | null>(null);
  const bring = useChange(async () => {
    const text = await chooseFile();
    return text === undefined ? null : importFlow(text);
  }, '/flows');
  const drafts = flows.data?.flows.filter(({ draft }) => draft !== null) ?? [];
  const importFile = (): void =>
    bring.mutate(undefined, { onSuccess: (answer) => answer && go(`/menus/${answer.id}`) });
  return (
    <>
      <ScreenHead title={common.screens.menus} about={texts.about}>
        <Group gap="xs">
          {may.write && (
            <>
              <Button variant="default" onClick={importFile}>
                {texts.import}
              </Button>
              <Button onClick={() => setWindow('new')}>{texts.add}</Button>
            </>
          )}
          {may.publish && drafts.length > 0 && (
            <Button onClick={() => setWindow('publish')}>{texts.publish}</Button>
          )}
        </Group>
      </ScreenHead>
      {bring.isError && <Failed error={bring.error} />}
      <Tabs defaultValue="menus" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="menus">{texts.menusTab}</Tabs.Tab>
          <Tabs.Tab value="releases">{texts.releasesTab}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="menus">
          <Loaded query={flows}>{(answer) => <FlowTable flows={answer.flows} />}</Loaded>
        </Tabs.Panel>
        <Tabs.Panel value="releases">
          <Releases />
        </Tabs.Panel>
      </Tabs>
      {window === 'new' && <NewFlow close={() => setWindow(null)} made={(id) => go(`/menus/${id}`)} />}
      {window === 'publish' && <Publish first={null} close={() => setWindow(null)} />}
    </>
  );
}

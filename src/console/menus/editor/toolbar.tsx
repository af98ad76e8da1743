import { Anchor, Badge, Button, Group, Select, Switch, Title } from '@mantine/core';
import { memo, useState } from 'react';
import { Link } from 'wouter';
import type { TrafficAnswer } from '../../../flows/api-types.ts';
import { useWords } from '../../language.tsx';
import { Failed } from '../../parts/states.tsx';
import { useMay } from '../api.ts';
import { tidied } from '../model/edits.ts';
import type { FlowJson } from '../model/flow.ts';
import { Publish } from '../releases/publish.tsx';
import { useMenuTexts } from '../texts/words.ts';
import { useEditor, useTools } from './editor-context.ts';
import { MoreMenu } from './more-menu.tsx';
import { useSame } from './use-same.ts';
import type { Saving } from './use-saving.ts';

interface ToolbarProps {
  saving: Saving;
  hasLive: boolean;
  traffic: { on: boolean; set: (on: boolean) => void; answer: TrafficAnswer | null };
  arrangeAll: (flow: FlowJson) => void;
  language: { spoken: string; set: (language: string) => void };
}

/** Above the picture: which menu this is, whether it is saved, and what can be done with all of it. */
export function Toolbar({ saving, hasLive, traffic, arrangeAll, language }: ToolbarProps) {
  const { language: screen } = useWords();
  const { editing, act, flow, mayWrite, addFrom } = useEditor();
  const texts = useMenuTexts().editor;
  const { past, future } = editing.history;
  const tidy = (): void => {
    const next = tidied(flow);
    act({ type: 'change', flow: next });
    arrangeAll(next);
  };
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Group gap="sm">
          <Anchor component={Link} href="/menus">
            ← {texts.back}
          </Anchor>
          <Title order={1} size="h3">
            {flow.title[screen] ?? flow.id}
          </Title>
          <SavedState saving={saving} />
        </Group>
        <Group gap="xs">
          <MoreMenu flush={saving.flush} hasLive={hasLive} revision={editing.base.revision} />
          <PublishButton saving={saving} />
        </Group>
      </Group>
      {saving.state === 'failed' && <Failed error={saving.error} />}
      <Group gap="xs" role="group" aria-label={texts.picture}>
        {mayWrite && (
          <>
            <Button size="xs" onClick={() => addFrom(null)}>
              + {texts.add}
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={past.length === 0}
              onClick={() => act({ type: 'undo' })}
            >
              ↶ {texts.undo}
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={future.length === 0}
              onClick={() => act({ type: 'redo' })}
            >
              ↷ {texts.redo}
            </Button>
            <Button size="xs" variant="default" onClick={tidy}>
              {texts.tidy}
            </Button>
          </>
        )}
        <Find />
        <Select
          size="xs"
          w={150}
          aria-label={texts.spoken}
          data={[...new Set([...flow.languages, language.spoken])].map((code) => ({
            value: code,
            label: `${texts.spoken} ${code}`,
          }))}
          value={language.spoken}
          allowDeselect={false}
          onChange={(code) => code !== null && language.set(code)}
        />
        <Switch
          label={traffic.answer ? texts.callersHint(traffic.answer.calls) : texts.callers}
          checked={traffic.on}
          onChange={(event) => traffic.set(event.currentTarget.checked)}
        />
      </Group>
    </>
  );
}

function SavedState({ saving }: { saving: Saving }) {
  const { texts: common } = useWords();
  const { mayWrite } = useEditor();
  const texts = useMenuTexts();
  if (!mayWrite) return <Badge color="gray.7">{texts.editor.readOnly}</Badge>;
  const { state } = saving;
  const isBad = state === 'offline' || state === 'failed' || state === 'clash';
  return (
    <Badge
      role="status"
      color={isBad ? 'red.9' : state === 'saved' ? 'leaf.8' : 'gray.7'}
      tt="none"
      data-saving={state}
    >
      {state === 'failed' ? common.errors.failed : texts.saving[state]}
    </Badge>
  );
}

/** Goes to an element by its name or by what it says. */
function Find() {
  const names = useSame(Object.keys(useEditor().flow.nodes));
  return <FindAmong names={names} />;
}

const FindAmong = memo(function FindAmong({ names }: { names: string[] }) {
  const { act } = useTools();
  const texts = useMenuTexts().editor;
  return (
    <Select
      size="xs"
      w={210}
      searchable
      limit={60}
      aria-label={texts.find}
      placeholder={texts.find}
      nothingFoundMessage={texts.nothingFound}
      data={names}
      value={null}
      onChange={(node) => node !== null && act({ type: 'select', node })}
    />
  );
});

function PublishButton({ saving }: { saving: Saving }) {
  const { flow } = useEditor();
  const may = useMay();
  const texts = useMenuTexts().publish;
  const [open, setOpen] = useState(false);
  if (!may.publish) return null;
  const show = async (): Promise<void> => {
    if (await saving.flush()) setOpen(true);
  };
  return (
    <>
      <Button onClick={() => void show()}>{texts.title}</Button>
      {open && <Publish first={flow.id} close={() => setOpen(false)} />}
    </>
  );
}

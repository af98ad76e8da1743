import { Badge, Button, Group, Modal, Select, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type {
  ChangesAnswer,
  ReleaseAnswer,
  ReleasesAnswer,
  ReleaseSummary,
} from '../../../flows/api-types.ts';
import { ask } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { AskFirst } from '../../parts/ask-first.tsx';
import { told } from '../../parts/notify.ts';
import { ScrollTable } from '../../parts/scroll-table.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { useAnswer, useChange } from '../../queries.ts';
import { useFlows, useMay } from '../api.ts';
import { useMenuTexts } from '../texts/words.ts';
import { Changes } from './changes.tsx';

type Window = { what: 'restore' | 'call-off' | 'compare'; release: ReleaseSummary } | null;

/** What is live, was live and will be. */
export function Releases() {
  const texts = useMenuTexts().releases;
  const releases = useAnswer<ReleasesAnswer>('/releases');
  const [window, setWindow] = useState<Window>(null);
  const close = (): void => setWindow(null);
  const all = releases.data?.releases ?? [];
  return (
    <>
      <Loaded query={releases}>
        {(answer) =>
          answer.releases.length === 0 ? (
            <Empty>{texts.empty}</Empty>
          ) : (
            <ReleaseTable releases={answer.releases} open={setWindow} />
          )
        }
      </Loaded>
      {window?.what === 'restore' && <Restore release={window.release} close={close} />}
      {window?.what === 'call-off' && <CallOff release={window.release} close={close} />}
      {window?.what === 'compare' && <Compare release={window.release} all={all} close={close} />}
    </>
  );
}

interface TableProps {
  releases: readonly ReleaseSummary[];
  open: (window: Window) => void;
}

function ReleaseTable({ releases, open }: TableProps) {
  const { texts: common } = useWords();
  const texts = useMenuTexts();
  const words = texts.releases;
  const heads = [words.number, words.state, words.liveAt, words.by, words.note, words.flows, common.actions];
  return (
    <ScrollTable label={texts.list.releasesTab} heads={heads} minWidth={980}>
      {releases.map((release) => (
        <ReleaseRow key={release.number} release={release} open={open} />
      ))}
    </ScrollTable>
  );
}

function ReleaseRow({ release, open }: { release: ReleaseSummary; open: TableProps['open'] }) {
  const { time, language } = useWords();
  const texts = useMenuTexts().releases;
  const may = useMay();
  const { data } = useFlows();
  const { number, state, liveAt, by, note, flows, restores } = release;
  const titleOf = (id: string): string => data?.flows.find((flow) => flow.id === id)?.title[language] ?? id;
  return (
    <Table.Tr>
      <Table.Td fw={700}>{number}</Table.Td>
      <Table.Td>
        <Badge
          miw="max-content"
          color={state === 'live' ? 'leaf.8' : state === 'planned' ? 'blue.9' : 'gray.7'}
        >
          {texts.states[state]}
        </Badge>
      </Table.Td>
      <Table.Td>{time(liveAt)}</Table.Td>
      <Table.Td>{by}</Table.Td>
      <Table.Td miw={160} style={{ overflowWrap: 'anywhere' }}>
        {note}
        {restores !== null && (
          <Text size="sm" c="dimmed">
            {texts.restores(restores)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={2} title={flows.map(titleOf).join(', ')}>
          {flows.map(titleOf).join(', ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap="xs">
          {may.publish && state === 'past' && (
            <Button size="xs" variant="default" onClick={() => open({ what: 'restore', release })}>
              {texts.restore}
            </Button>
          )}
          {may.publish && state === 'planned' && (
            <Button size="xs" variant="default" onClick={() => open({ what: 'call-off', release })}>
              {texts.callOff}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => open({ what: 'compare', release })}>
            {texts.compare}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Restore({ release, close }: { release: ReleaseSummary; close: () => void }) {
  const texts = useMenuTexts().releases;
  const { number } = release;
  const restore = useChange(
    () => ask<ReleaseAnswer>('POST', `/releases/${number}/restore`, {}),
    '/releases',
    '/flows',
  );
  return (
    <AskFirst
      title={texts.restoreTitle(number)}
      question={texts.restoreAsk}
      action={texts.restore}
      busy={restore.isPending}
      error={restore.error}
      act={() =>
        restore.mutate(undefined, {
          onSuccess: ({ release: made, calledOff }) => {
            told(texts.restored(made.number));
            if (calledOff.length > 0) told(texts.calledOff(calledOff.join(', ')));
            close();
          },
        })
      }
      close={close}
    />
  );
}

function CallOff({ release, close }: { release: ReleaseSummary; close: () => void }) {
  const texts = useMenuTexts().releases;
  const { number } = release;
  const callOff = useChange(() => ask<ReleaseAnswer>('DELETE', `/releases/${number}`), '/releases', '/flows');
  return (
    <AskFirst
      title={texts.callOffTitle(number)}
      question={texts.callOffAsk}
      action={texts.callOff}
      busy={callOff.isPending}
      error={callOff.error}
      act={() => callOff.mutate(undefined, { onSuccess: close })}
      close={close}
    />
  );
}

/** Two releases beside each other, the older one first. */
function Compare({
  release,
  all,
  close,
}: {
  release: ReleaseSummary;
  all: readonly ReleaseSummary[];
  close: () => void;
}) {
  const { texts: common } = useWords();
  const texts = useMenuTexts().releases;
  const others = all.map(({ number }) => number).filter((number) => number !== release.number);
  const before = others.find((number) => number < release.number);
  const [other, setOther] = useState(before ?? others[0] ?? release.number);
  const [since, until] = other < release.number ? [other, release.number] : [release.number, other];
  const changes = useAnswer<ChangesAnswer>(`/releases/${until}/changes?since=${since}`);
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={texts.compareTitle(since, until)}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Stack>
        <Select
          label={texts.with}
          data={others.map(String)}
          value={String(other)}
          allowDeselect={false}
          onChange={(number) => number !== null && setOther(Number(number))}
        />
        <Loaded query={changes}>{({ flows }) => <Changes flows={flows} />}</Loaded>
      </Stack>
    </Modal>
  );
}

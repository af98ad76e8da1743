import { Button, Group, Slider, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { CallHead, CallStory, FlowVersionAnswer } from '../../../analytics/calls/api-types.ts';
import { failureOf } from '../../api.ts';
import { useWords } from '../../language.tsx';
import type { FlowJson } from '../../menus/model/flow.ts';
import { Section } from '../../parts/section.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { useFlowVersion } from '../api.ts';
import { ReplayPicture } from './picture.tsx';
import { nearestAt, shownAt, walkedUpTo } from './walked.ts';

interface Props {
  call: CallHead;
  story: CallStory;
  at: number;
  choose: (step: number) => void;
}

/** The call on the picture of the menu, in the version with which it began, one step after another. */
export function Replay({ call, story: { steps }, at, choose }: Props) {
  const { texts } = useWords();
  const words = texts.calls;
  const version = useFlowVersion(call.flow);
  const last = steps.length - 1;
  return (
    <Section title={words.replay} about={words.replayAbout}>
      <Group wrap="nowrap" gap="sm">
        <Button
          size="xs"
          variant="default"
          disabled={at <= 0}
          aria-label={words.stepBefore}
          onClick={() => choose(at - 1)}
        >
          ←
        </Button>
        <Slider
          flex={1}
          min={0}
          max={Math.max(1, last)}
          value={at}
          onChange={choose}
          label={null}
          thumbLabel={words.step}
          thumbProps={{ 'aria-valuetext': words.stepOf(at + 1, steps.length) }}
        />
        <Button
          size="xs"
          variant="default"
          disabled={at >= last}
          aria-label={words.stepAfter}
          onClick={() => choose(at + 1)}
        >
          →
        </Button>
        <Text size="sm" miw="max-content" aria-live="polite">
          {words.stepOf(at + 1, steps.length)}
        </Text>
      </Group>
      {version.isPending && <Loading />}
      {version.isError &&
        (failureOf(version.error).code === 'not-found' ? (
          <Text>{words.noPicture}</Text>
        ) : (
          <Failed error={version.error} again={() => void version.refetch()} />
        ))}
      {version.data && <Shown source={version.data} steps={steps} at={at} choose={choose} />}
    </Section>
  );
}

function Shown({
  source,
  steps,
  at,
  choose,
}: Pick<Props, 'at' | 'choose'> & { source: FlowVersionAnswer; steps: CallStory['steps'] }) {
  const { language } = useWords();
  // As the editor reads flows: any field may be there.
  const flows = useMemo(
    () => new Map([source.flow, ...source.subflows].map((flow) => [flow.id, flow as unknown as FlowJson])),
    [source],
  );
  const shown = shownAt(steps, at);
  const flow = flows.get(shown?.flow ?? source.flow.id);
  const walked = useMemo(() => flow && walkedUpTo(flow, steps, at), [flow, steps, at]);
  if (!flow || !walked) return null;
  return (
    <>
      <Text fw={700}>{wayTo(shown?.path ?? '', flows, language)}</Text>
      <ReplayPicture
        flow={flow}
        walked={walked}
        current={shown?.node ?? null}
        choose={(node) => {
          const step = nearestAt(steps, at, node);
          if (step !== undefined) choose(step);
        }}
      />
    </>
  );
}

/** The titles of the menus on the way to a node, the outermost first. */
function wayTo(path: string, flows: ReadonlyMap<string, FlowJson>, language: string): string {
  const [root = '', ...names] = path.split('/');
  const titles: string[] = [];
  let flow = flows.get(root);
  for (const name of names) {
    if (!flow) break;
    titles.push(flow.title[language] ?? flow.id);
    const runs = flow.nodes[name]?.['flow'];
    flow = typeof runs === 'string' ? flows.get(runs) : undefined;
  }
  return titles.join(' › ');
}

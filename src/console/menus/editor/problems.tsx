import { Stack, Text, UnstyledButton } from '@mantine/core';
import type { FlowProblem } from '../../../flows/api-types.ts';
import { useMenuTexts, useProblemWords } from '../texts/words.ts';
import { useEditor } from './editor-context.ts';

interface ProblemsProps {
  checking: boolean;
  /** Shows the form of the element that was chosen; of the menu itself. */
  open: () => void;
  openFlow: () => void;
}

/** Everything that stands against publishing; each leads to where it is. */
export function Problems({ checking, open, openFlow }: ProblemsProps) {
  const { check, flow, act } = useEditor();
  const texts = useMenuTexts().problems;
  if (!check) return <Text role="status">{texts.checking}</Text>;
  const go = ({ node, flow: whose }: FlowProblem): void => {
    if (whose !== flow.id) return;
    if (node === null || !(node in flow.nodes)) {
      openFlow();
      return;
    }
    act({ type: 'select', node });
    open();
  };
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed" role="status">
        {checking ? texts.checking : check.problems.length === 0 ? texts.none : texts.about}
      </Text>
      {check.problems.map((problem, index) => (
        <ProblemLine key={index} problem={problem} go={() => go(problem)} />
      ))}
    </Stack>
  );
}

function ProblemLine({ problem, go }: { problem: FlowProblem; go: () => void }) {
  const { flow } = useEditor();
  const texts = useMenuTexts().problems;
  const inWords = useProblemWords();
  const isHere = problem.flow === flow.id;
  const where = problem.node ?? texts.ofFlow;
  return (
    <UnstyledButton className="menu-say-item" onClick={go} disabled={!isHere}>
      <Text fw={700}>{isHere ? where : `${texts.inFlow(problem.flow)}: ${where}`}</Text>
      <Text size="sm" c="red.9">
        {inWords(problem)}
      </Text>
    </UnstyledButton>
  );
}

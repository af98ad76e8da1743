import { ActionIcon, Group } from '@mantine/core';
import { useMenuTexts } from '../texts/words.ts';
import { useForm } from './form-context.ts';

/** Moves something in its list, or takes it away. */
export function MoveButtons({
  what,
  index,
  count,
  move,
  remove,
}: {
  what: string;
  index: number;
  count: number;
  move: (to: number) => void;
  remove: () => void;
}) {
  const texts = useMenuTexts().form;
  const { mayWrite } = useForm();
  if (!mayWrite) return null;
  const buttons = [
    { label: texts.up, sign: '↑', act: () => move(index - 1), off: index === 0 },
    { label: texts.down, sign: '↓', act: () => move(index + 1), off: index === count - 1 },
    { label: texts.remove, sign: '✕', act: remove, off: false },
  ];
  return (
    <Group gap={4} justify="end" wrap="nowrap">
      {buttons.map(({ label, sign, act, off }) => (
        <ActionIcon
          key={label}
          variant="subtle"
          color="dark"
          size="sm"
          disabled={off}
          aria-label={`${label}: ${what}`}
          title={label}
          onClick={act}
        >
          {sign}
        </ActionIcon>
      ))}
    </Group>
  );
}

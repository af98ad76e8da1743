import { Button, Group, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Clash } from '../model/merge.ts';
import { NodeWords } from '../releases/node-words.tsx';
import { useFieldWords, useMenuTexts } from '../texts/words.ts';
import { useEditor } from './editor-context.ts';

/** Two people changed the same: one of them decides, with both in sight. */
export function Clashes({ by }: { by: string }) {
  const { editing } = useEditor();
  const texts = useMenuTexts().saving;
  return (
    <Modal
      opened
      onClose={() => undefined}
      size="xl"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={
        <Title order={2} size="h4">
          {texts.clashTitle(by)}
        </Title>
      }
    >
      <Stack>
        <Text>{texts.clashAbout}</Text>
        {editing.clashes.map((clash) => (
          <OneClash key={`${clash.node ?? ''} ${clash.field}`} clash={clash} by={by} />
        ))}
      </Stack>
    </Modal>
  );
}

function OneClash({ clash, by }: { clash: Clash; by: string }) {
  const { act, check, spoken } = useEditor();
  const texts = useMenuTexts().saving;
  const words = useFieldWords();
  const sides = [
    { take: 'mine', title: texts.mine, action: texts.takeMine, value: clash.mine },
    { take: 'theirs', title: texts.theirs(by), action: texts.takeTheirs, value: clash.theirs },
  ] as const;
  return (
    <div className="menu-say-item">
      <Text fw={700}>{clash.node ?? texts.flowField(words.field(clash.field))}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {sides.map(({ take, title, action, value }) => (
          <Stack key={take} gap="xs">
            <Text size="sm" fw={700}>
              {title}
            </Text>
            {value === undefined ? (
              <Text>{texts.deleted}</Text>
            ) : (
              <NodeWords
                value={value}
                prompts={check?.prompts ?? {}}
                language={spoken}
                other={take === 'mine' ? clash.theirs : clash.mine}
              />
            )}
            <Group>
              <Button size="xs" variant="default" onClick={() => act({ type: 'decide', clash, take })}>
                {action}
              </Button>
            </Group>
          </Stack>
        ))}
      </SimpleGrid>
    </div>
  );
}

import { Anchor, Group, List, Modal, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { SpeakerTakesAnswer } from '../../prompts/api-types.ts';
import { useWords } from '../language.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useAnswer } from '../queries.ts';
import type { SpeakerCode } from './speaker-code-table.tsx';

/** A window with what was recorded with a code; each leads to where it is heard and approved. */
export function SpeakerTakes({ code, close }: { code: SpeakerCode; close: () => void }) {
  const { texts, time } = useWords();
  const words = texts.voices.speakers;
  const takes = useAnswer<SpeakerTakesAnswer>(`/speaker-codes/${code.id}/takes`);
  return (
    <Modal
      opened
      onClose={close}
      title={words.takesOf(code.speaker)}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <Loaded query={takes}>
        {(answer) =>
          answer.takes.length === 0 ? (
            <Empty>{words.noTakes}</Empty>
          ) : (
            <List>
              {answer.takes.map(({ prompt, keptAt, arrived }) => (
                <List.Item key={`${prompt} ${keptAt}`}>
                  <Group gap="xs">
                    <Anchor component={Link} href={`/voices/prompts/${prompt}?language=${code.language}`}>
                      {prompt}
                    </Anchor>
                    <Text size="sm" c="dimmed">
                      {arrived ? time(keptAt) : words.onTheWay}
                    </Text>
                  </Group>
                </List.Item>
              ))}
            </List>
          )
        }
      </Loaded>
    </Modal>
  );
}

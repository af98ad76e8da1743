import { Badge, Button, Table, Text, UnstyledButton } from '@mantine/core';
import type { PromptGroupsAnswer, SpeakerCodesAnswer } from '../../prompts/api-types.ts';
import { useWords } from '../language.tsx';
import { ScrollTable } from '../parts/scroll-table.tsx';
import { Empty } from '../parts/states.tsx';
import { useAnswer } from '../queries.ts';
import { nameOf, useLanguages } from './languages.ts';
import { titleOf } from './list-filters.tsx';

export type SpeakerCode = SpeakerCodesAnswer['codes'][number];

interface Hands {
  revoke: (code: SpeakerCode) => void;
  showTakes: (code: SpeakerCode) => void;
}

/** The codes of speakers, the newest first, with what came of each. */
export function SpeakerCodeTable({ codes, ...hands }: { codes: readonly SpeakerCode[] } & Hands) {
  const { texts } = useWords();
  const words = texts.voices.speakers;
  if (codes.length === 0) return <Empty>{words.empty}</Empty>;
  const heads = [words.speaker, words.heads.what, words.heads.until, words.heads.recorded, texts.actions];
  return (
    <ScrollTable label={words.title} heads={heads} minWidth={860}>
      {codes.map((code) => (
        <CodeRow key={code.id} code={code} {...hands} />
      ))}
    </ScrollTable>
  );
}

function CodeRow({ code, revoke, showTakes }: { code: SpeakerCode } & Hands) {
  const { texts, time } = useWords();
  const words = texts.voices.speakers;
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={700}>{code.speaker}</Text>
        <Text size="sm" c="dimmed">
          {words.madeBy(code.madeBy, time(code.madeAt))}
        </Text>
      </Table.Td>
      <Table.Td>
        <What code={code} />
      </Table.Td>
      <Table.Td>
        <Until code={code} />
      </Table.Td>
      <Table.Td>
        <UnstyledButton td="underline" onClick={() => showTakes(code)}>
          {words.kept(code.kept)}
        </UnstyledButton>
        {code.left !== null && <Text size="sm">{words.left(code.left)}</Text>}
        {code.usedAt !== null && (
          <Text size="sm" c="dimmed">
            {words.lastCall(time(code.usedAt))}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {code.left !== null && (
          <Button size="xs" variant="default" onClick={() => revoke(code)}>
            {words.revoke}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** The language, and the menu where it is for one. */
function What({ code }: { code: SpeakerCode }) {
  const { texts, language: screen } = useWords();
  const languages = useLanguages().data?.languages ?? [];
  const flows = useAnswer<PromptGroupsAnswer>('/prompt-groups').data?.flows ?? [];
  const language = languages.find((one) => one.code === code.language);
  const flow = flows.find(({ id }) => id === code.flow);
  return (
    <>
      {language ? nameOf(language, screen) : code.language}
      <Text size="sm" c="dimmed">
        {code.flow === null ? texts.voices.speakers.everything : flow ? titleOf(flow, screen) : code.flow}
      </Text>
    </>
  );
}

function Until({ code: { left, revokedAt, endsAt } }: { code: SpeakerCode }) {
  const { texts, time } = useWords();
  const words = texts.voices.speakers;
  return (
    <>
      {revokedAt === null && <Text>{time(endsAt)}</Text>}
      {left === null && <Badge color="gray.7">{revokedAt === null ? words.over : words.revoked}</Badge>}
    </>
  );
}

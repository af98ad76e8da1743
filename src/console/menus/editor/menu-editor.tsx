import { Anchor, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import '../menus.css';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import type { FlowAnswer, FlowSchemaAnswer } from '../../../flows/api-types.ts';
import { useWords } from '../../language.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useMe } from '../../queries.ts';
import { useFlowSchema, useOpenedFlow } from '../api.ts';
import { sameJson } from '../model/flow.ts';
import { beginEditing, edited, type Editing, type Kept } from '../model/editing.ts';
import { useMenuTexts } from '../texts/words.ts';
import { Desk } from './desk.tsx';
import { forgetUnsaved, readUnsaved, type Unsaved } from './unsaved.ts';

/** One menu, to look at and to change. */
export function MenuEditor() {
  const { flow = '' } = useParams<{ flow: string }>();
  // Another menu is another editor, with a history of its own.
  return <Opened key={flow} id={flow} />;
}

function Opened({ id }: { id: string }) {
  const texts = useMenuTexts().editor;
  const opened = useOpenedFlow(id);
  const schema = useFlowSchema();
  return (
    <>
      {!opened.data && (
        <Anchor component={Link} href="/menus">
          ← {texts.back}
        </Anchor>
      )}
      <Loaded query={opened}>
        {(answer) => (
          <Loaded query={schema}>{(schemas) => <Begun answer={answer} schemas={schemas} />}</Loaded>
        )}
      </Loaded>
    </>
  );
}

function keptOf({ id, live, draft }: FlowAnswer): Kept {
  const flow = draft?.flow ?? live;
  if (!flow) throw new Error(`The flow ${id} has neither a draft nor a release.`);
  return { revision: draft?.revision ?? null, flow };
}

/** Asks first what shall become of work that never reached the line. */
function Begun({ answer, schemas }: { answer: FlowAnswer; schemas: FlowSchemaAnswer }) {
  const { data: me } = useMe();
  const person = me?.id ?? '';
  const kept = keptOf(answer);
  const [unsaved] = useState(() => differing(readUnsaved(person, answer.id), kept));
  const [begun, setBegun] = useState<Editing | null>(unsaved ? null : beginEditing(kept));
  if (!begun && unsaved)
    return (
      <UnsavedWork
        at={unsaved.at}
        use={() => setBegun(withUnsaved(unsaved, kept))}
        drop={() => {
          forgetUnsaved(person, answer.id);
          setBegun(beginEditing(kept));
        }}
      />
    );
  return (
    begun && (
      <ReactFlowProvider>
        <Desk begun={begun} schemas={schemas} person={person} hasLive={answer.live !== null} />
      </ReactFlowProvider>
    )
  );
}

const differing = (unsaved: Unsaved | null, kept: Kept): Unsaved | null =>
  unsaved && !sameJson(unsaved.flow, kept.flow) ? unsaved : null;

/** What others saved meanwhile is joined with it, as if the connection had not been lost. */
const withUnsaved = ({ base, flow }: Unsaved, kept: Kept): Editing =>
  edited(beginEditing(base, flow), { type: 'theirs', kept });

function UnsavedWork({ at, use, drop }: { at: number; use: () => void; drop: () => void }) {
  const { time } = useWords();
  const texts = useMenuTexts().saving;
  return (
    <Modal
      opened
      onClose={use}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={
        <Title order={2} size="h4">
          {texts.unsavedTitle}
        </Title>
      }
    >
      <Stack>
        <Text>{texts.unsavedAsk(time(at))}</Text>
        <Group justify="end">
          <Button variant="default" onClick={drop}>
            {texts.dropUnsaved}
          </Button>
          <Button onClick={use} data-autofocus>
            {texts.useUnsaved}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  Radio,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type {
  ChangesAnswer,
  FlowProblem,
  FlowProblemsAnswer,
  FlowSummary,
  ReleaseAnswer,
  ReleaseRequest,
} from '../../../flows/api-types.ts';
import { ask, failureOf } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { told } from '../../parts/notify.ts';
import { Failed, Loaded } from '../../parts/states.tsx';
import { useAnswer, useChange } from '../../queries.ts';
import { useFlows } from '../api.ts';
import { useMenuTexts, useProblemWords } from '../texts/words.ts';
import { Changes } from './changes.tsx';

/** Cambodia has one time all year. */
const PHNOM_PENH = '+07:00';

/** A window in which drafts become what callers hear. In: the draft that is meant, null for all of them. */
export function Publish({ first, close }: { first: string | null; close: () => void }) {
  const { texts: common } = useWords();
  const texts = useMenuTexts().publish;
  const flows = useFlows();
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={
        <Title order={2} size="h4">
          {texts.title}
        </Title>
      }
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Loaded query={flows}>
        {({ flows: all }) => (
          <PublishForm drafts={all.filter(({ draft }) => draft !== null)} first={first} close={close} />
        )}
      </Loaded>
    </Modal>
  );
}

interface FormProps {
  drafts: readonly FlowSummary[];
  first: string | null;
  close: () => void;
}

function PublishForm({ drafts, first, close }: FormProps) {
  const { texts: common, language, time } = useWords();
  const texts = useMenuTexts().publish;
  const [chosen, setChosen] = useState(first === null ? drafts.map(({ id }) => id) : [first]);
  const [note, setNote] = useState('');
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [at, setAt] = useState('');
  const publish = useChange(
    (request: ReleaseRequest) => ask<ReleaseAnswer>('POST', '/releases', request),
    '/flows',
    '/releases',
    '/releases/draft/changes',
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const planned = when === 'later' && { liveAt: `${at}:00${PHNOM_PENH}` };
    publish.mutate(
      { flows: chosen, note, ...planned },
      {
        onSuccess: ({ release: { number, state, liveAt } }) => {
          told(state === 'planned' ? texts.planned(number, time(liveAt)) : texts.done(number));
          close();
        },
      },
    );
  };
  const isReady = chosen.length > 0 && (when === 'now' || at !== '');
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{texts.about}</Text>
        <Checkbox.Group label={texts.which} value={chosen} onChange={setChosen}>
          <Stack gap="xs" mt="xs">
            {drafts.map(({ id, title }) => (
              <Checkbox key={id} value={id} label={`${title[language] ?? id} (${id})`} />
            ))}
          </Stack>
        </Checkbox.Group>
        <WhatChanges chosen={chosen} />
        <Textarea
          label={texts.note}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          maxLength={500}
        />
        <Radio.Group label={texts.when} value={when} onChange={(value) => setWhen(value)}>
          <Group mt="xs">
            <Radio value="now" label={texts.now} />
            <Radio value="later" label={texts.later} />
          </Group>
        </Radio.Group>
        {when === 'later' && (
          <TextInput
            type="datetime-local"
            label={texts.time}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
            required
            withAsterisk={false}
          />
        )}
        {publish.isError && <NotPublished error={publish.error} />}
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={!isReady} loading={publish.isPending}>
            {when === 'now' ? texts.act : texts.plan}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The drafts that are chosen, against what callers hear now. */
function WhatChanges({ chosen }: { chosen: readonly string[] }) {
  const texts = useMenuTexts().publish;
  const changes = useAnswer<ChangesAnswer>('/releases/draft/changes');
  return (
    <section aria-label={texts.changes}>
      <Title order={3} size="h5" mb="xs">
        {texts.changes}
      </Title>
      <Loaded query={changes}>
        {({ flows }) => <Changes flows={flows.filter(({ id }) => chosen.includes(id))} />}
      </Loaded>
    </section>
  );
}

/** Why it cannot be published: the problems, one by one. */
function NotPublished({ error }: { error: unknown }) {
  const texts = useMenuTexts();
  const inWords = useProblemWords();
  const { code, answer } = failureOf(error);
  if (code !== 'flow-problems') return <Failed error={error} />;
  const { problems } = answer as FlowProblemsAnswer;
  const whereOf = ({ flow, node }: FlowProblem): string => `${flow}: ${node ?? texts.problems.ofFlow}`;
  return (
    <Alert color="red" variant="light" role="alert" title={texts.publish.problems}>
      {problems.map((problem, index) => (
        <Text key={index} size="sm" c="red.9">
          {whereOf(problem)} – {inWords(problem)}
        </Text>
      ))}
    </Alert>
  );
}

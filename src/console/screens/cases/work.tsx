import { Button, Group, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../language.tsx';
import { FormWindow } from '../../parts/form-window.tsx';
import { told } from '../../parts/notify.ts';
import { Section } from '../../parts/section.tsx';
import { useUnsaved } from '../../parts/unsaved.tsx';
import { CaseFailed } from './case-failed.tsx';
import { useCaseChange, type OneCase } from './use-case.ts';

const DECISIONS = ['close', 'reject', 'reopen'] as const;
type Decision = (typeof DECISIONS)[number];

/** Who looks after a case, until when, and its state: only what may be done now is offered. */
export function Work({ one }: { one: OneCase }) {
  const { texts } = useWords();
  const [decision, setDecision] = useState<Decision | null>(null);
  const open = useCaseChange(one, 'open');
  return (
    <Section title={texts.cases.work}>
      <Group gap="xs">
        {one.can.includes('open') && (
          <Button loading={open.isPending} onClick={() => open.mutate()}>
            {texts.cases.can.open}
          </Button>
        )}
        {DECISIONS.filter((name) => one.can.includes(name)).map((name) => (
          <Button key={name} variant="default" onClick={() => setDecision(name)}>
            {texts.cases.can[name]}
          </Button>
        ))}
      </Group>
      {open.isError && <CaseFailed error={open.error} />}
      {one.can.includes('assign') && <Assign one={one} />}
      {one.can.includes('due') && <Due key={one.dueOn} one={one} />}
      {decision !== null && <Decide one={one} decision={decision} close={() => setDecision(null)} />}
    </Section>
  );
}

/** The caller's state changes only with a reason. */
function Decide({ one, decision, close }: { one: OneCase; decision: Decision; close: () => void }) {
  const { texts } = useWords();
  const words = texts.cases;
  const [reason, setReason] = useState('');
  const decide = useCaseChange<string>(one, decision, (written) => ({ reason: written }));
  const submit = (): void => decide.mutate(reason, { onSuccess: () => (told(texts.saved), close()) });
  return (
    <FormWindow
      title={words.can[decision]}
      action={words.can[decision]}
      {...{ submit, close }}
      busy={decide.isPending}
      error={decide.error}
      unsaved={reason !== ''}
      {...(decide.isError && { failed: <CaseFailed error={decide.error} /> })}
    >
      <Text>{words.ask[decision]}</Text>
      <Textarea
        label={words.reason}
        description={words.reasonHint}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        autosize
        minRows={2}
        required
        withAsterisk={false}
        data-autofocus
      />
    </FormWindow>
  );
}

function Assign({ one }: { one: OneCase }) {
  const { texts } = useWords();
  const words = texts.cases;
  const assign = useCaseChange<string | null>(one, 'assign', (to) => ({ to }));
  const people = one.assignable.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select
        label={words.assign}
        data={[{ value: '', label: words.nobody }, ...people]}
        value={one.assignedTo?.id ?? ''}
        onChange={(id) => assign.mutate(id === '' ? null : id, { onSuccess: () => told(texts.saved) })}
        allowDeselect={false}
        disabled={assign.isPending}
      />
      {assign.isError && <CaseFailed error={assign.error} />}
    </>
  );
}

function Due({ one }: { one: OneCase }) {
  const { texts } = useWords();
  const words = texts.cases;
  const [on, setOn] = useState(one.dueOn ?? '');
  useUnsaved(on !== (one.dueOn ?? ''));
  const set = useCaseChange<string | null>(one, 'due', (day) => ({ on: day }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    set.mutate(on === '' ? null : on, { onSuccess: () => told(texts.saved) });
  };
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="xs">
        <TextInput
          type="date"
          label={words.due}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={set.isPending} disabled={on === (one.dueOn ?? '')}>
          {words.setDue}
        </Button>
      </Group>
      {set.isError && <CaseFailed error={set.error} />}
    </form>
  );
}

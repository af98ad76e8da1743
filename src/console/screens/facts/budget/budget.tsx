import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { Link, useParams } from 'wouter';
import type { BudgetAnswer, FactKindAnswer } from '../../../../directory/api-types.ts';
import { ask } from '../../../api.ts';
import { useWords } from '../../../language.tsx';
import { ScreenHead } from '../../../parts/screen-head.tsx';
import { Empty, Loaded } from '../../../parts/states.tsx';
import { BudgetSpeech } from '../budget-speech.tsx';
import { kindNamed, useKinds } from '../groups.ts';
import { useCellText } from '../row-words.ts';
import { BudgetConflict } from './budget-conflict.tsx';
import { BudgetSource } from './budget-source.tsx';
import { SIDES } from './lines.ts';
import { Problems } from './problems.tsx';
import { SideTable } from './side-table.tsx';
import { budgetDoor, useBudgetForm, type BudgetForm, type BudgetOf } from './use-budget-form.ts';

/** All lines of the budget of one place and year, which are changed together so that their sums agree. */
export function Budget() {
  const { texts } = useWords();
  const { place = '', year = '' } = useParams<{ place: string; year: string }>();
  const kinds = useKinds();
  const budget = useBudget({ place, year });
  return (
    <Loaded query={kinds}>
      {(answer) => {
        const kind = kindNamed(answer, 'budgets');
        if (!kind) return <Empty>{texts.noSuchScreen}</Empty>;
        return (
          <Loaded query={budget}>
            {(lines) => <Lines key={`${place}/${year}`} of={{ place, year }} kind={kind} budget={lines} />}
          </Loaded>
        );
      }}
    </Loaded>
  );
}

/** As it is when the screen is opened; the form goes on from there. */
const useBudget = (of: BudgetOf) =>
  useQuery({
    queryKey: ['/budget', of.place, of.year],
    queryFn: () => ask<BudgetAnswer>('GET', budgetDoor(of)),
    gcTime: 0,
    staleTime: Infinity,
  });

function Lines({ of, kind, budget }: { of: BudgetOf; kind: FactKindAnswer; budget: BudgetAnswer }) {
  const { texts } = useWords();
  const words = texts.facts.budget;
  const form = useBudgetForm(of, budget);
  const [heard, setHeard] = useState(false);
  const ofPlace = { place_code: of.place };
  const text = useCellText('budgets', [ofPlace]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (kind.mayChange && form.changed && form.agrees && form.theirs === null) form.save();
  };
  return (
    <>
      <Anchor component={Link} href={`/facts/budgets?place=${of.place}`} size="sm">
        {texts.facts.kinds['budgets']?.[0]}
      </Anchor>
      <ScreenHead
        title={words.title(text('place_code', ofPlace), of.year)}
        about={kind.mayChange ? words.about : texts.facts.readOnly}
      >
        <Button variant="default" onClick={() => setHeard(true)}>
          {texts.facts.hear.open}
        </Button>
      </ScreenHead>
      <form onSubmit={submit} noValidate>
        {SIDES.map((side) => (
          <SideTable
            key={side}
            side={side}
            components={budget.components[side]}
            form={form}
            mayChange={kind.mayChange}
          />
        ))}
        <BudgetSource kind={kind} form={form} />
        {form.theirs && <BudgetConflict form={form} theirs={form.theirs} />}
        {form.error !== null && <Problems form={form} error={form.error} />}
        {kind.mayChange && form.theirs === null && <Saving form={form} />}
      </form>
      {heard && (
        <BudgetSpeech
          {...of}
          rows={form.lines.filter(({ goes }) => !goes).map(({ cells }) => cells)}
          close={() => setHeard(false)}
        />
      )}
    </>
  );
}

/** A set whose sums do not agree is not sent: callers would hear figures that contradict each other. */
function Saving({ form }: { form: BudgetForm }) {
  const { texts } = useWords();
  const words = texts.facts.budget;
  const id = useId();
  const why = !form.agrees ? words.notYet : form.changed ? words.heardOnceSaved : words.unchanged;
  return (
    <Stack gap="xs" align="end">
      <Text id={id} size="sm" c={form.agrees ? 'dimmed' : 'red.9'}>
        {why}
      </Text>
      <Group>
        <Button
          type="submit"
          loading={form.saving}
          disabled={!form.agrees || !form.changed}
          aria-describedby={id}
        >
          {texts.save}
        </Button>
      </Group>
    </Stack>
  );
}

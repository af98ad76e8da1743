import { Anchor, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import type { FactKindAnswer } from '../../../directory/api-types.ts';
import { useWords } from '../../language.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { BudgetSpeech } from './budget-speech.tsx';
import { BeginBudget } from './budget/begin-budget.tsx';
import { FACTS, kindNamed, useKinds } from './groups.ts';
import { RemoveRow } from './remove-row.tsx';
import { RowDrawer } from './row-drawer.tsx';
import { Rows } from './rows.tsx';
import type { Window } from './window.ts';

/** The rows of one kind of facts: looked at, changed, saved as a file. */
export function OneKind() {
  const { texts } = useWords();
  const { kind: name = '' } = useParams<{ kind: string }>();
  const kinds = useKinds();
  return (
    <Loaded query={kinds}>
      {(answer) => {
        const kind = kindNamed(answer, name);
        return kind ? <KindScreen key={name} kind={kind} /> : <Empty>{texts.noSuchScreen}</Empty>;
      }}
    </Loaded>
  );
}

function KindScreen({ kind }: { kind: FactKindAnswer }) {
  const { texts } = useWords();
  const words = texts.facts;
  const [window, setWindow] = useState<Window>(null);
  const [name, about] = words.kinds[kind.kind] ?? [kind.kind, ''];
  return (
    <>
      <Anchor component={Link} href={FACTS} size="sm">
        {words.toKinds}
      </Anchor>
      <ScreenHead title={name} about={kind.mayChange ? about : `${about} ${words.readOnly}`}>
        {kind.mayChange && (
          <Group>
            <Button component={Link} href={`/facts/${kind.kind}/file`} variant="default">
              {words.bring.open}
            </Button>
            <Button onClick={() => setWindow('add')}>
              {kind.kind === 'budgets' ? words.budget.begin : words.add}
            </Button>
          </Group>
        )}
      </ScreenHead>
      <Rows kind={kind} open={setWindow} />
      <Windows kind={kind} window={window} open={setWindow} />
    </>
  );
}

function Windows({
  kind,
  window,
  open,
}: {
  kind: FactKindAnswer;
  window: Window;
  open: (window: Window) => void;
}) {
  const close = (): void => open(null);
  if (window === null) return null;
  if (window === 'add' && kind.kind === 'budgets') return <BeginBudget close={close} />;
  if (window === 'add') return <RowDrawer kind={kind} row={null} close={close} />;
  if ('row' in window)
    return <RowDrawer kind={kind} row={window.row} close={close} remove={(row) => open({ remove: row })} />;
  if ('remove' in window) return <RemoveRow kind={kind} row={window.remove} close={close} />;
  const { place_code: place = '', year = '' } = window.hear.row;
  return <BudgetSpeech place={place} year={year} close={close} />;
}

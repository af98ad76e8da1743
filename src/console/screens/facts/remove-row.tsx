import type { FactKindAnswer, FactRowAnswer } from '../../../directory/api-types.ts';
import { ask } from '../../api.ts';
import { useWords } from '../../language.tsx';
import { AskFirst } from '../../parts/ask-first.tsx';
import { told } from '../../parts/notify.ts';
import { useChange } from '../../queries.ts';
import { shownColumns } from './columns.ts';
import { FACTS } from './groups.ts';
import { useCellText } from './row-words.ts';

/** Asks before a row is deleted. */
export function RemoveRow({
  kind: { kind, columns },
  row,
  close,
}: {
  kind: FactKindAnswer;
  row: FactRowAnswer;
  close: () => void;
}) {
  const { texts } = useWords();
  const words = texts.facts;
  const text = useCellText(kind, [row.row]);
  const remove = useChange(
    () => ask('DELETE', `/facts/${kind}/rows`, { key: row.key, seen: row.seen }),
    `/facts/${kind}`,
    FACTS,
  );
  const done = (): void => {
    told(words.removed);
    close();
  };
  return (
    <AskFirst
      title={words.removeTitle(text(shownColumns(kind, columns)[0] ?? '', row.row))}
      question={words.removeAsk}
      action={words.remove}
      busy={remove.isPending}
      error={remove.error}
      act={() => remove.mutate(undefined, { onSuccess: done })}
      close={close}
    />
  );
}

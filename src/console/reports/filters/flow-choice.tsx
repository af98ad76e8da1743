import type { ReportAnswer } from '../../../analytics/api-types.ts';
import { useCellWords } from '../cell-words.ts';
import { useReportTexts } from '../words.ts';
import type { Filters } from './asked.ts';
import { Choice } from './choice.tsx';
import type { Change } from './use-address.ts';

const flowAt = ({ columns }: ReportAnswer): number => columns.findIndex(({ kind }) => kind === 'flow');

/** Only the questions of one menu, where rows are about questions. */
export function FlowChoice({
  answer,
  address,
  change,
}: {
  answer: ReportAnswer;
  address: Filters;
  change: Change;
}) {
  const words = useReportTexts();
  const cells = useCellWords();
  const at = flowAt(answer);
  if (at < 0) return null;
  const flows = [...new Set(answer.rows.map((row) => String(row[at])))];
  return (
    <Choice
      label={words.columns['flow'] ?? ''}
      value={address['flow']}
      options={flows.map((flow) => [flow, cells.text(flow, 'flow', answer.names)])}
      change={(flow) => change({ flow })}
    />
  );
}

/** The rows of one menu; all of them where none is chosen. */
export function ofFlow(answer: ReportAnswer, flow: string | undefined): ReportAnswer {
  const at = flowAt(answer);
  if (at < 0 || flow === undefined) return answer;
  const some = (rows: ReportAnswer['rows']) => rows.filter((row) => row[at] === flow);
  return {
    ...answer,
    rows: some(answer.rows),
    compared: answer.compared && { ...answer.compared, rows: some(answer.compared.rows) },
  };
}

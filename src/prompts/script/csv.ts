import { stringify } from 'csv-stringify/sync';
import type { RecordingScript } from './recording-script.ts';

/**
 * The script as CSV with a byte order mark: spreadsheets then read the Khmer right. A text that begins like a formula
 * is marked as text.
 */
export const scriptCsv = ({ lines }: RecordingScript): string =>
  stringify(
    lines.map(({ number, prompt, text, note, state, outdated }) => ({
      number,
      prompt,
      text,
      note,
      state: outdated ? `${state}, of an older text` : state,
    })),
    {
      header: true,
      bom: true,
      escape_formulas: true,
      columns: ['number', 'prompt', 'text', 'note', 'state'],
    },
  );

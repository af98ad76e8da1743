import type { PromptState } from '../library/contents.ts';
import { khmerFontStyle } from './font.ts';
import type { RecordingScript, ScriptLine } from './recording-script.ts';

const STATES: Record<PromptState, string> = {
  missing: 'មិនទាន់មាន · missing',
  draft: 'សំឡេងម៉ាស៊ីន · draft',
  recorded: 'ថតហើយ · recorded',
  approved: 'បានយល់ព្រម · approved',
};

/** Printed black on white; a line is never broken over two sheets, and every sheet repeats the heads. */
const STYLE = `
  body { font: 15px/1.7 'Noto Sans Khmer', 'Khmer OS', sans-serif; margin: 2rem; color: #111; }
  h1 { font-size: 1.5rem; margin: 0 0 .25rem; } p { margin: 0 0 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border: 1px solid #999; padding: .35rem .5rem; text-align: left; vertical-align: top; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
  .text { font-size: 1.25rem; } .id { font-family: monospace; font-size: .85rem; } .done { width: 2.5rem; }
  @page { margin: 12mm; } @media print { body { margin: 0; } }`;

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** The script as a page to print: it needs nothing from anywhere else. Heads are in Khmer and English. */
export function scriptPage({ language, lines }: RecordingScript): string {
  const name = `${language.nameKm} · ${language.nameEn}`;
  return `<!doctype html>
<html lang="km">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(`Sdap: ${name}`)}</title>
<style>${khmerFontStyle()}${STYLE}
</style>
</head>
<body>
<h1>អត្ថបទសម្រាប់ថតសំឡេង · Recording script</h1>
<p>${escaped(name)} · ${lines.length}</p>
${language.oral ? ORAL_HINT : ''}<table>
<thead><tr><th>ល.រ · No.</th><th>ឈ្មោះឯកសារ · File name</th><th>អានថា · Read</th><th>កំណត់ចំណាំ · Note</th><th>ស្ថានភាព · State</th><th class="done">✓</th></tr></thead>
<tbody>
${lines.map((line) => row(line, language.oral ? 'km' : language.code)).join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

const ORAL_HINT =
  '<p>សូមនិយាយជាភាសារបស់អ្នក ឱ្យមានន័យដូចអត្ថបទខ្មែរនេះ។ · Say in your own language what the Khmer text means.</p>\n';

const row = ({ number, prompt, text, note, state, outdated }: ScriptLine, lang: string): string =>
  [
    `<tr><td>${number}</td><td class="id">${escaped(prompt)}</td>`,
    `<td class="text" lang="${escaped(lang)}">${escaped(text)}</td><td>${escaped(note)}</td>`,
    `<td>${STATES[state]}${outdated ? ' (អត្ថបទចាស់ · older text)' : ''}</td><td></td></tr>`,
  ].join('');

import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Clip, LibraryContents } from '../library/contents.ts';
import { scriptCsv } from './csv.ts';
import { scriptPage } from './page.ts';
import { recordingScript, type RecordingScript } from './recording-script.ts';

let ids = 0;
const clip = (prompt: string, about: Partial<Clip> = {}): Clip => ({
  id: (ids += 1),
  prompt,
  language: 'km',
  sha256: 'a'.repeat(64),
  text: TEXTS[prompt] ?? null,
  origin: 'generated',
  shipped: false,
  speaker: 'tone',
  seconds: 1,
  loudness: -24,
  peak: -12,
  addedAt: 0,
  approvedAt: null,
  ...about,
});
const RECORDED = { origin: 'recorded', addedAt: 1 } as const;
const APPROVED = { ...RECORDED, approvedAt: 2 } as const;

const TEXTS: Record<string, string> = {
  welcome: 'សូមស្វាគមន៍ "បងប្អូន", <b>ទាំងអស់</b>',
  fee: '=1+1',
  goodbye: 'លាហើយ & អរគុណ',
  documents: 'ឯកសារ',
  days: 'ថ្ងៃ\nពីរ',
};

const CONTENTS: LibraryContents = {
  languages: [
    { code: 'km', nameKm: 'ខ្មែរ', nameEn: 'Khmer', oral: false, position: 0 },
    { code: 'en', nameKm: 'អង់គ្លេស', nameEn: 'English', oral: false, position: 1 },
    { code: 'kru', nameKm: 'គ្រឹង', nameEn: 'Kreung', oral: true, position: 2 },
  ],
  prompts: ['welcome', 'fee', 'goodbye', 'documents', 'days', 'only-english', 'old'].map((id, position) => ({
    id,
    note: id === 'welcome' ? 'Warmly, <slowly> & "clearly"' : '',
    position,
    shipped: true,
    retired: id === 'old',
  })),
  texts: [
    ...Object.entries(TEXTS).map(([prompt, text]) => ({ prompt, language: 'km', text, shipped: true })),
    { prompt: 'only-english', language: 'en', text: 'Only in English', shipped: true },
    { prompt: 'old', language: 'km', text: 'ចាស់', shipped: true },
  ],
  clips: [
    clip('fee'),
    clip('goodbye'),
    clip('goodbye', RECORDED),
    clip('documents'),
    clip('documents', APPROVED),
    clip('days', { ...APPROVED, text: 'ថ្ងៃមួយ' }),
    clip('welcome', { language: 'kru', text: null, ...APPROVED }),
  ],
};

function script(language: string, onlyOpen = false): RecordingScript {
  const found = recordingScript(CONTENTS, language, onlyOpen);
  if (!found) throw new Error(`There is no script in ${language}.`);
  return found;
}

const outline = ({ lines }: RecordingScript) =>
  lines.map(({ number, prompt, state, outdated }) => [number, prompt, state, outdated]);

describe('the recording script', () => {
  it('has every prompt with a text in the language, in the order of the catalogue', () => {
    expect(outline(script('km'))).toEqual([
      [1, 'welcome', 'missing', false],
      [2, 'fee', 'draft', false],
      [3, 'goodbye', 'recorded', false],
      [4, 'documents', 'approved', false],
      [5, 'days', 'approved', true],
    ]);
    expect(script('km').lines[0]).toMatchObject({
      text: TEXTS['welcome'],
      note: 'Warmly, <slowly> & "clearly"',
    });
    expect(outline(script('en'))).toEqual([[1, 'only-english', 'missing', false]]);
  });

  it('of what is open leaves out what is approved, but not what was approved with an older text', () => {
    expect(outline(script('km', true))).toEqual([
      [1, 'welcome', 'missing', false],
      [2, 'fee', 'draft', false],
      [3, 'goodbye', 'recorded', false],
      [4, 'days', 'approved', true],
    ]);
  });

  it('in an oral language gives the Khmer text, which no clip can be older than', () => {
    const { language, lines } = script('kru');
    expect(language.oral).toBe(true);
    expect(lines.map(({ text }) => text)).toEqual(Object.values(TEXTS));
    expect(lines.map(({ state }) => state)).toEqual(['approved', ...Array<string>(4).fill('missing')]);
    expect(lines.some(({ outdated }) => outdated)).toBe(false);
    expect(script('kru', true).lines.map(({ prompt }) => prompt)).not.toContain('welcome');
  });

  it('is undefined in a language that the line does not have', () => {
    expect(recordingScript(CONTENTS, 'fr')).toBeUndefined();
  });
});

describe('the script as CSV', () => {
  const csv = scriptCsv(script('km'));
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true });

  it('begins with a byte order mark and has a head', () => {
    expect(csv.startsWith('\uFEFFnumber,prompt,text,note,state\n')).toBe(true);
  });

  it('gives back the Khmer, the quotes and the lines as they were', () => {
    expect(rows.map(({ number, prompt }) => [number, prompt])).toEqual(
      ['welcome', 'fee', 'goodbye', 'documents', 'days'].map((id, index) => [String(index + 1), id]),
    );
    for (const { prompt = '', text } of rows.filter((row) => row['prompt'] !== 'fee')) {
      expect(text).toBe(TEXTS[prompt]);
    }
    expect(rows[0]?.['note']).toBe('Warmly, <slowly> & "clearly"');
  });

  it('marks a text that begins like a formula as text', () => {
    expect(rows[1]?.['text']).toBe("'=1+1");
    for (const start of ['=', '+', '-', '@', '\t']) {
      const { language, lines } = script('en');
      const hostile = { language, lines: lines.map((line) => ({ ...line, text: `${start}cmd` })) };
      const [row]: Record<string, string>[] = parse(scriptCsv(hostile), { columns: true, bom: true });
      expect(row?.['text'], JSON.stringify(start)).toBe(`'${start}cmd`);
    }
  });

  it('says the state, and when it is of an older text', () => {
    expect(rows.map(({ state }) => state)).toEqual([
      'missing',
      'draft',
      'recorded',
      'approved',
      'approved, of an older text',
    ]);
  });

  it('of nothing is a head', () => {
    expect(scriptCsv({ ...script('km'), lines: [] })).toBe('\uFEFFnumber,prompt,text,note,state\n');
  });
});

describe('the script as a page', () => {
  const page = scriptPage(script('km'));

  it('shows texts and notes as text, never as code', () => {
    expect(page).toContain('សូមស្វាគមន៍ &quot;បងប្អូន&quot;, &lt;b&gt;ទាំងអស់&lt;/b&gt;');
    expect(page).toContain('Warmly, &lt;slowly&gt; &amp; &quot;clearly&quot;');
    expect(page).not.toContain('<slowly>');
    expect(page).not.toContain('<b>');
    expect(page).not.toContain('<script');
  });

  it('shows the name of a language as text', () => {
    const language = { code: 'x"><i>', nameKm: '<i>ក</i>', nameEn: "O'", oral: false };
    const other = scriptPage({ ...script('km'), language });
    expect(other).not.toContain('<i>');
    expect(other).toContain('<title>Sdap: &lt;i&gt;ក&lt;/i&gt; · O&#39;</title>');
  });

  it('says in which language its texts are', () => {
    expect(page).toContain('<html lang="km">');
    expect(page.match(/class="text" lang="km"/g)).toHaveLength(5);
    expect(scriptPage(script('en'))).toContain('class="text" lang="en">Only in English');
    expect(scriptPage(script('kru')).match(/class="text" lang="km"/g)).toHaveLength(5);
  });

  it('needs nothing from anywhere else', () => {
    const withoutFont = page.replace(/url\(data:font\/woff2;base64,[A-Za-z0-9+/=]+\)/, '');
    expect(withoutFont).not.toMatch(/https?:|\/\/|url\(|@import|<link|<img|\bsrc=/);
  });

  it('has heads in Khmer and English', () => {
    expect(page).toContain('<h1>អត្ថបទសម្រាប់ថតសំឡេង · Recording script</h1>');
    const heads = [...page.matchAll(/<th>(.*?)<\/th>/g)].map(([, head = '']) => head);
    expect(heads).toHaveLength(5);
    for (const head of heads) expect(head).toMatch(/^[\u1780-\u17ff. ]+ · [A-Z][A-Za-z. ]+$/);
  });

  it('has a row for every line, with its number, its id and its state', () => {
    expect(page.match(/<tr><td>\d+<\/td>/g)).toHaveLength(5);
    expect(page).toContain('<tr><td>1</td><td class="id">welcome</td>');
    expect(page).toContain('បានយល់ព្រម · approved (អត្ថបទចាស់ · older text)');
  });

  it('tells the speaker of an oral language to say it in her own words', () => {
    const hint = 'Say in your own language what the Khmer text means.';
    expect(scriptPage(script('kru'))).toContain(hint);
    expect(page).not.toContain(hint);
  });
});

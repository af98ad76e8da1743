import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEXTS } from '../../../src/console/texts/texts.ts';
import { changeRow } from '../../../src/directory/import/change-row.ts';
import { makeSpeakerCode } from '../../../src/prompts/by-phone/speaker-codes.ts';
import { makeSound, VOICE } from '../../support/made-sounds.ts';
import type { RunningLine } from '../../support/browser.ts';
import { zipOf } from '../../support/zip.ts';
import type { Sitting } from './picture.ts';

/** A number that answers speakers, and the codes of two of them. */
export function speakersOf({ context }: RunningLine): void {
  const sender = { name: 'screenshots', at: context.clock.now(), reaches: () => true };
  const row = { number: '1295', flow: 'record-prompts', place: '', language: '', note: 'ថតសំឡេង' };
  changeRow(context.facts, context.lines.kind, row, null, sender);
  const maker = { kind: 'person', id: 'chanthy', name: 'ចាន់ធី' } as const;
  const wanted = { language: 'jra', days: 14 };
  makeSpeakerCode(context.speakerCodes, maker, { ...wanted, speaker: 'រ៉ចំ ហ្លាញ់', flow: null });
  makeSpeakerCode(context.speakerCodes, maker, { ...wanted, speaker: 'ក្សោរ ឡុង', flow: 'commune-budget' });
}

/** A prompt is recorded and kept, and a zip is sent, so that every screen has something to show. */
export async function takeVoices({ page, language, line: { url }, take }: Sitting): Promise<void> {
  const words = TEXTS[language].voices;
  await page.goto(`${url}/console/voices/record/km`);
  await page.locator('[data-to-say]').waitFor();
  await page.keyboard.press('Space');
  await page.locator('[data-seconds]').waitFor();
  await page.waitForTimeout(3_000);
  await take('recording');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: words.recording.keep, exact: true }).waitFor();
  await take('recorded');
  await page.keyboard.press('Enter');
  await page.getByText(words.recording.kept(1)).waitFor();
  await page.goto(`${url}/console/voices`);
  await page.getByRole('table').waitFor();
  await page.getByText(words.waiting, { exact: true }).first().waitFor();
  await take('voices');
  await page.goto(`${url}/console/voices/prompts/welcome`);
  await page.getByRole('table').first().waitFor();
  await take('prompt');
  await page.goto(`${url}/console/voices/speakers`);
  await page.getByRole('table', { name: words.speakers.title }).waitFor();
  await take('speakers');
  await page.goto(`${url}/console/voices/upload`);
  const voice = await makeSound(join(tmpdir(), 'sdap-shot-voice.mp3'), VOICE);
  const buffer = await zipOf({
    'welcome.mp3': voice,
    'wellcome.mp3': voice,
    'press-1.mp3': Buffer.from('no'),
  });
  const file = { name: 'monday.zip', mimeType: 'application/zip', buffer };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('button', { name: words.bulk.send, exact: true }).click();
  await page.getByText(words.bulk.states.ready).first().waitFor();
  await take('bulk-upload');
}

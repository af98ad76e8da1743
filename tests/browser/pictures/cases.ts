import { noteOnCase, decideCase, openCase, replyWithSound, setDue } from '../../../src/cases/work-on-case.ts';
import { TEXTS } from '../../../src/console/texts/texts.ts';
import { toneApi } from '../../../src/providers/simulator/tone.ts';
import type { RunningLine } from '../../support/browser.ts';
import { SimulatedCaller } from '../../support/simulated-caller.ts';
import type { Sitting } from './picture.ts';

/** Problems of places, one that is late and one that is answered. Out: the number of the one to be looked at. */
export async function messagesOf(line: RunningLine): Promise<string> {
  const { caseWork } = line.context;
  const sophea = { kind: 'system', id: 'screenshots', name: 'កែវ សុភា', districts: null } as const;
  const numbers: string[] = [];
  for (let count = 0; count < 4; count += 1) numbers.push(await new SimulatedCaller(line).reportsARoad());
  const [late = '', answered = '', closed = '', looked = ''] = numbers;
  const of = (number: string) => ({ number, seen: null });
  setDue(caseWork, sophea, of(late), '2026-01-05');
  for (const number of [answered, closed]) {
    const sound = await toneApi.fetchRecording('https://simulator.invalid/a/tone/12');
    await replyWithSound(caseWork, sophea, of(number), sound);
  }
  decideCase(caseWork, sophea, of(closed), 'close', 'ឃុំបានជួសជុលផ្លូវហើយ។');
  openCase(caseWork, sophea, of(looked));
  noteOnCase(caseWork, sophea, of(looked), 'បានទូរស័ព្ទទៅឃុំ។ គេនឹងទៅមើលផ្លូវនៅថ្ងៃច័ន្ទ។');
  return looked;
}

/** The inbox, and one message that is listened to. */
export async function takeCases({ page, language, line, take }: Sitting, number: string): Promise<void> {
  const texts = TEXTS[language];
  await page.goto(`${line.url}/console/cases`);
  await page.getByRole('heading', { level: 1, name: texts.screens.cases }).waitFor();
  await take('cases');
  await page.goto(`${line.url}/console/cases/${number}`);
  await page.getByRole('button', { name: texts.cases.listen, exact: true }).click();
  await page.locator('audio').waitFor();
  await page.setViewportSize({ width: 1200, height: 1400 });
  await take('case');
  await page.setViewportSize({ width: 1200, height: 800 });
}

import { endCall } from '../../../src/calls/end-call.ts';
import { handleTurn } from '../../../src/calls/handle-turn.ts';
import { TEXTS } from '../../../src/console/texts/texts.ts';
import type { Sitting } from './picture.ts';

/** The first page, the log of calls, one of them, those that go on, and the files that are made of them. */
export async function takeCalls({ page, language, line, take }: Sitting): Promise<void> {
  const texts = TEXTS[language];
  const words = texts.calls;
  const open = async (path: string, name?: string): Promise<void> => {
    await page.goto(`${line.url}/console${path}`);
    await page.getByRole('heading', { level: 1, ...(name && { name, exact: true }) }).waitFor();
  };
  await open('/');
  await take('home');
  await open('/calls', texts.screens.calls);
  await page.getByRole('table', { name: texts.screens.calls }).waitFor();
  await take('calls');
  await page.setViewportSize({ width: 1200, height: 1800 });
  await open('/calls?topic=service-answer', texts.screens.calls);
  await page.locator('tbody a').first().click();
  await page.getByRole('heading', { level: 2, name: words.story }).waitFor();
  await page.locator('.react-flow__node').first().waitFor();
  await take('call');
  await page.setViewportSize({ width: 1200, height: 800 });
  const live = { provider: 'twilio', providerCallId: `live-${language}` };
  const caller = { ...live, caller: 'somebody', mobile: null, line: '1294' };
  const { turn } = handleTurn(line.context, { ...caller, turn: 0, event: { type: 'noInput' } });
  handleTurn(line.context, { ...caller, turn: turn + 1, event: { type: 'digits', digits: '1' } });
  await open('/calls/live', words.live.title);
  await page.getByText(words.live.count(1)).waitFor();
  await take('calls-live');
  endCall(line.context, { ...live, seconds: 5 });
  await open('/exports', texts.screens.exports);
  await page.getByRole('button', { name: texts.exports.make, exact: true }).click();
  await page
    .getByRole('link', { name: new RegExp(`^${texts.exports.download}: `) })
    .first()
    .waitFor();
  await take('exports');
}

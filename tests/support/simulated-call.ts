import { sign } from '../../src/providers/twilio/signature.ts';
import { SimulatedCall } from '../../src/providers/simulator/simulated-call.ts';
import type { Scene } from '../../src/providers/simulator/scene.ts';
import type { RunningLine } from './browser.ts';

/** Calls a running line as the phone does, and presses keys. Out: the prompts that were heard, turn by turn. */
export async function heardByCaller(
  line: RunningLine,
  id: string,
  keys: readonly string[],
): Promise<string[][]> {
  const { context, url } = line;
  const place = async (path: string, params: Record<string, string>): Promise<string> => {
    const signature = sign(context.simulatorToken, {
      method: 'POST',
      url: `${context.settings.publicUrl}${path}`,
      params,
    });
    const headers = { 'X-Twilio-Signature': signature };
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(params),
    });
    if (!response.ok) throw new Error(`The line answered ${response.status}.`);
    return response.text();
  };
  const call = new SimulatedCall(place, { id, from: '+85512345678', to: '1294' });
  const heard = [await promptsOf(url, await call.dial())];
  for (const key of keys) heard.push(await promptsOf(url, await call.answer(key)));
  await call.hangUp(1);
  return heard;
}

async function promptsOf(url: string, { clips }: Scene): Promise<string[]> {
  const hashes = clips.map((clip) => /([0-9a-f]+)\.wav$/.exec(clip)?.[1] ?? '');
  const spoken = await Promise.all(
    hashes.map(async (hash) => {
      const response = await fetch(`${url}/api/v1/utterances/${hash}`);
      return (await response.json()) as { clips: { prompt?: string }[] };
    }),
  );
  return spoken.flatMap(({ clips: parts }) => parts.flatMap(({ prompt }) => (prompt ? [prompt] : [])));
}

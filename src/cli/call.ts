import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { readSettings } from '../config/settings.ts';
import { createContext, type Context } from '../context.ts';
import { listen } from '../main.ts';
import { SimulatedCall, type PlaceWebhook } from '../providers/simulator/simulated-call.ts';
import type { Scene } from '../providers/simulator/scene.ts';
import { sign } from '../providers/twilio/signature.ts';
import { KeyQueue } from './keys.ts';
import { utteranceLines, waitLine } from './transcript.ts';

const HELP = `A call in the terminal. It is logged like any other.

  npm run -s call                                        press keys yourself
  npm run -s call -- --from +85512345678 --keys "1 2 1"  print the transcript; - is silence
  --to 1294                                              the number that is dialled
  --from ""                                              a withheld number
`;

/** The same phone as in the browser: real webhooks, signed, to a line that is started for this one call. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    args: withKeysJoined(process.argv.slice(2)),
    options: {
      from: { type: 'string', default: '+85512345678' },
      to: { type: 'string', default: '1294' },
      keys: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const keys = values.keys === undefined ? undefined : new KeyQueue(values.keys);
  const settings = { ...readSettings({ LOG_LEVEL: 'error', ...process.env, PUBLIC_URL: '' }), port: 0 };
  const context = await createContext(settings, { log: pino({ level: settings.logLevel }, process.stderr) });
  const server = await listen(context);
  try {
    await converse(context, { id: randomUUID(), from: values.from, to: values.to }, keys);
  } finally {
    server.close();
    server.closeAllConnections();
    context.close();
  }
}

/** `--keys "- 1"` as one word: keys may begin with a hyphen, which is silence and no option. */
function withKeysJoined(args: string[]): string[] {
  const at = args.indexOf('--keys');
  const keys = args[at + 1];
  return at < 0 || keys === undefined
    ? args
    : [...args.slice(0, at), `--keys=${keys}`, ...args.slice(at + 2)];
}

async function converse(
  context: Context,
  about: { id: string; from: string; to: string },
  keys: KeyQueue | undefined,
): Promise<void> {
  const call = new SimulatedCall(placeWith(context), about);
  const input = createInterface({ input: process.stdin });
  const typed = input[Symbol.asyncIterator]();
  let scene = await call.dial();
  let seconds = show(context, scene);
  while (scene.then.type === 'gather' && !keys?.isEmpty) {
    const digits = keys ? keys.next(scene.then.numDigits) : await pressed(typed, scene.then.numDigits);
    if (digits === undefined) break;
    print(`\n> ${digits === '' ? '(silence)' : digits}`);
    scene = await call.answer(digits);
    seconds += show(context, scene);
  }
  if (scene.then.type === 'gather') print('\n> (hangs up)');
  input.close();
  await call.hangUp(Math.round(seconds));
}

/** Shows what is said. Out: the seconds that it lasts. */
function show(context: Context, scene: Scene): number {
  let seconds = 0;
  for (const clip of scene.clips) {
    const hash = /([0-9a-f]{32})\.wav$/.exec(clip)?.[1] ?? '';
    const utterance = context.utterances.find(hash);
    if (!utterance) continue;
    utteranceLines(utterance).forEach(print);
    seconds += utterance.seconds;
  }
  print(waitLine(scene));
  return seconds;
}

/** Keys typed at the terminal; undefined when the caller hangs up, by q or by closing the terminal. */
async function pressed(typed: AsyncIterator<string>, numDigits: number): Promise<string | undefined> {
  process.stdout.write('\nKeys (empty: silence, q: hang up): ');
  const line = await typed.next();
  if (line.done || line.value.trim() === 'q') return undefined;
  try {
    return new KeyQueue(line.value).next(numDigits);
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return pressed(typed, numDigits);
  }
}

function placeWith(context: Context): PlaceWebhook {
  const { publicUrl } = context.settings;
  return async (path, params) => {
    const url = `${publicUrl}${path}`;
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(params),
      headers: { 'X-Twilio-Signature': sign(context.simulatorToken, { method: 'POST', url, params }) },
    });
    return response.text();
  };
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

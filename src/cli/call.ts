import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { runErrands } from '../calls/errands/run-errands.ts';
import { readSettings } from '../config/settings.ts';
import { createContext, type Context } from '../context.ts';
import { listen } from '../main.ts';
import { SimulatedCall, type PlaceWebhook } from '../providers/simulator/simulated-call.ts';
import type { Scene } from '../providers/simulator/scene.ts';
import { sign } from '../providers/twilio/signature.ts';
import { KeyQueue } from './keys.ts';
import { textLine, utteranceLines, waitLine } from './transcript.ts';

const HELP = `A call in the terminal. It is logged like any other.

  npm run -s call                                        press keys yourself
  npm run -s call -- --from +85512345678 --keys "1 2 1"  print the transcript; - is silence
  --keys "3 2 1 say:7 1"                                 speak for 7 seconds where the line asks for a message
  --keys "0 1 busy"                                      how a transfer ends: answered, busy, no-answer, failed
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
  const texts = textsOf(context, about.id);
  while (scene.then.type !== 'hangUp' && !keys?.isEmpty) {
    if (scene.then.type === 'redirect') {
      scene = await call.goOn();
    } else {
      const doing = keys ?? (await doingAt(typed, scene));
      if (doing === undefined) break;
      scene = await answer(call, scene, doing);
    }
    seconds += show(context, scene);
    // What the line does beside the call: a message is fetched while its caller waits, and texts are sent.
    await runErrands(context);
    texts.show();
  }
  if (scene.then.type !== 'hangUp') print('\n> (hangs up)');
  input.close();
  await call.hangUp(Math.round(seconds));
}

/** One answer to the line: keys, speech, or how a transfer ends. */
async function answer(call: SimulatedCall, { then }: Scene, doing: KeyQueue): Promise<Scene> {
  if (then.type === 'record') {
    const seconds = doing.nextSpeech();
    print(`\n> ${seconds === 0 ? '(silence)' : `(speaks for ${seconds} s)`}`);
    return call.speak(seconds);
  }
  if (then.type === 'dial') {
    const end = doing.nextDialEnd();
    print(`\n> (the transfer: ${end})`);
    return call.dialEnds(end);
  }
  const digits = doing.next(then.type === 'gather' ? then.numDigits : 1);
  print(`\n> ${digits === '' ? '(silence)' : digits}`);
  return call.answer(digits);
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

/** The texts that come to the phone, each shown once. */
function textsOf({ inbox }: Context, callId: string) {
  let shown = 0;
  return {
    show: (): void => {
      const texts = inbox.of(callId);
      for (const body of texts.slice(shown)) print(textLine(body));
      shown = texts.length;
    },
  };
}

/** What is typed at the terminal; undefined when the caller hangs up, by q or by closing the terminal. */
async function doingAt(typed: AsyncIterator<string>, scene: Scene): Promise<KeyQueue | undefined> {
  process.stdout.write(`\n${QUESTIONS[scene.then.type]} `);
  const line = await typed.next();
  if (line.done || line.value.trim() === 'q') return undefined;
  try {
    return new KeyQueue(line.value);
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return doingAt(typed, scene);
  }
}

const KEYS = 'Keys (empty: silence, q: hang up):';
const QUESTIONS: Record<Scene['then']['type'], string> = {
  gather: KEYS,
  redirect: KEYS,
  hangUp: KEYS,
  record: 'say:7 to speak for 7 seconds (empty: say nothing, q: hang up):',
  dial: 'answered, busy, no-answer or failed (q: hang up):',
};

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

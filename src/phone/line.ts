import type { Utterance } from '../calls/ports.ts';
import type { Scene } from '../providers/simulator/scene.ts';
import { SimulatedCall, type DialEnd } from '../providers/simulator/simulated-call.ts';
import type { SpokenClip, SpokenScene } from './phone-machine.ts';
import { placeWebhook, sendWebhook, signWebhook, STATUS_PATH, type SignedWebhook } from './webhooks.ts';

/** One call to the line. Every method but `leave` rejects when the line cannot be reached or fails. */
export interface LineCall {
  dial(): Promise<SpokenScene>;
  answer(digits: string): Promise<SpokenScene>;
  speak(seconds: number): Promise<SpokenScene>;
  dialEnds(status: DialEnd): Promise<SpokenScene>;
  goOn(): Promise<SpokenScene>;
  hangUp(seconds: number): Promise<void>;
  /** The text messages that came to this phone because of the call, the oldest first. */
  texts(): Promise<string[]>;
  /** The page is closing: the end is told without waiting for anything. */
  leave(): void;
}

export function callLine(from: string, to: string): LineCall {
  let farewell: SignedWebhook | undefined;
  let isTold = false;
  const id = newCallId();
  const call = new SimulatedCall(
    async (path, params) => {
      // A closing page has no time to ask for a signature. How long the call was, the line knows by its own clock.
      if (params['CallStatus'] === 'ringing') {
        const over = { ...params, CallStatus: 'completed', SequenceNumber: '0' };
        farewell = await signWebhook(STATUS_PATH, over);
      }
      return placeWebhook(path, params);
    },
    { id, from, to },
  );
  return {
    dial: async () => withTexts(await call.dial()),
    answer: async (digits) => withTexts(await call.answer(digits)),
    speak: async (seconds) => withTexts(await call.speak(seconds)),
    dialEnds: async (status) => withTexts(await call.dialEnds(status)),
    goOn: async () => withTexts(await call.goOn()),
    hangUp: async (seconds) => {
      if (isTold) return;
      await call.hangUp(seconds);
      isTold = true;
    },
    texts: () => arrivedTexts(id),
    leave: () => {
      if (!farewell || isTold) return;
      isTold = true;
      // Nobody is left to be told of a failure.
      sendWebhook(farewell).catch(() => undefined);
    },
  };
}

/** As Twilio's ids look. `crypto.randomUUID` is missing where a page is served without TLS. */
function newCallId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `CA${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

const withTexts = async ({ clips, then }: Scene): Promise<SpokenScene> => ({
  clips: await Promise.all(clips.map(spokenClip)),
  then,
});

/** Without an answer nothing has come yet: a later look may find it. */
async function arrivedTexts(call: string): Promise<string[]> {
  try {
    const response = await fetch(`/phone/texts/${call}`);
    return response.ok ? ((await response.json()) as { texts: string[] }).texts : [];
  } catch {
    return [];
  }
}

/** Clips carry the public host's name; the page takes them from the host that it came from itself. */
async function spokenClip(address: string): Promise<SpokenClip> {
  const url = new URL(address).pathname;
  return { url, utterance: await textOf(url) };
}

/** What the clip says. Without it the clip can still be heard, so a failure is no end of the call. */
async function textOf(url: string): Promise<Utterance | null> {
  const hash = /([0-9a-f]+)\.wav$/.exec(url)?.[1];
  if (hash === undefined) return null;
  try {
    const response = await fetch(`/api/v1/utterances/${hash}`);
    return response.ok ? ((await response.json()) as Utterance) : null;
  } catch {
    return null;
  }
}

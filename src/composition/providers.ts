import type { Settings } from '../config/settings.ts';
import type { Provider } from '../providers/provider.ts';
import type { Inbox } from '../providers/simulator/inbox.ts';
import { simulatorProvider } from '../providers/simulator/simulator.ts';
import { somlengProvider } from '../providers/somleng/somleng.ts';
import type { Fetch } from '../providers/twiml/ask.ts';
import { twilioProvider } from '../providers/twilio/twilio.ts';
import { pseudonymiser, type Pseudonymiser } from '../storage/pseudonyms.ts';

/** Whoever can carry a call, by name. In: what asks their REST APIs, for tests. */
export function providersOf(
  settings: Settings,
  simulatorToken: string,
  inbox: Inbox,
  ask: Fetch | undefined,
): ReadonlyMap<string, Provider> {
  const all = [
    twilioProvider(settings.twilio, settings.recordingHosts, ask),
    somlengProvider(settings.somleng, settings.recordingHosts, ask),
    simulatorProvider({ token: simulatorToken, accountSid: 'simulator' }, inbox),
  ];
  return new Map(all.map((provider) => [provider.name, provider]));
}

/** By provider: a number that nobody vouches for is another caller than the same number on a real line. */
export const pseudonymsOf = (key: string): ReadonlyMap<string, Pseudonymiser> =>
  new Map([
    ['twilio', pseudonymiser(key)],
    ['somleng', pseudonymiser(key)],
    ['simulator', pseudonymiser(key, 'simulator:')],
  ]);

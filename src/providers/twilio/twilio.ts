import type { Provider } from '../provider.ts';
import { restApi } from '../twiml/rest.ts';
import { twimlProvider, type TwimlAccount } from '../twiml/twiml-provider.ts';
import { isSignedWithBody } from './signature.ts';

const API_HOST = 'api.twilio.com';

/** Calls carried by Twilio. Without its account's SID its recordings cannot be fetched. */
export function twilioProvider(account: TwimlAccount, recordingHosts: readonly string[] = []): Provider {
  const hosts = [API_HOST, ...recordingHosts];
  const isSetUp = account.accountSid !== '' && account.token !== '';
  return twimlProvider('twilio', account, isSignedWithBody, isSetUp ? restApi({ ...account, hosts }) : null);
}

import type { Provider } from '../provider.ts';
import { twimlProvider, type TwimlAccount } from '../twiml/twiml-provider.ts';
import { isSignedWithBody } from './signature.ts';

/** Calls carried by Twilio. */
export const twilioProvider = (account: TwimlAccount): Provider =>
  twimlProvider('twilio', account, isSignedWithBody);

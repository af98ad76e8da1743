import type { Provider } from '../provider.ts';
import { twimlProvider, type TwimlAccount } from '../twiml/twiml-provider.ts';
import { isSigned } from '../twilio/signature.ts';

/** Calls carried by Somleng, which signs as Twilio does, but never with a hash of the body. */
export const somlengProvider = (account: TwimlAccount): Provider =>
  twimlProvider('somleng', account, isSigned);

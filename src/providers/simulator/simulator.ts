import type { Outbound } from '../../calls/ports.ts';
import type { Provider } from '../provider.ts';
import { isSigned } from '../twilio/signature.ts';
import { twimlProvider, type TwimlAccount } from '../twiml/twiml-provider.ts';

/** Calls from the phone in the browser and in the terminal. Its token is made at the first start. */
export const simulatorProvider = (account: TwimlAccount, outbound: Outbound): Provider =>
  twimlProvider('simulator', account, isSigned, outbound);

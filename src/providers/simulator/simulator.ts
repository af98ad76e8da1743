import type { Provider } from '../provider.ts';
import { isSigned } from '../twilio/signature.ts';
import { twimlProvider, type TwimlAccount } from '../twiml/twiml-provider.ts';
import type { Inbox } from './inbox.ts';
import { toneApi } from './tone.ts';

/** Calls from the phone in the browser and in the terminal. Its token is made at the first start. */
export const simulatorProvider = (account: TwimlAccount, inbox: Inbox): Provider =>
  twimlProvider('simulator', account, isSigned, {
    outbound: {
      ...toneApi,
      sendText: (text) => {
        inbox.take(text);
        return Promise.resolve(`text of ${text.providerCallId}`);
      },
    },
    carrier: null,
  });

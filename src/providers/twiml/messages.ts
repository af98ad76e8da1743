import { ProviderError, type SendText } from '../../calls/outgoing-ports.ts';
import { askOnce, bodyOf, failure, keyOf, type Account, type Fetch } from './ask.ts';

export interface TextAccount extends Account {
  /** Where the REST API is, without a path. */
  apiUrl: string;
  /** A number, a short code or a name that the provider knows as ours. */
  from: string;
}

/**
 * Sends texts by the REST API that Twilio and Somleng share. One request and no more: whoever asks again sends again.
 * Throws ProviderError; its message has the provider's status and error number, never the number that was written to.
 */
export function textSender(account: TextAccount, ask: Fetch): SendText {
  const path = `/2010-04-01/Accounts/${encodeURIComponent(account.accountSid)}/Messages.json`;
  const url = new URL(path, account.apiUrl);
  return async ({ to, body }) => {
    const form = new URLSearchParams({ To: to, From: account.from, Body: body });
    const response = await askOnce(ask, url, 'POST', keyOf(account), form);
    const answer = await answerOf(response);
    if (response.ok) return typeof answer['sid'] === 'string' ? answer['sid'] : '';
    const { code, retry, message } = failure(response);
    const own = typeof answer['code'] === 'number' ? ` Its error is ${answer['code']}.` : '';
    throw new ProviderError(code, retry, `${message}${own}`);
  };
}

/** The text is on its way whatever can be read of the answer. */
async function answerOf(response: Response): Promise<{ [name: string]: unknown }> {
  try {
    const bytes = await bodyOf(new Response(response.body));
    const answer: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof answer === 'object' && answer !== null ? { ...answer } : {};
  } catch {
    return {};
  }
}

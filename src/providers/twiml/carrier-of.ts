import type { Carrier } from '../carrier.ts';
import { accountApi } from './account-api.ts';
import type { Account, Fetch } from './ask.ts';

/** A carrier by its settings, any of which may be empty. In: what asks its API. */
export function carrierOf(account: Account & { apiUrl: string; smsFrom: string }, ask: Fetch): Carrier {
  const { accountSid, token, smsFrom, apiUrl } = account;
  const canBeAsked = accountSid !== '' && token !== '' && apiUrl !== '';
  return {
    ...{ accountSid, hasToken: token !== '', smsFrom, apiUrl },
    account: canBeAsked ? accountApi(account, ask) : null,
  };
}

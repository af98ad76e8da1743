import { z } from 'zod';
import type { AccountState, CarrierNumber } from './carrier.ts';

/*
 * What goes over the wire between the settings of the console and the line about those who carry calls. Requests are
 * schemas, whose messages say what to do; answers are types.
 */

export type { AccountState };

export interface ProviderAnswer {
  name: string;
  /** With its middle hidden; null: none is set. */
  accountSid: string | null;
  hasToken: boolean;
  smsFrom: string | null;
  apiUrl: string | null;
  /** Where the carrier is to bring its calls, by POST. */
  voiceUrl: string;
  /** Whether enough is set to ask the carrier how the account stands. */
  canBeAsked: boolean;
}

/** Whether carriers can reach the address of the line: only https, and no address of this machine alone. */
export type PublicUrlState = 'good' | 'not-https' | 'this-machine';

/** GET /providers */
export interface ProvidersAnswer {
  publicUrl: { url: string; state: PublicUrlState };
  providers: ProviderAnswer[];
}

export type NumberState = 'right' | 'no-url' | 'other-url' | 'other-method' | 'application' | 'trunk';

export interface NumberAnswer extends CarrierNumber {
  state: NumberState;
}

/** POST /providers/:name/check. `numbers` is null where the account does not work, or the carrier does not tell. */
export interface ProviderCheckAnswer {
  account: AccountState;
  voiceUrl: string;
  numbers: NumberAnswer[] | null;
  /** There are others, which were not looked at. */
  moreNumbers: boolean;
}

/**
 * How a request at a door of a carrier ended. `no-token`: nothing is set up, so nothing is accepted; `other-account`: it
 * was signed, and speaks for another account.
 */
export type ContactOutcome = 'ok' | 'bad-signature' | 'other-account' | 'no-token' | 'malformed';

export interface ProviderContact {
  at: number;
  outcome: ContactOutcome;
  /** The number that was dialled; null where nobody vouches for it. */
  line: string | null;
}

export const contactsQuery = z.strictObject({
  /** The `now` of an answer before. */
  since: z.coerce.number('write a time in milliseconds.').int('write a time in milliseconds.').default(0),
});

/** GET /providers/:name/contacts, the newest first. */
export interface ContactsAnswer {
  now: number;
  contacts: ProviderContact[];
}

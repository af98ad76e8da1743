/** A carrier as it is set up, and what it can be asked: for whoever looks for the reason why no call comes. */
export interface Carrier {
  /** Empty: none is set. */
  accountSid: string;
  hasToken: boolean;
  /** Who sends texts; empty: none are sent. */
  smsFrom: string;
  /** Where its REST API is; empty where that is not known. */
  apiUrl: string;
  /** Null: too little is set to ask anything. */
  account: AccountApi | null;
}

/** How an account stands. `refused`: the account is suspended or closed, or may not be read with this token. */
export type AccountState =
  'works' | 'wrong-token' | 'refused' | 'not-found' | 'suspended' | 'closed' | 'unreachable' | 'failed';

/** A number of an account, and where the carrier brings its calls. */
export interface CarrierNumber {
  number: string;
  name: string;
  url: string;
  method: string;
  /** What decides in the place of its own URL. */
  through: 'application' | 'trunk' | null;
}

/** What the carrier says of our account. */
export interface AccountApi {
  /** Never throws: that no answer comes is an answer too. */
  state(): Promise<AccountState>;
  /** `more`: there are others, which are not looked at. Null: this carrier does not tell. Throws ProviderError. */
  numbers(): Promise<{ numbers: CarrierNumber[]; more: boolean } | null>;
}

import type { Context } from '../../src/context.ts';
import { TOKENS } from '../support/line.ts';

/** What each carrier sends, as telephony's facts have it. A carrier that differs says so here, with the reason. */
export interface Carrier {
  name: string;
  token: (context: Context) => string;
  callSid: () => string;
  accountSid: string;
  /** How silence is posted. */
  silence: Record<string, string>;
  /** Status callbacks of one call, in order. */
  statuses: string[];
}

let count = 0;
const hex = (): string => (count += 1).toString(16).padStart(32, '0');
const uuid = (): string => hex().replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');

export const CARRIERS: Carrier[] = [
  {
    name: 'twilio',
    token: () => TOKENS.twilio,
    callSid: () => `CA${hex()}`,
    accountSid: 'AC0123456789abcdef0123456789abcdef',
    silence: { Digits: '' },
    statuses: ['initiated', 'ringing', 'in-progress', 'completed'],
  },
  {
    name: 'somleng',
    token: () => TOKENS.somleng,
    callSid: uuid,
    accountSid: '3f4f4a94-0d8a-4d5c-a8a1-5f0d5f7f8c22',
    silence: {},
    statuses: ['completed'],
  },
  {
    name: 'simulator',
    token: (context) => context.simulatorToken,
    callSid: uuid,
    accountSid: 'simulator',
    silence: {},
    statuses: ['completed'],
  },
];

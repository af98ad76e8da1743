import { z } from 'zod';
import { ProviderError } from '../../calls/outgoing-ports.ts';
import type { AccountApi, AccountState, CarrierNumber } from '../carrier.ts';
import { askOnce, bodyOf, failure, keyOf, type Account, type Fetch } from './ask.ts';

/** The most that one page of Twilio has. */
const NUMBERS_AT_ONCE = 1000;

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const numbersSchema = z.object({
  next_page_uri: text,
  incoming_phone_numbers: z.array(
    z.object({
      phone_number: z.string(),
      friendly_name: text,
      voice_url: text,
      voice_method: text,
      voice_application_sid: text,
      trunk_sid: text,
    }),
  ),
});

/** How an account stands, by the REST API that Twilio and Somleng share. In: where it is, without a path. */
export function accountApi(account: Account & { apiUrl: string }, ask: Fetch): AccountApi {
  const path = `/2010-04-01/Accounts/${encodeURIComponent(account.accountSid)}`;
  const get = (rest: string): Promise<Response> =>
    askOnce(ask, new URL(`${path}${rest}`, account.apiUrl), 'GET', keyOf(account));
  return {
    state: async () => {
      try {
        return await stateOf(await get('.json'));
      } catch (error) {
        if (error instanceof ProviderError) return error.code === 'unreachable' ? 'unreachable' : 'failed';
        throw error;
      }
    },
    numbers: async () => {
      const response = await get(`/IncomingPhoneNumbers.json?PageSize=${NUMBERS_AT_ONCE}`);
      // Older releases of Somleng have no such list.
      if (response.status === 404) return null;
      const read = numbersSchema.safeParse(await jsonOf(response));
      if (!read.success) throw new ProviderError('no-json', false, 'The list of numbers cannot be read.');
      const { incoming_phone_numbers: found, next_page_uri: next } = read.data;
      return { numbers: found.map(numberOf), more: next !== '' };
    },
  };
}

async function stateOf(response: Response): Promise<AccountState> {
  if (response.status === 401) return 'wrong-token';
  if (response.status === 403) return 'refused';
  if (response.status === 404) return 'not-found';
  const { status } = z
    .object({ status: text })
    .catch({ status: '' })
    .parse(await jsonOf(response));
  if (status === 'active') return 'works';
  return status === 'suspended' || status === 'closed' ? status : 'failed';
}

/** Throws ProviderError for an answer that is no success, or no JSON: something else stands at this address. */
async function jsonOf(response: Response): Promise<unknown> {
  if (!response.ok) throw failure(response);
  try {
    return JSON.parse((await bodyOf(response)).toString('utf8')) as unknown;
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    throw new ProviderError('no-json', false, 'The provider answered with something that is no JSON.');
  }
}

const numberOf = (
  found: z.output<typeof numbersSchema>['incoming_phone_numbers'][number],
): CarrierNumber => ({
  number: found.phone_number,
  name: found.friendly_name,
  url: found.voice_url,
  method: found.voice_method,
  through: found.trunk_sid !== '' ? 'trunk' : found.voice_application_sid !== '' ? 'application' : null,
});

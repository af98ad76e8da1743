import { Router, type Request } from 'express';
import type { Context } from '../../context.ts';
import {
  contactsQuery,
  type ContactsAnswer,
  type ProviderAnswer,
  type ProviderCheckAnswer,
  type ProvidersAnswer,
  type PublicUrlState,
} from '../../providers/api-types.ts';
import type { AccountApi, Carrier } from '../../providers/carrier.ts';
import { numberState } from '../../providers/number-state.ts';
import { ProviderError } from '../../calls/outgoing-ports.ts';
import { Refusal } from '../../staff/refusal.ts';
import { queryOf } from '../body.ts';
import { guard } from '../guard.ts';

/** `/api/v1/providers`: how those who carry calls are set up, whether they know us, and whether they reach us. */
export function providerRoutes(context: Context): Router {
  const router = Router();
  router.use(guard(context, 'settings:write'));
  router.get('/', (_request, response) => {
    const { publicUrl: url } = context.settings;
    const providers = [...context.providers.values()].flatMap(({ name, carrier }) =>
      carrier ? [providerAnswer(context, name, carrier)] : [],
    );
    response.json({ publicUrl: { url, state: publicUrlState(url) }, providers } satisfies ProvidersAnswer);
  });
  router.post('/:name/check', async (request, response) => {
    const { name, carrier } = carrierOf(context, request);
    if (!carrier.account)
      throw new Refusal('bad-input', 'The account and its token are not set. Set them, and start again.');
    response.json(await checked(carrier.account, voiceUrlOf(context, name)));
  });
  router.get('/:name/contacts', (request, response) => {
    const { name } = carrierOf(context, request);
    const { since } = queryOf(contactsQuery, request);
    const contacts = context.contacts.since(name, since);
    response.json({ now: context.clock.now(), contacts } satisfies ContactsAnswer);
  });
  return router;
}

function carrierOf({ providers }: Context, request: Request): { name: string; carrier: Carrier } {
  const provider = providers.get(String(request.params['name']));
  if (!provider?.carrier)
    throw new Refusal(
      'not-found',
      'There is no such provider. Ask /api/v1/providers for those that there are.',
    );
  return { name: provider.name, carrier: provider.carrier };
}

const voiceUrlOf = ({ settings }: Context, name: string): string =>
  `${settings.publicUrl}/telephony/${name}/voice`;

function providerAnswer(
  context: Context,
  name: string,
  { accountSid, hasToken, smsFrom, apiUrl, account }: Carrier,
): ProviderAnswer {
  return {
    ...{ name, hasToken, voiceUrl: voiceUrlOf(context, name) },
    accountSid: masked(accountSid) || null,
    smsFrom: smsFrom || null,
    apiUrl: apiUrl || null,
    canBeAsked: account !== null,
  };
}

/** Enough to tell one account from another, and no more. */
const masked = (sid: string): string =>
  sid.length <= 8 ? '•'.repeat(sid.length) : `${sid.slice(0, 4)}…${sid.slice(-4)}`;

function publicUrlState(url: string): PublicUrlState {
  const { protocol, hostname } = new URL(url);
  // The addresses of a machine or of the network of one house: no carrier comes there.
  if (/^(localhost|.*\.local|127\..*|10\..*|192\.168\..*|\[::1\])$/.test(hostname)) return 'this-machine';
  return protocol === 'https:' ? 'good' : 'not-https';
}

async function checked(account: AccountApi, voiceUrl: string): Promise<ProviderCheckAnswer> {
  const state = await account.state();
  const found = state === 'works' ? await numbersOf(account) : null;
  return {
    ...{ account: state, voiceUrl, moreNumbers: found?.more ?? false },
    numbers: found?.numbers.map((one) => ({ ...one, state: numberState(one, voiceUrl) })) ?? null,
  };
}

/** Null where the list does not come: the account works all the same. */
async function numbersOf(account: AccountApi): ReturnType<AccountApi['numbers']> {
  try {
    return await account.numbers();
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

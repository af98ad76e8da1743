import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config/settings.ts';
import { Inbox } from '../../src/providers/simulator/inbox.ts';
import type { Provider } from '../../src/providers/provider.ts';
import { simulatorProvider } from '../../src/providers/simulator/simulator.ts';
import { somlengProvider } from '../../src/providers/somleng/somleng.ts';
import { twilioProvider } from '../../src/providers/twilio/twilio.ts';

const TEXT = { to: '+85512345678', body: 'សូមទុកលេខនេះ៖ 123451', providerCallId: 'CA1' };

const settingsWith = (from: string) =>
  readSettings({
    TWILIO_ACCOUNT_SID: 'AC1',
    TWILIO_AUTH_TOKEN: 'one',
    TWILIO_SMS_FROM: from,
    SOMLENG_ACCOUNT_SID: 'uuid',
    SOMLENG_AUTH_TOKEN: 'two',
    SOMLENG_API_URL: 'https://api.somleng.org',
    SOMLENG_SMS_FROM: from,
  });

const inbox = new Inbox();

/** What each provider is with a sender and without one. */
const PROVIDERS: { name: string; provider: (from: string) => Provider; alwaysSends?: string }[] = [
  { name: 'twilio', provider: (from) => twilioProvider(settingsWith(from).twilio) },
  { name: 'somleng', provider: (from) => somlengProvider(settingsWith(from).somleng) },
  {
    name: 'simulator',
    provider: () => simulatorProvider({ token: 'three', accountSid: 'simulator' }, inbox),
    alwaysSends: 'its texts go to nobody but the phone that is tried',
  },
];

describe.each(PROVIDERS)('$name', ({ name, provider, alwaysSends }) => {
  const real = globalThis.fetch;
  const asked: string[] = [];
  beforeAll(() => {
    globalThis.fetch = (_input, init) => {
      const form = init?.body as URLSearchParams;
      asked.push(form.get('Body') ?? '');
      return Promise.resolve(new Response('{"sid":"SM1"}', { status: 201 }));
    };
  });
  afterAll(() => {
    globalThis.fetch = real;
  });

  it.skipIf(alwaysSends !== undefined)(
    `sends no text without a sender${alwaysSends ? ` (skipped: ${alwaysSends})` : ''}`,
    () => {
      expect(provider('').outbound?.sendText).toBeNull();
    },
  );

  it('takes a text, once, and gives it an id', async () => {
    expect(await provider('Sdap').outbound?.sendText?.(TEXT)).not.toBe('');
    const taken = name === 'simulator' ? inbox.of('CA1') : asked;
    expect(taken).toEqual([TEXT.body]);
  });
});

import type { Overrides } from '../../src/context.ts';
import { sign } from '../../src/providers/twilio/signature.ts';
import type { RunningLine } from './browser.ts';
import { carrierApi } from './carrier-api.ts';

const SID = 'AC0123456789abcdef0123456789abcdef';
const TOKEN = 'token of Twilio';

/** A line whose Twilio account has a number that leads elsewhere, and one of an application; Somleng is not set up. */
export const CARRIERS_SET: { environment: Record<string, string>; overrides: Overrides } = {
  environment: {
    TWILIO_ACCOUNT_SID: SID,
    TWILIO_AUTH_TOKEN: TOKEN,
  },
  overrides: {
    ask: carrierApi(() => ({
      [`${SID}.json`]: { body: { status: 'active' } },
      'IncomingPhoneNumbers.json': {
        body: {
          incoming_phone_numbers: [
            numberTo('+85553222333', 'https://demo.twilio.com/welcome/voice/'),
            { ...numberTo('+85523123456', ''), voice_application_sid: 'AP1' },
          ],
        },
      },
    })),
  },
};

const numberTo = (number: string, url: string) => ({
  ...{ phone_number: number, friendly_name: number, voice_url: url, voice_method: 'POST' },
});

/** A call that Twilio brings, as whoever tests the line places it. In: the signature, where it is to be a wrong one. */
export async function twilioCalls(line: RunningLine, callSid: string, signature?: string): Promise<void> {
  const path = '/telephony/twilio/voice';
  const params = { CallSid: callSid, AccountSid: SID, From: 'anonymous', To: '1294', CallStatus: 'ringing' };
  const url = `${line.context.settings.publicUrl}${path}`;
  await fetch(`${line.url}${path}`, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': signature ?? sign(TOKEN, { method: 'POST', url, params }) },
    body: new URLSearchParams(params),
  });
}

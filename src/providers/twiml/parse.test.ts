import { describe, expect, it } from 'vitest';
import { MalformedWebhook, type Door, type ParsedWebhook, type WebhookRequest } from '../provider.ts';
import { parseWebhook } from './parse.ts';

const parse = (params: WebhookRequest['params'], door: Door = 'turn'): ParsedWebhook =>
  parseWebhook(
    { method: 'POST', url: 'https://line.example.org/', signature: '', rawBody: '', params },
    door,
  );

const TWILIO = {
  CallSid: 'CA0123456789abcdef0123456789abcdef',
  AccountSid: 'AC0123456789abcdef0123456789abcdef',
  From: '+85512345678',
  To: '+85523000000',
  CallStatus: 'in-progress',
  Direction: 'inbound',
  ApiVersion: '2010-04-01',
};
const SOMLENG = {
  CallSid: '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
  AccountSid: '2a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
  From: '85512345678',
  To: '1294',
  CallStatus: 'ringing',
  Direction: 'inbound',
};

describe('the first request of a call', () => {
  it('is read from Twilio', () => {
    expect(parse(TWILIO)).toEqual({
      providerCallId: TWILIO.CallSid,
      from: '+85512345678',
      mobile: '+85512345678',
      line: '+85523000000',
      event: { type: 'noInput' },
      over: false,
      seconds: null,
    });
  });

  it('is read from Somleng, whose ids are UUIDs and whose line is a short code', () => {
    expect(parse(SOMLENG)).toEqual({
      providerCallId: SOMLENG.CallSid,
      from: '+85512345678',
      mobile: '+85512345678',
      line: '1294',
      event: { type: 'noInput' },
      over: false,
      seconds: null,
    });
  });

  it.each(['', 'anonymous', '+266696687'])('may be of a caller who is withheld: "%s"', (From) => {
    expect(parse({ ...TWILIO, From }).from).toBeNull();
  });

  it('may have a parameter twice, of which the first counts', () => {
    expect(parse({ ...TWILIO, To: ['1294', '1295'] }).line).toBe('1294');
  });

  it.each(['', 'sip:line@example.org', '12<94', '1'.repeat(30)])(
    'may be to what is no number: "%s"',
    (To) => {
      expect(parse({ ...TWILIO, To }).line).toBe('unknown');
    },
  );
});

describe('the keys', () => {
  it.each([
    ['1', '1'],
    ['160904', '160904'],
    ['007', '007'],
    ['*', '*'],
    ['12#', '12#'],
  ])('%s are a string as they were pressed', (Digits, digits) => {
    expect(parse({ ...TWILIO, Digits }).event).toEqual({ type: 'digits', digits });
  });

  it.each(['', ' ', '\n'])('are silence where they are blank: %j', (Digits) => {
    expect(parse({ ...TWILIO, Digits }).event).toEqual({ type: 'noInput' });
  });

  it('are silence where there are none', () => {
    expect(parse(SOMLENG).event).toEqual({ type: 'noInput' });
  });

  it.each([
    ['w1', '1'],
    ['1,2', '12'],
    [' 5', '5'],
    ['A1', '1'],
  ])('are only those of a keypad: "%s"', (Digits, digits) => {
    expect(parse({ ...TWILIO, Digits }).event).toEqual({ type: 'digits', digits });
  });

  it('are silence where nothing of a keypad is in them', () => {
    expect(parse({ ...TWILIO, Digits: 'hangup' }).event).toEqual({ type: 'noInput' });
  });

  it('are cut where a broken client sends too many', () => {
    expect(parse({ ...TWILIO, Digits: '1'.repeat(5_000) }).event).toEqual({
      type: 'digits',
      digits: '1'.repeat(64),
    });
  });
});

describe('the status', () => {
  it.each(['completed', 'busy', 'failed', 'no-answer', 'canceled'])(
    '%s means that the call is over',
    (CallStatus) => {
      expect(parse({ ...TWILIO, CallStatus }).over).toBe(true);
    },
  );

  it.each(['queued', 'initiated', 'ringing', 'in-progress', ''])(
    '"%s" means that it goes on',
    (CallStatus) => {
      expect(parse({ ...TWILIO, CallStatus }).over).toBe(false);
    },
  );
});

describe('the length of a call', () => {
  it.each([
    ['0', 0],
    ['75', 75],
    ['86400', 86_400],
  ])('%s is seconds', (CallDuration, seconds) => {
    expect(parse({ ...TWILIO, CallDuration }).seconds).toBe(seconds);
  });

  it.each(['', '-1', '1.5', 'long', '86401', '99999999'])('is unknown where it is "%s"', (CallDuration) => {
    expect(parse({ ...TWILIO, CallDuration }).seconds).toBeNull();
  });
});

describe('a request without a call', () => {
  it.each([undefined, '', 'CA 1', "CA1'; drop", '../CA1', 'C'.repeat(65)])(
    'is malformed: CallSid %j',
    (CallSid) => {
      const { CallSid: _, ...rest } = TWILIO;
      expect(() => parse(CallSid === undefined ? rest : { ...rest, CallSid })).toThrow(MalformedWebhook);
    },
  );
});

describe('the door of a recording', () => {
  const url = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1';

  // Somleng posts RecordingUrl and RecordingDuration only.
  it('needs no more than the URL and the duration', () => {
    const { event } = parse({ ...SOMLENG, RecordingUrl: url, RecordingDuration: '7' }, 'recorded');
    expect(event).toEqual({ type: 'recorded', source: { url, seconds: 7 } });
  });

  // Twilio posts the key that ended the recording, or `hangup`, as Digits: on this URL they answer nothing.
  it.each(['1', 'hangup'])('takes the Digits %s for no answer', (Digits) => {
    const { event } = parse({ ...TWILIO, Digits, RecordingUrl: url, RecordingDuration: '7' }, 'recorded');
    expect(event).toEqual({ type: 'recorded', source: { url, seconds: 7 } });
  });

  it.each([
    ['no URL', {}],
    ['a blank URL', { RecordingUrl: ' ' }],
    ['an endless URL', { RecordingUrl: `${url}${'0'.repeat(2_000)}` }],
    ['a recording that failed', { RecordingUrl: url, RecordingStatus: 'failed' }],
  ])('hears nothing in %s', (_what, own) => {
    expect(parse({ ...TWILIO, ...own }, 'recorded').event).toEqual({ type: 'recorded', source: null });
  });

  it('does not know a length that is none', () => {
    const { event } = parse({ ...TWILIO, RecordingUrl: url, RecordingDuration: '-1' }, 'recorded');
    expect(event).toEqual({ type: 'recorded', source: { url, seconds: null } });
  });

  it('that stayed empty is silence, whatever stands in it', () => {
    expect(parse({ ...TWILIO, RecordingUrl: url }, 'empty').event).toEqual({
      type: 'recorded',
      source: null,
    });
  });
});

describe('the door of a transfer', () => {
  it.each([
    ['completed', 'answered'],
    ['answered', 'answered'],
    ['busy', 'busy'],
    ['no-answer', 'noAnswer'],
    ['canceled', 'noAnswer'],
    ['failed', 'failed'],
    ['', 'failed'],
    ['__proto__', 'failed'],
  ])('reads %j as %s', (DialCallStatus, status) => {
    const event = { type: 'dialled', status, seconds: null };
    expect(parse({ ...TWILIO, DialCallStatus }, 'dialled').event).toEqual(event);
  });

  it.each([
    ['73', 73],
    ['0', 0],
    ['', null],
    ['-1', null],
    ['7.5', null],
    ['86401', null],
  ])('reads that they spoke for %j s as %j', (DialCallDuration, seconds) => {
    const params = { ...TWILIO, DialCallStatus: 'completed', DialCallDuration };
    expect(parse(params, 'dialled').event).toMatchObject({ seconds });
  });
});

it('comes back by itself at its own door', () => {
  expect(parse({ ...TWILIO, Digits: '5' }, 'on').event).toEqual({ type: 'wentOn' });
});

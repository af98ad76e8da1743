import { describe, expect, it } from 'vitest';
import { bothSafeProblems } from '../providers/twiml/both-safe.ts';
import { readSettings, SettingError } from './settings.ts';

/** The sentence that a person reads who starts the line with these settings; null when it starts. */
function sentenceFor(environment: Record<string, string>): string | null {
  try {
    readSettings(environment);
    return null;
  } catch (error) {
    if (error instanceof SettingError) return error.message;
    throw error;
  }
}

describe('the settings', () => {
  it.each([
    [{ SOMLENG_API_URL: 'http://api.somleng.org' }, 'SOMLENG_API_URL must be the https address'],
    [{ SOMLENG_API_URL: 'somleng' }, 'SOMLENG_API_URL must be the https address'],
    ...[
      ...['https://127.0.0.1', 'https://2130706433', 'https://0x7f.1', 'https://0177.0.0.1', 'https://[::1]'],
      ...[
        'https://[::ffff:10.0.0.1]',
        'https://localhost',
        'https://api.internal',
        'https://a:b@api.somleng.org',
      ],
      ...['https://127.1', 'https://169.254.169.254', 'file:///etc/passwd', 'https://api.somleng.local'],
    ].map((url): [Record<string, string>, string] => [{ SOMLENG_API_URL: url }, 'SOMLENG_API_URL must be']),
    ...['127.0.0.1', '10.1', '0x7f.0x1', '169.254.169.254', 'metadata.google.internal', 'a.local'].map(
      (host): [Record<string, string>, string] => [{ RECORDING_HOSTS: host }, 'RECORDING_HOSTS must be'],
    ),
    [{ RECORDING_HOSTS: 'https://a.example.org' }, 'RECORDING_HOSTS must be names of hosts'],
    [{ RECORDING_HOSTS: 'localhost' }, 'RECORDING_HOSTS must be names of hosts'],
    [{ TWILIO_SMS_FROM: '+1' }, 'TWILIO_SMS_FROM must be the sender'],
    [{ TWILIO_SMS_FROM: 'a name too long' }, 'TWILIO_SMS_FROM must be the sender'],
    [{ SOMLENG_SMS_FROM: 'ស្តាប់' }, 'SOMLENG_SMS_FROM must be the sender'],
    [{ TWILIO_SMS_FROM: '+85512345678' }, 'TWILIO_SMS_FROM needs TWILIO_ACCOUNT_SID'],
    [{ SOMLENG_SMS_FROM: '1294', SOMLENG_API_URL: 'https://api.somleng.org' }, 'SOMLENG_SMS_FROM needs'],
    [{ ALERT_EMAIL: 'line@example.org' }, 'ALERT_EMAIL needs SMTP_URL'],
    [{ ALERT_EMAIL: 'nobody', SMTP_URL: 'smtp://mail.example.org' }, 'ALERT_EMAIL must be'],
    [{ SMTP_URL: 'mail.example.org' }, 'SMTP_URL must be'],
    [{ ALERT_WEBHOOK: 'alerts.example.org' }, 'ALERT_WEBHOOK must be'],
  ])('refuse %j', (environment, sentence) => {
    expect(() => readSettings(environment)).toThrow(sentence);
  });

  it('all have a value, so that a newcomer starts with none of them', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      publicUrl: '',
      dataDir: './var',
      backupDir: '',
      alerts: { webhook: '', email: '', smtp: '' },
      twilio: { accountSid: '', token: '', smsFrom: '' },
      somleng: { accountSid: '', token: '', apiUrl: '', smsFrom: '' },
      recordingHosts: [],
      callerKey: '',
      adminPassword: '',
      sampleBudgets: true,
      openPage: true,
      factsMaxAgeDays: 730,
      caseDays: 10,
      callLimits: { live: 20_000, callerAtOnce: 30, callerPerHour: 600 },
      phone: true,
      logLevel: 'info',
    });
  });

  it('are read under their names', () => {
    expect(
      readSettings({
        PORT: '8080',
        PUBLIC_URL: 'https://line.example.org',
        DATA_DIR: '/srv/sdap',
        BACKUP_DIR: '/srv/backups',
        ALERT_WEBHOOK: 'https://alerts.example.org/sdap',
        ALERT_EMAIL: 'line@example.org',
        SMTP_URL: 'smtps://mail.example.org',
        TWILIO_ACCOUNT_SID: 'AC1',
        TWILIO_AUTH_TOKEN: 'one',
        TWILIO_SMS_FROM: 'Sdap',
        SOMLENG_ACCOUNT_SID: 'uuid',
        SOMLENG_AUTH_TOKEN: 'two',
        SOMLENG_API_URL: 'https://api.somleng.org',
        SOMLENG_SMS_FROM: '1294',
        RECORDING_HOSTS: 'a.example.org, b.example.org',
        CALLER_KEY: 'sixteen-letters!',
        ADMIN_PASSWORD: 'twelve-letters',
        SAMPLE_BUDGETS: 'no',
        LIVE_CALLS: '500',
        CALLER_CALLS_AT_ONCE: '5',
        CALLER_CALLS_PER_HOUR: '60',
        LOG_LEVEL: 'silent',
      }),
    ).toEqual({
      port: 8080,
      publicUrl: 'https://line.example.org',
      dataDir: '/srv/sdap',
      backupDir: '/srv/backups',
      alerts: {
        webhook: 'https://alerts.example.org/sdap',
        email: 'line@example.org',
        smtp: 'smtps://mail.example.org',
      },
      twilio: { accountSid: 'AC1', token: 'one', smsFrom: 'Sdap' },
      somleng: { accountSid: 'uuid', token: 'two', apiUrl: 'https://api.somleng.org', smsFrom: '1294' },
      recordingHosts: ['a.example.org', 'b.example.org'],
      callerKey: 'sixteen-letters!',
      adminPassword: 'twelve-letters',
      sampleBudgets: false,
      openPage: true,
      factsMaxAgeDays: 730,
      caseDays: 10,
      callLimits: { live: 500, callerAtOnce: 5, callerPerHour: 60 },
      phone: false,
      logLevel: 'silent',
    });
  });

  it.each([
    ['', undefined, true],
    ['http://localhost:3000', undefined, true],
    ['https://line.example.org', undefined, false],
    ['https://line.example.org', 'yes', true],
    ['', 'no', false],
  ])('let the phone call at "%s" with PHONE=%s: %s', (PUBLIC_URL, PHONE, phone) => {
    expect(readSettings({ PUBLIC_URL, PHONE }).phone).toBe(phone);
  });

  it('lose the white space that was pasted with them', () => {
    expect(readSettings({ TWILIO_AUTH_TOKEN: ' token\n' }).twilio.token).toBe('token');
  });

  it('leave the rest of the environment alone', () => {
    expect(sentenceFor({ PATH: '/usr/bin', HOME: '/root' })).toBeNull();
  });
});

describe('a wrong setting stops the start with one plain sentence that names it', () => {
  it.each([
    ['PORT', 'many'],
    ['PORT', '3000.5'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PUBLIC_URL', 'line.example.org'],
    ['PUBLIC_URL', 'ftp://line.example.org'],
    ['CALLER_KEY', 'short'],
    ['ADMIN_PASSWORD', 'eleven-char'],
    ['SAMPLE_BUDGETS', 'maybe'],
    ['FACTS_MAX_AGE_DAYS', '29'],
    ['FACTS_MAX_AGE_DAYS', '3651'],
    ['CASE_DAYS', '0'],
    ['CASE_DAYS', '2.5'],
    ['LIVE_CALLS', '0'],
    ['CALLER_CALLS_AT_ONCE', '1.5'],
    ['CALLER_CALLS_PER_HOUR', 'many'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s', (name, value) => {
    const sentence = sentenceFor({ [name]: value });
    expect(sentence).toContain(name);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence).not.toContain('\n');
  });

  it('never repeats a secret', () => {
    expect(sentenceFor({ CALLER_KEY: 'my-secret' })).not.toContain('my-secret');
    expect(sentenceFor({ ADMIN_PASSWORD: 'my-secret' })).not.toContain('my-secret');
  });

  it('is told of the first of several', () => {
    expect(sentenceFor({ PORT: 'many', LOG_LEVEL: 'loud' })).toContain('PORT');
  });
});

describe('PORT', () => {
  it.each([0, 1, 65_535])('may be %d', (port) => {
    expect(readSettings({ PORT: String(port) }).port).toBe(port);
  });

  it('that is blank is never taken for port 0, where nobody would find the line', () => {
    const blank = sentenceFor({ PORT: '' }) ?? readSettings({ PORT: '' }).port;
    expect(blank).not.toBe(0);
  });
});

describe('PUBLIC_URL', () => {
  it.each([
    ['https://line.example.org', 'https://line.example.org'],
    ['https://line.example.org/', 'https://line.example.org'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    [' https://line.example.org ', 'https://line.example.org'],
  ])('%s is %s', (url, expected) => {
    expect(readSettings({ PUBLIC_URL: url }).publicUrl).toBe(expected);
  });

  it.each([
    'https://line.example.org/sdap',
    'https://line.example.org/?a=1',
    'https://line.example.org/#top',
    'https://user@line.example.org',
    'https://user:secret@line.example.org',
  ])('has nothing behind or before the host: %s is refused', (url) => {
    expect(sentenceFor({ PUBLIC_URL: url })).toContain('PUBLIC_URL');
  });

  it.each([
    'https://:secret@line.example.org',
    'https://line.example.org?',
    'https://line.example.org#',
    'https:line.example.org',
    'https:\\\\line.example.org',
    'HTTPS://line.example.org',
    'https://ស្តាប់.example.org',
    'https://line.exa\tmple.org',
  ])('is refused, or makes URLs that both carriers can call: %j', (url) => {
    if (sentenceFor({ PUBLIC_URL: url }) !== null) return;
    const { publicUrl } = readSettings({ PUBLIC_URL: url });
    const next = `${publicUrl}/telephony/twilio/voice`;
    expect(bothSafeProblems(`<Response><Redirect>${next}</Redirect></Response>`)).toEqual([]);
    expect(new URL(next).pathname).toBe('/telephony/twilio/voice');
  });
});

import { z } from 'zod';
import { PASSWORD_MIN } from '../staff/password-rule.ts';

/*
 * Every setting: its name, then its rule. All have a value that lets a newcomer start with none of them.
 */
const text = z.string().trim().default('');

const FACTS_AGE = 'FACTS_MAX_AGE_DAYS must be a whole number of days from 30 to 3650.';

/** What stands as the sender of a text: a number, a short code, or up to eleven letters and digits, not digits alone. */
const SENDER = /^(\+[1-9]\d{6,14}|\d{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/;

const sender = (name: string) =>
  text.refine(
    (from) => from === '' || SENDER.test(from),
    `${name} must be the sender of text messages: a number such as +85512345678, a short code, or a name of up to 11 letters.`,
  );

/**
 * The name of a host that anybody can reach. An address, in whatever notation, or a name of one's own network could lead
 * the line to ask what stands behind it.
 */
const PUBLIC_HOST =
  /^(?!.*\.(local|localhost|internal|lan|home|arpa)$)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/;

const CASE_DAYS = 'CASE_DAYS must be a whole number of working days from 1 to 250.';

/** How many calls are let in. */
const limit = (name: string, usual: number) => {
  const rule = `${name} must be a whole number of calls from 1 to 1000000.`;
  return z.coerce.number({ error: rule }).int(rule).min(1, rule).max(1_000_000, rule).default(usual);
};

const values = z.object({
  PORT: z.coerce
    .number({ error: 'PORT must be a whole number, such as 3000.' })
    .int('PORT must be a whole number, such as 3000.')
    .min(0, 'PORT must be between 0 and 65535.')
    .max(65_535, 'PORT must be between 0 and 65535.')
    .default(3000),
  PUBLIC_URL: text.refine(
    (url) => url === '' || isPublicUrl(url),
    'PUBLIC_URL must be the address that the carrier calls, such as https://line.example.org, without a path.',
  ),
  DATA_DIR: z.string().trim().default('./var'),
  BACKUP_DIR: text,
  ALERT_WEBHOOK: text.refine(
    (url) => url === '' || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)),
    'ALERT_WEBHOOK must be the address that gets alerts, such as https://alerts.example.org/sdap.',
  ),
  ALERT_EMAIL: text.refine(
    (address) => address === '' || z.email().safeParse(address).success,
    'ALERT_EMAIL must be an e-mail address, such as line@example.org.',
  ),
  SMTP_URL: text.refine(
    (url) => url === '' || (URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol)),
    'SMTP_URL must be the address of a mail server, such as smtps://name:password@mail.example.org.',
  ),
  TWILIO_ACCOUNT_SID: text,
  TWILIO_AUTH_TOKEN: text,
  TWILIO_SMS_FROM: sender('TWILIO_SMS_FROM'),
  SOMLENG_ACCOUNT_SID: text,
  SOMLENG_AUTH_TOKEN: text,
  SOMLENG_API_URL: text.refine(
    (url) => url === '' || isApiUrl(url),
    'SOMLENG_API_URL must be the https address of its REST API, by the name of its host, such as https://api.somleng.org.',
  ),
  SOMLENG_SMS_FROM: sender('SOMLENG_SMS_FROM'),
  RECORDING_HOSTS: text.refine(
    (hosts) => hostsOf(hosts).every((host) => PUBLIC_HOST.test(host)),
    'RECORDING_HOSTS must be names of hosts with spaces between, such as "recordings.example.org".',
  ),
  CALLER_KEY: text.refine(
    (key) => key === '' || key.length >= 16,
    'CALLER_KEY must have at least 16 characters; callers are known only by what it makes of their numbers.',
  ),
  ADMIN_PASSWORD: text.refine(
    (password) => password === '' || password.length >= PASSWORD_MIN,
    `ADMIN_PASSWORD must have at least ${PASSWORD_MIN} characters; leave it out to have one made.`,
  ),
  PHONE: z.enum(['yes', 'no'], { error: 'PHONE must be yes or no.' }).optional(),
  OPEN_PAGE: z
    .enum(['yes', 'no'], { error: 'OPEN_PAGE must be yes or no.' })
    .default('yes')
    .transform((word) => word === 'yes'),
  SAMPLE_BUDGETS: z
    .enum(['yes', 'no'], { error: 'SAMPLE_BUDGETS must be yes or no.' })
    .default('yes')
    .transform((word) => word === 'yes'),
  FACTS_MAX_AGE_DAYS: z.coerce
    .number({ error: FACTS_AGE })
    .int(FACTS_AGE)
    .min(30, FACTS_AGE)
    .max(3650, FACTS_AGE)
    .default(730),
  CASE_DAYS: z.coerce
    .number({ error: CASE_DAYS })
    .int(CASE_DAYS)
    .min(1, CASE_DAYS)
    .max(250, CASE_DAYS)
    .default(10),
  LIVE_CALLS: limit('LIVE_CALLS', 20_000),
  CALLER_CALLS_AT_ONCE: limit('CALLER_CALLS_AT_ONCE', 30),
  CALLER_CALLS_PER_HOUR: limit('CALLER_CALLS_PER_HOUR', 600),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: 'LOG_LEVEL must be trace, debug, info, warn, error or silent.',
    })
    .default('info'),
});

const rules = values
  .refine(
    (made) =>
      made.TWILIO_SMS_FROM === '' || (made.TWILIO_ACCOUNT_SID !== '' && made.TWILIO_AUTH_TOKEN !== ''),
    'TWILIO_SMS_FROM needs TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN: without them no text can be sent.',
  )
  .refine(
    (made) =>
      made.SOMLENG_SMS_FROM === '' ||
      (made.SOMLENG_ACCOUNT_SID !== '' && made.SOMLENG_AUTH_TOKEN !== '' && made.SOMLENG_API_URL !== ''),
    'SOMLENG_SMS_FROM needs SOMLENG_ACCOUNT_SID, SOMLENG_AUTH_TOKEN and SOMLENG_API_URL: without them no text can be sent.',
  )
  .refine(
    (made) => made.ALERT_EMAIL === '' || made.SMTP_URL !== '',
    'ALERT_EMAIL needs SMTP_URL: without a mail server no e-mail can be sent.',
  );

export interface Settings {
  port: number;
  /** Without a trailing slash. Empty until the server knows its port, when no PUBLIC_URL was given. */
  publicUrl: string;
  dataDir: string;
  /** Where the line puts a backup of itself every hour. Empty: it makes none. */
  backupDir: string;
  /** Who is told when the line is not well. Empty: nobody, but for the log. */
  alerts: { webhook: string; email: string; smtp: string };
  /** `smsFrom` is what stands as the sender of texts; empty: none are sent. */
  twilio: { accountSid: string; token: string; smsFrom: string };
  somleng: { accountSid: string; token: string; apiUrl: string; smsFrom: string };
  /** Beside those of the providers themselves: hosts that callers' recordings may be fetched from. */
  recordingHosts: string[];
  /** Empty: the key that is kept in DATA_DIR, made at the first start. */
  callerKey: string;
  /** Of the first administrator, at the first start. Empty: one is made and shown once. */
  adminPassword: string;
  sampleBudgets: boolean;
  /** Whether figures are published at /open. */
  openPage: boolean;
  /** A fact that was confirmed longer ago is not spoken. */
  factsMaxAgeDays: number;
  /** Working days in which a case should be answered. */
  caseDays: number;
  /** How many calls are let in; the others are told that the line is busy. */
  callLimits: { live: number; callerAtOnce: number; callerPerHour: number };
  /** Whether the phone in the browser may place calls: anyone who finds the page can use it. */
  phone: boolean;
  logLevel: string;
}

/** A setting that cannot be used. Its message is one plain sentence for the person who starts the line. */
export class SettingError extends Error {
  readonly code = 'bad-setting';
}

/** In: the environment. Out: the settings. Throws SettingError for the first value that breaks its rule. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  // A setting left blank is a setting not made.
  const made = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = rules.safeParse(made);
  if (!read.success) throw new SettingError(read.error.issues[0]?.message ?? 'A setting is wrong.');
  const value = read.data;
  return {
    port: value.PORT,
    publicUrl: value.PUBLIC_URL && new URL(value.PUBLIC_URL).origin,
    dataDir: value.DATA_DIR,
    backupDir: value.BACKUP_DIR,
    alerts: { webhook: value.ALERT_WEBHOOK, email: value.ALERT_EMAIL, smtp: value.SMTP_URL },
    twilio: {
      accountSid: value.TWILIO_ACCOUNT_SID,
      token: value.TWILIO_AUTH_TOKEN,
      smsFrom: value.TWILIO_SMS_FROM,
    },
    somleng: {
      accountSid: value.SOMLENG_ACCOUNT_SID,
      token: value.SOMLENG_AUTH_TOKEN,
      apiUrl: value.SOMLENG_API_URL,
      smsFrom: value.SOMLENG_SMS_FROM,
    },
    recordingHosts: hostsOf(value.RECORDING_HOSTS),
    callerKey: value.CALLER_KEY,
    adminPassword: value.ADMIN_PASSWORD,
    sampleBudgets: value.SAMPLE_BUDGETS,
    openPage: value.OPEN_PAGE,
    factsMaxAgeDays: value.FACTS_MAX_AGE_DAYS,
    caseDays: value.CASE_DAYS,
    callLimits: {
      live: value.LIVE_CALLS,
      callerAtOnce: value.CALLER_CALLS_AT_ONCE,
      callerPerHour: value.CALLER_CALLS_PER_HOUR,
    },
    phone: value.PHONE ? value.PHONE === 'yes' : isLocal(value.PUBLIC_URL),
    logLevel: value.LOG_LEVEL,
  };
}

const hostsOf = (text: string): string[] => text.split(/[\s,]+/).filter((host) => host !== '');

/** Without PUBLIC_URL, or with one that only this machine can reach. */
const isLocal = (url: string): boolean =>
  url === '' || ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname);

/** Where we ask with our key: by https, at a name, and without another key in it. */
function isApiUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  return protocol === 'https:' && PUBLIC_HOST.test(hostname) && username === '' && password === '';
}

/** Scheme, host and port in ASCII, and nothing else: carriers call it exactly as it stands, and sign it so. */
function isPublicUrl(url: string): boolean {
  return /^https?:\/\/([a-zA-Z0-9.-]+|\[[0-9a-fA-F:]+\])(:\d{1,5})?\/?$/.test(url) && URL.canParse(url);
}

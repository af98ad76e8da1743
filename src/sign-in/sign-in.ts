import type { CodeOutcome, SignIn } from '../staff/ports.ts';
import type { BetterAuth, SignInParts } from './better-auth.ts';

/**
 * Sessions and second factors, by better-auth, which is loaded when the first person comes: most processes that build
 * a context are tests and commands without one.
 */
export function lazySignIn(parts: () => SignInParts): SignIn {
  let opened: Promise<BetterAuth> | undefined;
  const library = (): Promise<BetterAuth> => (opened ??= open(parts()));
  return {
    withPassword: async (headers, username, password) =>
      withPassword(await library(), headers, username, password),
    withCode: async (headers, code) => withCode(await library(), headers, code),
    signOut: async (headers) => {
      const answer = await (await library()).api.signOut({ headers, returnHeaders: true });
      return cookiesOf(answer.headers);
    },
    sessionOf: async (headers) => sessionOf(await library(), headers),
    startSecondFactor: async (headers, password) => startSecondFactor(await library(), headers, password),
    confirmSecondFactor: async (headers, code) => {
      const { api } = await library();
      return codeOutcome(() => api.verifyTOTP({ headers, body: { code }, returnHeaders: true }));
    },
    stopSecondFactor: async (headers, password) => {
      const { api } = await library();
      const answer = await unlessRefused(() =>
        api.disableTwoFactor({ headers, body: { password }, returnHeaders: true }),
      );
      return 'refused' in answer ? undefined : cookiesOf(answer.headers);
    },
  };
}

async function open(parts: SignInParts): Promise<BetterAuth> {
  const { openBetterAuth } = await import('./better-auth.ts');
  return openBetterAuth(parts);
}

const cookiesOf = (headers: Headers | null): string[] => headers?.getSetCookie() ?? [];

async function withPassword(
  { api }: BetterAuth,
  headers: Headers,
  username: string,
  password: string,
): ReturnType<SignIn['withPassword']> {
  const answer = await unlessRefused(() =>
    api.signInUsername({ headers, body: { username, password }, returnHeaders: true }),
  );
  if ('refused' in answer) return undefined;
  const cookies = cookiesOf(answer.headers);
  // With a second factor the answer is another one, which the library's types do not tell.
  const body = answer.response as { user?: { id: string } } | null;
  return body?.user
    ? { personId: body.user.id, needsCode: false, cookies }
    : { personId: null, needsCode: true, cookies };
}

/** Six digits are of the authenticator, anything else is a backup code, which is good once. */
function withCode({ api }: BetterAuth, headers: Headers, code: string): Promise<CodeOutcome> {
  const call = { headers, body: { code }, returnHeaders: true } as const;
  return codeOutcome(() => (/^\d{6}$/.test(code) ? api.verifyTOTP(call) : api.verifyBackupCode(call)));
}

async function codeOutcome(
  ask: () => Promise<{ headers: Headers | null; response: { user: { id: string } } }>,
): Promise<CodeOutcome> {
  const answer = await unlessRefused(ask);
  if ('refused' in answer) return { outcome: CODE_REFUSALS[answer.refused] ?? 'wrong' };
  return { outcome: 'right', personId: answer.response.user.id, cookies: cookiesOf(answer.headers) };
}

const CODE_REFUSALS: Record<string, 'expired' | 'locked'> = {
  INVALID_TWO_FACTOR_COOKIE: 'expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'expired',
  FAILED_TO_CREATE_SESSION: 'expired',
  TOTP_NOT_ENABLED: 'expired',
  BACKUP_CODES_NOT_ENABLED: 'expired',
  ACCOUNT_TEMPORARILY_LOCKED: 'locked',
};

async function sessionOf({ api }: BetterAuth, headers: Headers): ReturnType<SignIn['sessionOf']> {
  const answer = await api.getSession({ headers, returnHeaders: true });
  if (!answer.response) return undefined;
  const { id, userId } = answer.response.session;
  return { personId: userId, sessionId: id, cookies: cookiesOf(answer.headers) };
}

async function startSecondFactor(
  { api }: BetterAuth,
  headers: Headers,
  password: string,
): ReturnType<SignIn['startSecondFactor']> {
  const answer = await unlessRefused(() =>
    api.enableTwoFactor({ headers, body: { password, method: 'totp' } }),
  );
  if ('refused' in answer || answer.method !== 'totp') return undefined;
  return { uri: answer.totpURI, backupCodes: answer.backupCodes };
}

/** The code with which the library refuses, as a value; whatever else fails is thrown on. */
async function unlessRefused<Answer>(ask: () => Promise<Answer>): Promise<Answer | { refused: string }> {
  try {
    return await ask();
  } catch (error) {
    const { name, body } = error as { name?: string; body?: { code?: string } };
    if (name !== 'APIError' || body?.code === undefined) throw error;
    return { refused: body.code };
  }
}

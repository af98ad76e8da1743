import { createTransport } from 'nodemailer';
import type { News } from './watch.ts';

const SECONDS = 10;

export interface Addressees {
  /** Gets a POST of JSON. Empty: nobody. */
  webhook: string;
  /** Gets an e-mail through the server of `smtp`. Empty: nobody. */
  email: string;
  smtp: string;
  /** Where the line is, for whoever looks after several. */
  publicUrl: string;
}

/** Tells those who look after the line. Rejects when one of them could not be told. */
export async function tellPeople(to: Addressees, news: readonly News[]): Promise<void> {
  await Promise.all([
    ...(to.webhook ? news.map((one) => post(to, one)) : []),
    ...(to.email ? [mail(to, news)] : []),
  ]);
}

async function post({ webhook, publicUrl }: Addressees, { at, ...news }: News): Promise<void> {
  const response = await fetch(webhook, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    // `text` alone is what chat services show.
    body: JSON.stringify({ line: publicUrl, ...news, at: new Date(at).toISOString() }),
    signal: AbortSignal.timeout(SECONDS * 1000),
    redirect: 'error',
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`ALERT_WEBHOOK answered ${response.status}.`);
}

async function mail({ email, smtp, publicUrl }: Addressees, news: readonly News[]): Promise<void> {
  const transport = createTransport({ url: smtp, connectionTimeout: SECONDS * 1000 } as never);
  try {
    await transport.sendMail({
      from: email,
      to: email,
      subject: `Sdap: ${news.map(({ alert, state }) => `${alert} ${state}`).join(', ')}`,
      text: `${publicUrl}\n\n${news.map(({ text, at }) => `${new Date(at).toISOString()} ${text}`).join('\n')}\n`,
    });
  } finally {
    transport.close();
  }
}

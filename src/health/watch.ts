import { alertsOf, type Alert } from './alerts.ts';
import type { Vitals } from './vitals.ts';

/** An alert that begins or ends, on its way to a person. */
export interface News {
  alert: Alert['code'];
  state: 'begins' | 'ends';
  text: string;
  /** Milliseconds since 1970 (UTC). */
  at: number;
}

export interface WatchPorts {
  now(): number;
  read(): Promise<Vitals>;
  /** Rejects when nobody could be told; they are then told with the next look. */
  tell(news: readonly News[]): Promise<void>;
  failed(error: unknown): void;
}

/**
 * Looks how the line is, and tells what has begun or ended since the look before.
 * Out: a function that looks once; whoever runs the line calls it every minute.
 */
export function watch({ now, read, tell, failed }: WatchPorts): () => Promise<void> {
  let before: Vitals | null = null;
  let told = new Map<Alert['code'], Alert>();
  return async () => {
    const vitals = await read().catch((error: unknown) => {
      failed(error);
      return null;
    });
    if (!vitals) return;
    const at = now();
    const current = new Map(alertsOf(vitals, before, at).map((alert) => [alert.code, alert]));
    before = vitals;
    const news = changes(told, current, at);
    if (news.length === 0) return;
    try {
      await tell(news);
      told = current;
    } catch (error) {
      failed(error);
    }
  };
}

function changes(
  told: ReadonlyMap<Alert['code'], Alert>,
  current: ReadonlyMap<Alert['code'], Alert>,
  at: number,
): News[] {
  const begun = [...current.values()].filter(({ code }) => !told.has(code));
  const ended = [...told.values()].filter(({ code }) => !current.has(code));
  return [
    ...begun.map(({ code, text }): News => ({ alert: code, state: 'begins', text, at })),
    ...ended.map(({ code, text }): News => ({
      alert: code,
      state: 'ends',
      text: `This is over: ${text}`,
      at,
    })),
  ];
}

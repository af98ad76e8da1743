import type { Fetch } from '../../src/providers/twiml/ask.ts';

/** What the REST API of a carrier answers to one request; an Error is a line that is dead. */
export type PlayedAnswer = { status?: number; body?: unknown } | Error;

/** Stands for `fetch` towards a carrier. In: what is answered, by the end of the path; 404 to the rest. */
export const carrierApi =
  (answers: () => Record<string, PlayedAnswer>, asked?: (url: string, key: string | null) => void): Fetch =>
  (url, { headers }) => {
    asked?.(url.href, new Headers(headers).get('Authorization'));
    const answer = answers()[url.pathname.split('/').at(-1) ?? ''] ?? { status: 404 };
    if (answer instanceof Error) return Promise.reject(answer);
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
    return Promise.resolve(new Response(text, { status: answer.status ?? 200 }));
  };

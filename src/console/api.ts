import type { ErrorAnswer } from '../staff/api-types.ts';
import type { FailureCode } from './texts/en.ts';

/** A request that failed. Its message is English, for whom the code says nothing; screens have words for the code. */
export class ApiError extends Error {
  readonly code: FailureCode;
  readonly field: string | undefined;
  /** All that the line said, for those who can do something about it. */
  readonly answer: unknown;

  constructor(code: FailureCode, message: string, field?: string, answer?: unknown) {
    super(message);
    this.code = code;
    this.field = field;
    this.answer = answer;
  }
}

/** Whether the last request reached the line; whoever shows it is told of a change. */
export const connection = {
  lost: false,
  listeners: new Set<() => void>(),
  set(lost: boolean): void {
    if (lost === connection.lost) return;
    connection.lost = lost;
    for (const listener of connection.listeners) listener();
  },
};

/**
 * Asks the line. In: the method, the path below /api/v1, what to send. Out: the answer, undefined where there is none.
 * Throws ApiError, also when there is no connection.
 */
export async function ask<Answer = undefined>(method: string, path: string, body?: object): Promise<Answer> {
  const json = body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  return answerOf<Answer>(await send(path, { method, ...json }));
}

/** The same, with a text of another type, such as a file, as it is. */
export async function sendText<Answer>(
  method: string,
  path: string,
  body: string,
  type: string,
): Promise<Answer> {
  return answerOf<Answer>(await send(path, { method, headers: { 'Content-Type': type }, body }));
}

async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (response.status === 204) return undefined as Answer;
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as Answer;
  const { error = '', code = 'failed', field } = (answer ?? {}) as Partial<ErrorAnswer>;
  throw new ApiError(code, error, field, answer);
}

async function send(path: string, request: RequestInit): Promise<Response> {
  const response = await fetch(`/api/v1${path}`, request).catch(() => undefined);
  // A proxy answers for a line that is down.
  const reached = response !== undefined && ![502, 503, 504].includes(response.status);
  connection.set(!reached);
  if (!reached) throw new ApiError('unreachable', 'There is no connection.');
  return response;
}

export const failureOf = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError('failed', String(error));

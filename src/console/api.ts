import type { ErrorAnswer } from '../staff/api-types.ts';
import type { FailureCode } from './texts/en.ts';

/** A request that failed. Its message is English, for whom the code says nothing; screens have words for the code. */
export class ApiError extends Error {
  readonly code: FailureCode;
  readonly field: string | undefined;

  constructor(code: FailureCode, message: string, field?: string) {
    super(message);
    this.code = code;
    this.field = field;
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
 * Asks the line. In: the method, the path below /api/v1, what to send: an object, or sound as it is. Out: the answer,
 * undefined where there is none. Throws ApiError, also when there is no connection.
 */
export async function ask<Answer = undefined>(
  method: string,
  path: string,
  body?: object | Blob,
): Promise<Answer> {
  const response = await answered(method, path, body);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** Sends a recording and gets sound back. Throws ApiError. */
export async function askForSound(path: string, recording: Blob): Promise<Blob> {
  const response = await answered('POST', path, recording);
  return response.blob();
}

async function answered(method: string, path: string, body?: object | Blob): Promise<Response> {
  const response = await send(method, path, body);
  if (response.ok) return response;
  const answer: unknown = await response.json().catch(() => undefined);
  const { error = '', code = 'failed', field } = (answer ?? {}) as Partial<ErrorAnswer>;
  throw new ApiError(code, error, field);
}

async function send(method: string, path: string, body?: object | Blob): Promise<Response> {
  const response = await fetch(`/api/v1${path}`, { method, ...contentOf(body) }).catch(() => undefined);
  // A proxy answers for a line that is down.
  const reached = response !== undefined && ![502, 503, 504].includes(response.status);
  connection.set(!reached);
  if (!reached) throw new ApiError('unreachable', 'There is no connection.');
  return response;
}

function contentOf(body: object | Blob | undefined): RequestInit {
  if (body === undefined) return {};
  if (body instanceof Blob) return { headers: { 'Content-Type': body.type }, body };
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

export const failureOf = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError('failed', String(error));

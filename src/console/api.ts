import type { FactRefusalAnswer } from '../directory/api-types.ts';
import type { ErrorAnswer } from '../staff/api-types.ts';
import { listened } from './listened.ts';
import type { FailureCode } from './texts/failure-code.ts';

type Refused = Omit<ErrorAnswer, 'code'> & Pick<FactRefusalAnswer, 'problems'> & { code: FailureCode };

/** A request that failed. Its message is English, for whom the code says nothing; screens have words for the code. */
export class ApiError extends Error {
  readonly code: FailureCode;
  readonly field: string | undefined;
  /** Of facts and menus: what is wrong where. */
  readonly problems: FactRefusalAnswer['problems'];
  /** All that the line said, for those who can do something about it. */
  readonly answer: unknown;

  constructor(code: FailureCode, message: string, answer: Partial<Refused> = {}) {
    super(message);
    this.code = code;
    this.field = answer.field;
    this.problems = answer.problems ?? [];
    this.answer = answer;
  }
}

/** Why the last request could not be served now, and is asked again; null where it was. */
export const connection = listened<'unreachable' | 'callers-first' | null>(null);

/**
 * Asks the line. In: the method, the path below /api/v1, what to send: an object, or sound as it is. Out: the answer,
 * undefined where there is none. Throws ApiError, also when there is no connection.
 */
export async function ask<Answer = undefined>(
  method: string,
  path: string,
  body?: object | Blob,
): Promise<Answer> {
  const response = await send(method, path, body);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** Asks for a sound of the line; for what becomes of a recording, when one is sent. Throws ApiError. */
export const askForSound = async (path: string, recording?: Blob): Promise<Blob> =>
  (await send(recording ? 'POST' : 'GET', path, recording)).blob();

async function send(method: string, path: string, body?: object | Blob): Promise<Response> {
  const response = await fetch(`/api/v1${path}`, { method, ...contentOf(body) }).catch(() => undefined);
  if (response === undefined || isOfProxy(response)) {
    connection.set('unreachable');
    throw new ApiError('unreachable', 'There is no connection.');
  }
  const refusal = response.ok ? null : refusalOf(await response.json().catch(() => undefined));
  connection.set(refusal?.code === 'callers-first' ? 'callers-first' : null);
  if (refusal) throw refusal;
  return response;
}

/** A proxy answers for a line that is down; the line itself, which is busy with callers, says so in JSON. */
const isOfProxy = ({ status, headers }: Response): boolean =>
  [502, 503, 504].includes(status) && !headers.get('Content-Type')?.startsWith('application/json');

function refusalOf(answer: unknown): ApiError {
  const refused = (answer ?? {}) as Partial<Refused>;
  return new ApiError(refused.code ?? 'failed', refused.error ?? '', refused);
}

/**
 * Sends a file whose way over a slow line is watched, which fetch cannot do. In: the path below /api/v1, the file, what
 * is told which share of it is sent, from 0 to 1. Out: the answer. Throws ApiError.
 */
export function sendWatched<Answer>(
  path: string,
  file: Blob,
  onShare: (share: number) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1${path}`);
    request.responseType = 'json';
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.onload = () => {
      connection.set(null);
      if (request.status < 300) resolve(request.response as Answer);
      else reject(refusalOf(request.response));
    };
    request.onerror = () => {
      connection.set('unreachable');
      reject(new ApiError('unreachable', 'There is no connection.'));
    };
    request.send(file);
  });
}

function contentOf(body: object | Blob | undefined): RequestInit {
  if (body === undefined) return {};
  if (body instanceof Blob)
    return { headers: { 'Content-Type': body.type || 'application/octet-stream' }, body };
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

export const failureOf = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError('failed', String(error));

/** Whether a failure says nothing about what was asked for, so that it may be asked for again. */
export const isPassing = (error: unknown): boolean =>
  ['unreachable', 'callers-first'].includes(failureOf(error).code);

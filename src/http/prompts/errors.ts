import type { ErrorRequestHandler } from 'express';
import { IntakeError } from '../../prompts/intake/intake-error.ts';
import { LibraryError } from '../../prompts/library/library-error.ts';

const NOT_FOUND = new Set([
  ...['unknown-prompt', 'unknown-language', 'unknown-clip', 'unknown-import'],
  ...['unknown-code', 'unknown-flow'],
]);

const CONFLICTS = new Set(['not-ready', 'exists', 'text-of-fact']);

/** What cannot be done with a prompt or a recording, as a status and the plain sentence that says what to do. */
export const promptErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent || !(isKnown(error) || isTooLarge(error))) {
    next(error);
    return;
  }
  response.set('Cache-Control', 'no-store');
  if (!isKnown(error)) {
    response.status(413).json({
      error: 'The file is larger than 20 MB; save it as MP3, or as WAV with one channel.',
      code: 'too-large',
    });
    return;
  }
  const status = NOT_FOUND.has(error.code) ? 404 : CONFLICTS.has(error.code) ? 409 : 422;
  response.status(status).json({ error: error.message, code: error.code });
};

const isKnown = (error: unknown): error is IntakeError | LibraryError =>
  error instanceof IntakeError || error instanceof LibraryError;

/** Express stops reading a body that is too large. */
const isTooLarge = (error: unknown): boolean => (error as { type?: string }).type === 'entity.too.large';

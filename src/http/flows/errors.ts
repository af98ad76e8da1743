import type { ErrorRequestHandler } from 'express';
import { FlowRefusal, type FlowRefusalCode } from '../../flows/refusal.ts';

const STATUS: Record<FlowRefusalCode, number> = {
  'unknown-flow': 404,
  'unknown-release': 404,
  'unknown-node': 404,
  'no-draft': 404,
  'flow-exists': 409,
  'draft-changed': 409,
  'not-planned': 409,
  'not-live-yet': 409,
  'nothing-changes': 409,
  'wrong-flow': 400,
  'bad-file': 400,
  'not-in-the-future': 400,
  'flow-problems': 422,
};

/** What cannot be done with a flow, as a status, the plain sentence that says what to do, and what goes with it. */
export const flowErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent || !(error instanceof FlowRefusal)) {
    next(error);
    return;
  }
  const { message, code, more } = error;
  response.set('Cache-Control', 'no-store');
  response.status(STATUS[code]).json({ error: message, code, ...more });
};

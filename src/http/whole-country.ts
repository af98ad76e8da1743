import type { RequestHandler } from 'express';
import { Refusal } from '../staff/refusal.ts';
import { staffOf } from './guard.ts';

/**
 * Refuses who is limited to districts: calls and what is counted of them are of the whole country, and most calls are of no
 * place that anybody knows. Behind a guard.
 */
export const wholeCountry: RequestHandler = (request, _response, next) => {
  if (staffOf(request).districts !== null)
    throw new Refusal(
      'not-allowed',
      'This key is limited to districts, and calls and reports are of the whole country. Ask an administrator for one without districts.',
    );
  next();
};

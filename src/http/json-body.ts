import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type RequestHandler } from 'express';
import { Refusal } from '../staff/refusal.ts';

/** A flow is the deepest that anybody sends, below 20; what is nested without end breaks whoever walks it. */
const DEEPEST = 64;

const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Reads bodies of JSON. In: the largest, such as `32kb`. Throws Refusal: bad-input for one that is nested too deep. */
export const jsonBody = (limit: string): RequestHandler => express.json({ limit, verify: refuseDepth });

function refuseDepth(_request: IncomingMessage, _response: ServerResponse, body: Buffer): void {
  if (depthOf(body) > DEEPEST)
    throw new Refusal('bad-input', `The body is nested deeper than ${DEEPEST} levels. Send it flatter.`);
}

/** How deep the lists and objects of a JSON text are nested, before anything is made of it. */
export function depthOf(body: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (inText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (OPENING.has(byte)) deepest = Math.max(deepest, (depth += 1));
    else if (CLOSING.has(byte)) depth -= 1;
  }
  return deepest;
}

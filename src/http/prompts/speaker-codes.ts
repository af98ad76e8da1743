import express, { Router } from 'express';
import type { Context } from '../../context.ts';
import {
  newSpeakerCodeRequest,
  type NewSpeakerCodeAnswer,
  type SpeakerCodeAnswer,
  type SpeakerCodesAnswer,
} from '../../prompts/api-types.ts';
import { makeSpeakerCode, revokeSpeakerCode } from '../../prompts/by-phone/speaker-codes.ts';
import { bodyOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';

/** `/api/v1/speaker-codes`, for those who approve clips: who may record by phone, what, and until when. */
export function speakerCodeRoutes(context: Context): Router {
  const ports = context.speakerCodes;
  const router = Router();
  router.use(guard(context, 'prompts:approve'), express.json({ limit: '32kb' }));
  router.get('/', (_request, response) => {
    response.json({ codes: ports.codes.all() } satisfies SpeakerCodesAnswer);
  });
  router.post('/', (request, response) => {
    const wanted = bodyOf(newSpeakerCodeRequest, request);
    const made: NewSpeakerCodeAnswer = makeSpeakerCode(ports, staffOf(request), wanted);
    response.status(201).json(made);
  });
  router.delete('/:id', (request, response) => {
    const code = revokeSpeakerCode(ports, staffOf(request), request.params.id);
    response.json({ code } satisfies SpeakerCodeAnswer);
  });
  return router;
}

import { Router } from 'express';
import type { Context } from '../../context.ts';
import {
  newSpeakerCodeRequest,
  type NewSpeakerCodeAnswer,
  type SpeakerCodeAnswer,
  type SpeakerCodesAnswer,
  type SpeakerTakesAnswer,
} from '../../prompts/api-types.ts';
import { makeSpeakerCode, revokeSpeakerCode } from '../../prompts/by-phone/speaker-codes.ts';
import { bodyOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';
import { jsonBody } from '../json-body.ts';

/** `/api/v1/speaker-codes`, for those who approve clips: who may record by phone, what, and until when. */
export function speakerCodeRoutes(context: Context): Router {
  const ports = context.speakerCodes;
  const router = Router();
  router.use(guard(context, 'prompts:approve'), jsonBody('32kb'));
  router.get('/', (_request, response) => {
    const codes = ports.codes.all().map((code) => ({ ...code, left: ports.left(code) }));
    response.json({ codes, numbers: ports.numbers() } satisfies SpeakerCodesAnswer);
  });
  router.get('/:id/takes', (request, response) => {
    response.json({ takes: ports.codes.takesWith(request.params.id) } satisfies SpeakerTakesAnswer);
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

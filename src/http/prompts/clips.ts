import express, { Router, type Request, type Response } from 'express';
import type { Context } from '../../context.ts';
import { asOnThePhone } from '../../prompts/audio/mu-law.ts';
import { decodeWav, encodeWav } from '../../prompts/audio/wav.ts';
import { uploadQuery, type ClipAnswer } from '../../prompts/api-types.ts';
import { intake, LARGEST_UPLOAD_BYTES } from '../../prompts/intake/intake.ts';
import { stateOf, type Clip } from '../../prompts/library/contents.ts';
import { LibraryError } from '../../prompts/library/library-error.ts';
import { Refusal } from '../../staff/refusal.ts';
import { queryOf } from '../body.ts';
import { guard, staffOf } from '../guard.ts';

/** A clip never changes, but it is for staff: their browser may keep it, and nobody between. */
const PRIVATE_FOR_A_DAY = 'private, max-age=86400, immutable';

/**
 * `/api/v1/prompts/:id/clips` and `/api/v1/clips`: record, hear, approve.
 * `POST /api/v1/clips/as-heard.wav` gives a recording back as callers would hear it, and keeps nothing.
 */
export function clipRoutes(context: Context): Router {
  const router = Router();
  router.post(
    '/prompts/:id/clips/:language',
    guard(context, 'prompts:write'),
    express.raw({ type: () => true, limit: LARGEST_UPLOAD_BYTES }),
    async (request, response) => {
      response.status(201).json(await upload(context, request));
    },
  );
  router.post(
    '/clips/as-heard.wav',
    guard(context, 'prompts:write'),
    express.raw({ type: () => true, limit: LARGEST_UPLOAD_BYTES }),
    async (request, response) => {
      const sound = await intake(bytesOf(request));
      response.type('audio/wav').send(encodeWav(asOnThePhone(sound)));
    },
  );
  for (const action of ['approve', 'withdraw'] as const) {
    router.post(`/clips/:clip/${action}`, guard(context, 'prompts:approve'), (request, response) => {
      response.json(decide(context, request, action));
    });
  }
  router.get('/clips/:clip.wav', guard(context, 'prompts:read'), (request, response) => {
    sendSound(response, soundOf(context, String(request.params['clip'])));
  });
  router.get('/clips/:clip/phone.wav', guard(context, 'prompts:read'), (request, response) => {
    const bytes = soundOf(context, String(request.params['clip']));
    sendSound(response, encodeWav(asOnThePhone(decodeWav(bytes))));
  });
  return router;
}

async function upload(context: Context, request: Request): Promise<ClipAnswer> {
  const { library } = context;
  const { id: prompt = '', language = '' } = request.params as Record<string, string>;
  const staff = staffOf(request);
  const { speaker, approve: wish } = queryOf(uploadQuery, request);
  const approve = wish === 'yes';
  if (approve && !staff.permissions.includes('prompts:approve'))
    throw new Refusal('not-allowed', 'You may add recordings; somebody else has to approve them.');
  // Asked first: nobody's sound is read for a prompt that is none.
  library.checkPlace({ prompt, language });
  const sound = library.keep(await intake(bytesOf(request)));
  const about = { prompt, language, sound, origin: 'recorded' as const, approve };
  const added = context.store.transaction(() => {
    const [clip] = library.add([{ ...about, speaker: speaker || staff.name }]);
    if (!clip) throw new Error('A clip that was added is gone.');
    const subject = { kind: 'clip', id: String(clip.id) };
    const after = { prompt, language, approved: approve };
    context.audit.record({ actor: staff, action: 'clip.added', subject, after });
    return clip;
  });
  return answerOf(context, added);
}

const bytesOf = ({ body }: Request): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

function decide(context: Context, request: Request, action: 'approve' | 'withdraw'): ClipAnswer {
  const id = clipId(String(request.params['clip']));
  const decided = context.store.transaction(() => {
    const clip = context.library[action](id);
    const subject = { kind: 'clip', id: String(id) };
    const after = { prompt: clip.prompt, language: clip.language };
    const said = action === 'approve' ? 'clip.approved' : 'clip.withdrawn';
    context.audit.record({ actor: staffOf(request), action: said, subject, after });
    return clip;
  });
  return answerOf(context, decided);
}

const answerOf = ({ library }: Context, clip: Clip): ClipAnswer => ({
  ...clip,
  state: stateOf(clip),
  heard: library.now().clip(clip.prompt, clip.language)?.id === clip.id,
});

const clipId = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

function soundOf({ library, clipFiles }: Context, id: string): Buffer {
  const clip = library.clip(clipId(id));
  if (!clip || !clipFiles.has(clip.sha256))
    throw new LibraryError('unknown-clip', 'There is no such clip. Load the list anew.');
  return clipFiles.read(clip.sha256);
}

function sendSound(response: Response, bytes: Buffer): void {
  response.set({ 'Content-Type': 'audio/wav', 'Cache-Control': PRIVATE_FOR_A_DAY }).send(bytes);
}

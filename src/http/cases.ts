import express, { Router, type Request, type Response } from 'express';
import type { Context } from '../context.ts';
import {
  assignRequest,
  caseQuery,
  dueRequest,
  noteRequest,
  promptReplyRequest,
  reasonRequest,
  redactRequest,
  replyPromptsQuery,
  seenQuery,
  seenRequest,
  type ReplyPromptsAnswer,
} from '../cases/api-types.ts';
import { deleteSound, hearCase, hearReply, redactCase } from '../cases/case-sound.ts';
import type { Target } from '../cases/change-case.ts';
import { inbox, showCase } from '../cases/show-cases.ts';
import {
  assignCase,
  decideCase,
  noteOnCase,
  openCase,
  replyWithPrompt,
  replyWithSound,
  setDue,
} from '../cases/work-on-case.ts';
import { LARGEST_UPLOAD_BYTES } from '../prompts/intake/intake.ts';
import type { Staff } from '../staff/ports.ts';
import { bodyOf, queryOf } from './body.ts';
import { guard, staffOf } from './guard.ts';
import { jsonBody } from './json-body.ts';

/** `/api/v1/cases`, for those who answer callers' messages, each for the districts that are theirs. */
export function caseRoutes(context: Context): Router {
  const router = Router();
  router.use(readRoutes(context));
  router.use(guard(context, 'cases:write'));
  router.use(replyRoutes(context), jsonBody('32kb'), changeRoutes(context));
  return router;
}

function readRoutes(context: Context): Router {
  const router = Router();
  const ports = context.caseWork;
  const mayRead = guard(context, 'cases:read');
  router.get('/', mayRead, (request, response) => {
    const { assigned, late, ...query } = queryOf(caseQuery, request);
    const staff = staffOf(request);
    const assignedTo = assigned && (assigned === 'me' ? staff.id : null);
    response.json(inbox(ports, staff, { ...query, assignedTo, late: late === 'yes' }));
  });
  router.get('/reply-prompts', mayRead, (request, response) => {
    const { language } = queryOf(replyPromptsQuery, request);
    response.json({ prompts: ports.replyPrompts(language) } satisfies ReplyPromptsAnswer);
  });
  router.get('/:number', mayRead, (request, response) => {
    response.json(showCase(ports, staffOf(request), numberOf(request)));
  });
  router.get('/:number/recording.wav', mayRead, (request, response) => {
    sendSound(response, hearCase(ports, staffOf(request), numberOf(request)));
  });
  router.get('/:number/replies/:reply.wav', mayRead, (request, response) => {
    const reply = Number(request.params['reply']);
    sendSound(response, hearReply(ports, staffOf(request), numberOf(request), reply));
  });
  return router;
}

/** A spoken reply is the body itself. */
function replyRoutes(context: Context): Router {
  const router = Router();
  const sound = express.raw({ type: () => true, limit: LARGEST_UPLOAD_BYTES });
  router.post('/:number/replies', sound, async (request, response) => {
    const target = { number: numberOf(request), seen: queryOf(seenQuery, request).seen };
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    await replyWithSound(context.caseWork, staffOf(request), target, bytes);
    answer(context, request, response);
  });
  return router;
}

/** Every change answers with the case as it is then. */
function changeRoutes(context: Context): Router {
  const router = Router();
  const ports = context.caseWork;
  type Body = { seen: number };
  const change = <Given extends Body>(
    path: string,
    read: (request: Request) => Given,
    work: (staff: Staff, target: Target, given: Given) => void | Promise<void>,
  ): void => {
    router.post(`/:number/${path}`, async (request, response) => {
      const given = read(request);
      await work(staffOf(request), { number: numberOf(request), seen: given.seen }, given);
      answer(context, request, response);
    });
  };
  change(
    'notes',
    (request) => bodyOf(noteRequest, request),
    (staff, target, { text }) => noteOnCase(ports, staff, target, text),
  );
  change(
    'assign',
    (request) => bodyOf(assignRequest, request),
    (staff, target, { to }) => assignCase(ports, staff, target, to),
  );
  change(
    'due',
    (request) => bodyOf(dueRequest, request),
    (staff, target, { on }) => setDue(ports, staff, target, on),
  );
  change(
    'open',
    (request) => bodyOf(seenRequest, request),
    (staff, target) => openCase(ports, staff, target),
  );
  for (const action of ['close', 'reject', 'reopen'] as const) {
    change(
      action,
      (request) => bodyOf(reasonRequest, request),
      (staff, target, { reason }) => decideCase(ports, staff, target, action, reason),
    );
  }
  change(
    'replies/prompt',
    (request) => bodyOf(promptReplyRequest, request),
    (staff, target, { prompt }) => replyWithPrompt(ports, staff, target, prompt),
  );
  change(
    'redact',
    (request) => bodyOf(redactRequest, request),
    (staff, target, given) => redactCase(ports, staff, target, given),
  );
  change(
    'delete-recording',
    (request) => bodyOf(seenRequest, request),
    (staff, target) => deleteSound(ports, staff, target),
  );
  return router;
}

const answer = (context: Context, request: Request, response: Response): void => {
  response.json(showCase(context.caseWork, staffOf(request), numberOf(request)));
};

const numberOf = (request: Request): string => String(request.params['number']);

/** Somebody's voice: no browser keeps it, and nothing between. */
function sendSound(response: Response, wav: Uint8Array): void {
  response.set({ 'Content-Type': 'audio/wav', 'Cache-Control': 'no-store' }).send(Buffer.from(wav));
}

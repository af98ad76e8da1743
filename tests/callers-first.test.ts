import supertest from 'supertest';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Context } from '../src/context.ts';
import { createApp } from '../src/http/app.ts';
import { testLine } from './support/line.ts';
import { signedInAs } from './support/staff.ts';

let context: Context;
let isBehind = false;

beforeEach(async () => {
  context = await testLine();
  context.together.isBehind = () => isBehind;
});

afterEach(() => {
  isBehind = false;
  context.close();
});

it('serves nobody but callers while they wait for too long, and says when to ask again', async () => {
  const app = createApp(context);
  const editor = await signedInAs(context, app, 'editor');
  isBehind = true;
  const refused = await editor.get('/api/v1/flows').expect(503);
  expect(refused.headers['retry-after']).toBe('3');
  expect(refused.body).toEqual({
    error: 'Very many people are calling now, and callers go first. Try again in 3 s.',
    code: 'callers-first',
  });
  await supertest(app).get('/api/v1/flows').set('Authorization', 'Bearer nobody').expect(503);
  await supertest(app).post('/telephony/twilio/voice').expect(403);
  await supertest(app).get('/console').expect(200);
  isBehind = false;
  await editor.get('/api/v1/flows').expect(200);
});

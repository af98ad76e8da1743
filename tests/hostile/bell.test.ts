import { pino } from 'pino';
import request from 'supertest';
import { expect, it } from 'vitest';
import { alertsOf } from '../../src/health/alerts.ts';
import { createApp } from '../../src/http/app.ts';
import { Conversation } from '../support/conversation.ts';
import { NOW, testLine } from '../support/line.ts';

const TIMES = 30;
const FORM = 'application/x-www-form-urlencoded';

it('nobody rings the bell, or fills the log, with webhooks that are none', async () => {
  let now = NOW;
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const context = await testLine({ log, clock: { now: () => now } });
  const app = createApp(context);
  const call = new Conversation(context);
  const post = (path: string, body: string) => request(app).post(path).type(FORM).send(body);
  const before = await context.health.vitals();
  const attack = async (): Promise<void> => {
    await post('/telephony/twilio/voice', 'CallSid=CA1&From=%2B85570918243');
    await post('/telephony/twilio/voice', 'a=1&'.repeat(300));
    await post('/telephony/twilio/voice', `a=${'x'.repeat(70_000)}`);
    await post('/telephony/nobody/85570918243', '');
    await call.post('/telephony/twilio/voice', { CallSid: '%00' });
    await request(app).get('/media/0123456789abcdef0123456789abcdef.wav');
  };
  for (let time = 0; time < TIMES; time += 1) await attack();
  expect(lines.length).toBeLessThanOrEqual(4);
  expect(lines.join('')).not.toContain('70918243');
  now += 60_000;
  await attack();
  expect(lines.map((line) => (JSON.parse(line) as { untold: number }).untold).filter(Boolean)).toContain(
    TIMES - 1,
  );
  expect(lines.length).toBeLessThanOrEqual(8);
  expect(alertsOf(await context.health.vitals(), before, now)).toEqual(alertsOf(before, before, now));
  const { text } = await request(app).get('/metrics');
  expect(text).not.toMatch(/sdap_faults_total\{where="webhook"\}/);
  expect(text).toContain(`sdap_refused_total{provider="twilio",reason="malformed-webhook"} ${TIMES + 1}`);
  const [kept] = [...context.database.rows('select count(*) as contacts from provider_contacts')];
  expect(Number(kept?.['contacts'])).toBeLessThanOrEqual(60);
});

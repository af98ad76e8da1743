import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import request from 'supertest';
import { expect, it } from 'vitest';
import { readSettings } from '../src/config/settings.ts';
import { createContext } from '../src/context.ts';
import { createApp } from '../src/http/app.ts';
import { decodeWav } from '../src/prompts/audio/wav.ts';
import { filledDatabase, testLine } from './support/line.ts';

const somewhere = (): string => mkdtempSync(join(tmpdir(), 'sdap-media-'));

it.each([
  ['absolute', somewhere()],
  ['relative, as it is without a setting', relative(process.cwd(), somewhere())],
  ['below a folder that begins with a dot', join(somewhere(), '.hidden/var')],
])('clips are served where the data folder is %s', async (_name, DATA_DIR) => {
  const context = await createContext(readSettings({ DATA_DIR, LOG_LEVEL: 'silent' }), {
    database: await filledDatabase(),
  });
  const { hash } = context.voice.utter([{ prompt: 'apology' }], 'km');
  const response = await request(createApp(context)).get(`/media/${hash}.wav`).buffer(true);
  expect(response.status).toBe(200);
  expect(decodeWav(response.body as Buffer).length).toBeGreaterThan(8_000);
  context.close();
});

it('tells how long callers wait for the first byte of a clip, made now and made before', async () => {
  const context = await testLine();
  const { hash } = context.voice.utter([{ prompt: 'apology' }], 'km');
  const app = createApp(context);
  for (const _ of [1, 2]) await request(app).get(`/media/${hash}.wav`).buffer(true).expect(200);
  const { text } = await request(app).get('/metrics');
  expect(text).toContain('sdap_clip_first_byte_seconds_count{made="now"} 1');
  expect(text).toContain('sdap_clip_first_byte_seconds_count{made="before"} 1');
});

import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { readFlowTexts } from '../../src/config/flow-files.ts';
import { SHIPPED_FLOWS, type Context } from '../../src/context.ts';
import { saveDraft } from '../../src/flows/drafts.ts';
import { fileOf } from '../../src/flows/files.ts';
import { publish, releaseSummaries, restore } from '../../src/flows/releases.ts';
import { liveSet } from '../../src/flows/set.ts';
import { bringShippedFlows } from '../../src/flows/shipped.ts';
import { createApp } from '../../src/http/app.ts';
import { readSettings } from '../../src/config/settings.ts';
import { createContext } from '../../src/context.ts';
import { pino } from 'pino';
import type { Actor } from '../../src/staff/ports.ts';
import { CLIP_FOLDER, filledDatabase, PUBLIC_URL, testLine } from '../support/line.ts';
import { withKey } from '../support/staff.ts';
import { liveFlow, saying } from './support.ts';

const SOKHA: Actor = { kind: 'person', id: '1', name: 'Sokha' };

const shipped = (): Map<string, string> => new Map(readFlowTexts(SHIPPED_FLOWS));

describe('the files of flows', () => {
  it('are what was shipped, byte for byte, and bringing them back changes nothing', async () => {
    const context = await testLine();
    const app = createApp(context);
    const editor = withKey(context, app, ['flows:read', 'flows:write', 'flows:publish']);
    for (const [id, text] of shipped()) {
      const { text: sent, headers } = await editor.get(`/api/v1/flows/${id}/file`).expect(200);
      expect(sent).toBe(text);
      expect(headers['content-type']).toBe('text/yaml; charset=utf-8');
    }
    const text = shipped().get('tell-us') ?? '';
    const put = (path: string, body: string) => editor.put(path).type('text/yaml').send(body);
    expect((await put('/api/v1/flows/tell-us/file', text).expect(200)).body).toEqual({
      revision: 1,
      problems: [],
    });
    const nothing = await editor.post('/api/v1/releases', { flows: ['tell-us'] }).expect(409);
    expect(nothing.body).toMatchObject({ code: 'nothing-changes' });
    expect((await editor.get('/api/v1/releases/draft/changes')).body).toEqual({ flows: [] });
    await put('/api/v1/flows/tell-us/file', `${text}# mine\n`).expect(409);
    await put('/api/v1/flows/tell-us/file?revision=1', `${text}# mine\n`).expect(200);
    await editor.post('/api/v1/releases', { flows: ['tell-us'] }).expect(201);
    expect((await editor.get('/api/v1/flows/tell-us/file')).text).toBe(`${text}# mine\n`);
    expect((await put('/api/v1/flows/tell-us/file', 'nodes: [').expect(400)).body).toMatchObject({
      code: 'bad-file',
    });
    await editor.get('/api/v1/flows/tell-us/file?of=draft').expect(404);
    await supertest(app).get('/api/v1/flows/tell-us/file').expect(401);
  });

  it('may bring a new flow', async () => {
    const context = await testLine();
    const editor = withKey(context, createApp(context), ['flows:read', 'flows:write']);
    const text = (shipped().get('forget-me') ?? '').replace('id: forget-me', 'id: forget-you');
    await editor.put('/api/v1/flows/forget-you/file').type('text/yaml').send(text).expect(200);
    expect((await editor.get('/api/v1/flows/forget-you/file?of=draft')).text).toBe(text);
    await editor.get('/api/v1/flows/forget-you/file').expect(404);
  });
});

describe('a newer Sdap', () => {
  const newer = (...ids: string[]): Map<string, string> =>
    new Map([...shipped()].map(([id, text]) => [id, ids.includes(id) ? `${text}# newer\n` : text]));

  function publishEdit(context: Context, id: string, title: string): void {
    const flow = context.menus.reader.json(liveSet(context.menus).get(id) ?? '');
    saveDraft(context.menus, SOKHA, id, {
      revision: null,
      flow: { ...flow, title: { km: title, en: title } },
    });
    publish(context.menus, SOKHA, { flows: [id], note: '', liveAt: null });
  }

  it('brings newer flows in a release of its own, but for those that staff changed', async () => {
    const context = await testLine();
    publishEdit(context, 'tell-us', 'Mine');
    const mine = fileOf(context.menus, 'tell-us', 'live');
    bringShippedFlows(context.menus, newer('tell-us', 'forget-me'));
    expect(fileOf(context.menus, 'tell-us', 'live')).toBe(mine);
    expect(fileOf(context.menus, 'forget-me', 'live')).toMatch(/# newer\n$/);
    expect(releaseSummaries(context.menus)[0]).toMatchObject({ number: 3, by: 'Sdap', flows: ['forget-me'] });
    bringShippedFlows(context.menus, newer('tell-us', 'forget-me'));
    expect(releaseSummaries(context.menus)).toHaveLength(3);
  });

  it('does not undo a roll back at the next start', async () => {
    const context = await testLine();
    bringShippedFlows(context.menus, newer('forget-me'));
    restore(context.menus, SOKHA, 1, 'The old one was better');
    bringShippedFlows(context.menus, newer('forget-me'));
    bringShippedFlows(context.menus, newer('forget-me', 'rights'));
    expect(fileOf(context.menus, 'forget-me', 'live')).toBe(shipped().get('forget-me'));
    expect(fileOf(context.menus, 'rights', 'live')).toMatch(/# newer\n$/);
  });

  it('leaves everything as it is where the new flows do not go together with those of the line', async () => {
    const context = await testLine();
    publishEdit(context, 'tell-us', 'Mine');
    const without = shipped();
    without.delete('forget-me');
    bringShippedFlows(context.menus, without);
    expect(liveSet(context.menus).has('forget-me')).toBe(true);
    expect(releaseSummaries(context.menus)).toHaveLength(2);
  });

  it('refuses a file that cannot be read, and says which', async () => {
    const context = await testLine();
    expect(() => bringShippedFlows(context.menus, newer().set('rights', 'specVersion: 2'))).toThrow(
      /rights\.yaml/,
    );
  });
});

describe('two processes over one database', () => {
  it('a release of one answers the next call of the other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sdap-two-'));
    const file = join(folder, 'sdap.sqlite');
    writeFileSync(file, await filledDatabase());
    const open = () =>
      createContext(readSettings({ PUBLIC_URL, DATA_DIR: folder }), {
        clipFolder: CLIP_FOLDER,
        log: pino({ level: 'silent' }),
      });
    const [one, other] = [await open(), await open()];
    try {
      const before = other.flows.current('citizen-line').version;
      const editor = withKey(one, createApp(one), ['flows:read']);
      const flow = saying(await liveFlow(editor, 'citizen-line'), 'thank-you-for-rating');
      saveDraft(one.menus, SOKHA, 'citizen-line', { revision: null, flow });
      publish(one.menus, SOKHA, { flows: ['citizen-line'], note: '', liveAt: null });
      expect(other.flows.current('citizen-line').version).not.toBe(before);
      expect(other.flows.current('citizen-line').version).toBe(one.flows.current('citizen-line').version);
      expect(other.flows.find('citizen-line', before).version).toBe(before);
    } finally {
      one.close();
      other.close();
    }
  });
});

it('is what `call-flows/` has: every file is named by its flow', () => {
  for (const [id, text] of shipped()) expect(text).toContain(`\nid: ${id}\n`);
  expect(readFileSync(join(SHIPPED_FLOWS, 'citizen-line.yaml'), 'utf8')).toBe(shipped().get('citizen-line'));
});

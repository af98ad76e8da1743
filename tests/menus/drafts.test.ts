import type { RequestListener } from 'node:http';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import type { CheckAnswer, Draft, FlowAnswer, FlowsAnswer } from '../../src/flows/api-types.ts';
import { createApp } from '../../src/http/app.ts';
import { testLine } from '../support/line.ts';
import { signedInAs, withKey, type Caller } from '../support/staff.ts';

let context: Context;
let app: RequestListener;
let editor: Caller;

beforeEach(async () => {
  context = await testLine();
  app = createApp(context);
  editor = withKey(context, app, ['flows:read', 'flows:write', 'flows:publish']);
});

const bodyOf = <Body>(answer: { body: unknown }): Body => answer.body as Body;

const live = async (id: string) => {
  const { live: flow } = bodyOf<FlowAnswer>(await editor.get(`/api/v1/flows/${id}`).expect(200));
  if (!flow) throw new Error(`${id} is not live.`);
  return flow;
};

describe('GET /api/v1/flows', () => {
  it('lists every flow with its line, who runs it and what is live', async () => {
    const { flows } = bodyOf<FlowsAnswer>(await editor.get('/api/v1/flows').expect(200));
    expect(flows.find(({ id }) => id === 'citizen-line')).toMatchObject({
      lines: ['*'],
      usedBy: [],
      live: { release: 1 },
      draft: null,
      problems: 0,
    });
    expect(flows.find(({ id }) => id === 'find-commune')?.usedBy).toContain('case-commune');
  });

  it('has the schema and an example of each kind of node', async () => {
    const { body } = (await editor.get('/api/v1/flows/schema').expect(200)) as { body: unknown };
    const nodes = (body as { nodes: { type: string; schema: object; example: { type: string } }[] }).nodes;
    expect(nodes.map(({ type }) => type)).toContain('menu');
    expect(nodes.every(({ type, example }) => type === example.type)).toBe(true);
  });
});

describe('a draft', () => {
  it('is kept beside what is live, and what changed stands in the audit log', async () => {
    const flow = await live('give-rating');
    flow.nodes['trouble'] = { ...flow.nodes['trouble'], type: 'play', note: 'New' };
    const saved = await editor.put('/api/v1/flows/give-rating/draft', { revision: null, flow }).expect(200);
    expect(saved.body).toEqual({ revision: 1, problems: [] });
    const { draft, live: still } = bodyOf<FlowAnswer>(await editor.get('/api/v1/flows/give-rating'));
    expect(draft).toMatchObject({ revision: 1, flow, updatedBy: 'a key' });
    expect(still?.nodes['trouble']).not.toHaveProperty('note');
    const [entry] = context.audit.page(1);
    expect(entry).toMatchObject({ action: 'flow.draft-saved', subject: { kind: 'flow', id: 'give-rating' } });
    expect(Object.keys(entry?.after?.['nodes'] ?? {})).toEqual(['trouble']);
    expect(entry?.before).toEqual({ nodes: { trouble: still?.nodes['trouble'] } });
  });

  it('of two people is nobody overwritten: the second one is shown what the first one saved', async () => {
    const flow = await live('give-rating');
    const first = { ...flow, title: { km: 'ក', en: 'First' } };
    await editor.put('/api/v1/flows/give-rating/draft', { revision: null, flow: first }).expect(200);
    const second = { ...flow, title: { km: 'ខ', en: 'Second' } };
    const refused = await editor
      .put('/api/v1/flows/give-rating/draft', { revision: null, flow: second })
      .expect(409);
    expect(refused.body).toMatchObject({ code: 'draft-changed', draft: { revision: 1, flow: first } });
    await editor.put('/api/v1/flows/give-rating/draft', { revision: 1, flow: second }).expect(200);
    await editor.delete('/api/v1/flows/give-rating/draft?revision=1').expect(409);
    await editor.delete('/api/v1/flows/give-rating/draft?revision=2').expect(204);
    const gone = await editor
      .put('/api/v1/flows/give-rating/draft', { revision: 2, flow: second })
      .expect(409);
    expect(bodyOf<{ draft: Draft | null }>(gone).draft).toBeNull();
    const anew = await editor
      .put('/api/v1/flows/give-rating/draft', { revision: null, flow: second })
      .expect(200);
    expect(anew.body).toMatchObject({ revision: 3 });
  });

  it('may have problems, which name node and field in plain words', async () => {
    const flow = await live('give-rating');
    flow.nodes['trouble'] = { type: 'play', say: 'trouble', exits: { next: 'return:done' } };
    const { body } = (await editor
      .put('/api/v1/flows/give-rating/draft', { revision: null, flow })
      .expect(200)) as { body: unknown };
    expect(body).toMatchObject({
      problems: [{ flow: 'give-rating', node: 'trouble', path: ['say'], rule: 'schema' }],
    });
    const { flows } = bodyOf<FlowsAnswer>(await editor.get('/api/v1/flows'));
    expect(flows.find(({ id }) => id === 'give-rating')).toMatchObject({
      problems: 1,
      draft: { revision: 1 },
    });
    await editor.post('/api/v1/releases', { flows: ['give-rating'] }).expect(422);
  });

  it('of a new flow has one node that is sound, and needs a name of its own', async () => {
    const made = await editor
      .post('/api/v1/flows', { id: 'my-menu', title: { km: 'បញ្ជី', en: 'Mine' } })
      .expect(201);
    const { draft } = bodyOf<FlowAnswer>(made);
    const check = await editor.post('/api/v1/flows/my-menu/check', { flow: draft?.flow }).expect(200);
    expect(check.body).toMatchObject({ problems: [], reach: { goodbye: { seconds: 0, presses: 0 } } });
    await editor.post('/api/v1/flows', { id: 'my-menu', title: { km: 'បញ្ជី' } }).expect(409);
    await editor.post('/api/v1/flows', { id: 'My menu', title: { km: 'បញ្ជី' } }).expect(400);
  });

  it('that is no flow at all is refused, and an unknown one too', async () => {
    const flow = await live('give-rating');
    const put = (id: string, sent: object) =>
      editor.put(`/api/v1/flows/${id}/draft`, { revision: null, flow: sent });
    expect((await put('give-rating', { id: 'give-rating' })).status).toBe(400);
    expect((await put('give-rating', { ...flow, id: 'other' })).body).toMatchObject({ code: 'wrong-flow' });
    expect((await put('nowhere', { ...flow, id: 'nowhere' })).status).toBe(404);
    await editor.get('/api/v1/flows/nowhere').expect(404);
  });
});

describe('POST /api/v1/flows/:id/check', () => {
  it('tells ways, how far each node is, and the words of each prompt', async () => {
    const flow = await live('your-message');
    const check = bodyOf<CheckAnswer>(
      await editor.post('/api/v1/flows/your-message/check', { flow }).expect(200),
    );
    expect(check.problems).toEqual([]);
    expect(check.edges.filter(({ from }) => from === 'kind').slice(0, 2)).toEqual([
      {
        from: 'kind',
        to: 'complaint',
        label: { kind: 'key', value: '1' },
        exit: 'complaint',
        everywhere: false,
      },
      {
        from: 'kind',
        to: 'question',
        label: { kind: 'key', value: '2' },
        exit: 'question',
        everywhere: false,
      },
    ]);
    const { kind, complaint, question, commune } = check.reach;
    expect(kind?.presses).toBeGreaterThan(0);
    expect(complaint?.presses).toBe((kind?.presses ?? 0) + 1);
    expect(question?.seconds).toBeGreaterThan(complaint?.seconds ?? Infinity);
    expect(commune?.presses).toBe(complaint?.presses);
    expect(Object.values(check.reach).every((reach) => reach !== null)).toBe(true);
    expect(check.prompts['was-question']?.texts['km']).toBeTruthy();
    const { url = '' } = check.prompts['was-question']?.clips['km'] ?? {};
    const listener = withKey(context, app, ['prompts:read']);
    await listener.get(url).expect(200).expect('Content-Type', /wav/);
  });

  it('tells what a draft breaks in the flows that run it', async () => {
    const flow = { ...(await live('give-rating')), exits: ['done', 'other'] };
    flow.nodes['trouble'] = { ...flow.nodes['trouble'], type: 'play', exits: { next: 'return:other' } };
    const { body } = (await editor.post('/api/v1/flows/give-rating/check', { flow }).expect(200)) as {
      body: unknown;
    };
    const problems = bodyOf<CheckAnswer>({ body }).problems;
    expect(problems).toContainEqual(
      expect.objectContaining({ flow: 'scores-and-rights', rule: 'exit-not-connected' }),
    );
  });
});

describe('roles', () => {
  it('an editor edits and publishes, an analyst only reads, a recorder sees nothing', async () => {
    const people = {
      editor: await signedInAs(context, app, 'editor'),
      analyst: await signedInAs(context, app, 'analyst'),
      recorder: await signedInAs(context, app, 'recorder'),
    };
    const flow = await live('give-rating');
    flow.title = { km: 'ពិន្ទុ', en: 'Scores' };
    const statuses = async (person: Caller) => [
      (await person.get('/api/v1/flows')).status,
      (await person.post('/api/v1/flows/give-rating/check', { flow })).status,
      (await person.put('/api/v1/flows/give-rating/draft', { revision: null, flow })).status,
      (await person.post('/api/v1/releases', { flows: ['give-rating'] })).status,
      (await person.get('/api/v1/releases')).status,
      (await person.get('/api/v1/flows/give-rating/file')).status,
    ];
    expect(await statuses(people.analyst)).toEqual([200, 200, 403, 403, 200, 200]);
    expect(await statuses(people.recorder)).toEqual([403, 403, 403, 403, 403, 403]);
    expect(await statuses(people.editor)).toEqual([200, 200, 200, 201, 200, 200]);
  });
});

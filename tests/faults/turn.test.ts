import request from 'supertest';
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import { createApp } from '../../src/http/app.ts';
import { closeAbandoned } from '../../src/calls/close-abandoned.ts';
import { apologyOf } from '../../src/calls/apology.ts';
import { readScene } from '../../src/providers/simulator/scene.ts';
import { bothSafeProblems } from '../../src/providers/twiml/both-safe.ts';
import { Conversation } from '../support/conversation.ts';
import { NOW, testLine } from '../support/line.ts';
import { logLines } from '../support/transcript.ts';

const heardOnly = (context: Context, call: Conversation): void => {
  expect(call.scene?.clips).toEqual([expect.stringContaining(apologyOf(context.voice).hash)]);
  expect(call.scene?.then).toEqual({ type: 'hangUp' });
};

describe('a failure inside a turn', () => {
  it('is an apology and a hang-up with status 200, is recorded, and is the same when the webhook is repeated', async () => {
    const context = await testLine();
    const call = new Conversation(context);
    await call.dial();
    const { flows } = context;
    context.flows = {
      ...flows,
      find: () => {
        throw new Error('The flow is gone.');
      },
    };
    await call.press('1');
    heardOnly(context, call);
    const log = logLines(context);
    expect(log.join('\n')).toContain('The flow is gone.');
    expect(log.join('\n')).toContain('"disposition":"failed"');
    context.flows = flows;
    expect(await call.repeat()).toBe(call.xml);
    expect(logLines(context)).toEqual(log);
  });

  it('is recorded even where it is the first turn', async () => {
    const context = await testLine();
    const { voice } = context;
    let broken = true;
    context.voice = {
      utter: (parts, language) => {
        if (broken && parts.length > 1) throw new Error('No voice.');
        return voice.utter(parts, language);
      },
    };
    const call = new Conversation(context);
    await call.dial();
    heardOnly(context, call);
    expect(logLines(context).join('\n')).toContain('No voice.');
    broken = false;
    expect(await call.repeat()).toBe(call.xml);
  });

  it('still apologises when nothing can be written', async () => {
    const context = await testLine();
    const call = new Conversation(context);
    await call.dial();
    context.database.close();
    await call.press('1');
    heardOnly(context, call);
    const [clip = ''] = call.scene?.clips ?? [];
    expect((await request(call.app).get(new URL(clip).pathname)).status).toBe(200);
    expect((await request(call.app).get('/readyz')).status).toBe(503);
    expect((await request(call.app).get('/healthz')).status).toBe(200);
  });
});

describe('a call that has ended', () => {
  it('is hung up when it asks on, and does not ask for ever', async () => {
    const context = await testLine();
    const call = new Conversation(context);
    await call.dial();
    await call.hangUp();
    await call.press('1');
    expect(call.scene?.then).toEqual({ type: 'hangUp' });
  });

  it('is closed when nobody told us of its end, and one under way is left alone', async () => {
    let now = NOW;
    const context = await testLine({ clock: { now: () => now } });
    const quiet = new Conversation(context);
    await quiet.dial();
    now += 59 * 60_000;
    const fresh = new Conversation(context, { callSid: 'CA00000000000000000000000000000002' });
    await fresh.dial();
    now += 2 * 60_000;
    expect(closeAbandoned(context)).toBe(1);
    expect(closeAbandoned(context)).toBe(0);
    expect(context.store.find('twilio', quiet.callSid)).toMatchObject({
      disposition: 'hung-up',
      session: null,
    });
    expect(context.store.find('twilio', fresh.callSid)).toMatchObject({ disposition: null });
    expect(logLines(context).join('\n')).toContain('{"disposition":"hung-up","assumed":true}');
  });
});

describe('a failure of a webhook that is repeated', () => {
  it('is an apology, and the call that went on is left alone', async () => {
    const context = await testLine();
    const call = new Conversation(context);
    await call.dial();
    await call.press('1');
    const { store } = context;
    context.store = {
      ...store,
      reply: () => {
        throw new Error('A torn row.');
      },
    };
    await call.repeat();
    context.store = store;
    expect(context.store.find('twilio', call.callSid)).toMatchObject({ turn: 1, disposition: null });
  });
});

describe('a line whose flow is missing or does not compile', () => {
  it('does not start, and says which', async () => {
    await expect(testLine({ flows: new Map() })).rejects.toThrow('There is no flow citizen-line.');
  });
});

describe('a request that is no webhook', () => {
  it.each([
    ['a body that is too large', 'application/x-www-form-urlencoded', 'a'.repeat(70_000)],
    ['a body of another kind', 'application/json', '{"CallSid":1}'],
    ['too many parameters', 'application/x-www-form-urlencoded', 'a=1&'.repeat(2_000)],
  ])('%s gets a document and never a page of errors', async (_name, type, body) => {
    const context = await testLine();
    const response = await request(createApp(context)).post('/telephony/twilio/voice').type(type).send(body);
    expect([200, 403]).toContain(response.status);
    expect(bothSafeProblems(response.text)).toEqual([]);
    expect(readScene(response.text).then.type).toBe('hangUp');
    context.close();
  });
});

describe('a line that has no words left', () => {
  it('hangs up, at a door of ours as at none, and records why', async () => {
    const context = await testLine();
    const faults: string[] = [];
    context.faults = { fault: (_where, error) => faults.push((error as Error).message) };
    context.voice = {
      utter: () => {
        throw new Error('The apology has no clip.');
      },
    };
    for (const path of ['/telephony/nobody/voice', '/telephony/twilio/voice']) {
      const { status, text } = await request(createApp(context))
        .post(path)
        .type('form')
        .send({ CallSid: 'CA1' });
      expect(status).toBe(200);
      expect(readScene(text).then.type).toBe('hangUp');
    }
    expect(new Set(faults)).toEqual(new Set(['The apology has no clip.']));
    context.close();
  });
});

describe('a process that ends between two turns', () => {
  it('goes on with the call after a restart', async () => {
    const first = await testLine();
    const call = new Conversation(first);
    await call.dial();
    await call.press('1');
    const image = first.database.serialize();
    first.close();
    const second = await testLine({ database: image });
    const later = new Conversation(second);
    later.scene = call.scene;
    await later.press('1');
    expect(later.scene?.then.type).toBe('gather');
    expect(logLines(second).join('\n')).toContain('step citizen-line/services/choose/choose-service');
  });

  it('goes on with the flow that it began with, though the flow has changed', async () => {
    const first = await testLine();
    const call = new Conversation(first);
    await call.dial();
    const image = first.database.serialize();
    const flows = changedFlows();
    const second = await testLine({ database: image, flows });
    const later = new Conversation(second);
    later.scene = call.scene;
    await later.press('1');
    expect(later.scene?.then.type).toBe('gather');
    const fresh = new Conversation(second, { callSid: 'CA00000000000000000000000000000002' });
    await fresh.dial();
    expect(fresh.scene?.then.type).toBe('hangUp');
  });
});

/** The citizen line, closed: it says goodbye at once. */
function changedFlows(): Map<string, never> {
  const closed = {
    specVersion: 1,
    id: 'citizen-line',
    title: { km: 'បិទ', en: 'Closed' },
    languages: ['km', 'en'],
    start: 'closed',
    exits: [],
    nodes: { closed: { type: 'hangup', say: ['goodbye'], disposition: 'completed' } },
  };
  return new Map([['citizen-line', closed as never]]);
}

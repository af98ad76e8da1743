import type { RequestListener } from 'node:http';
import type { Context } from '../../src/context.ts';
import type { FlowAnswer, FlowJson, NodeJson } from '../../src/flows/api-types.ts';
import { sign } from '../../src/providers/twilio/signature.ts';
import { SimulatedCall } from '../../src/providers/simulator/simulated-call.ts';
import supertest from 'supertest';
import { PUBLIC_URL } from '../support/line.ts';
import type { Caller } from '../support/staff.ts';

/** The live flow, as a copy to edit. */
export async function liveFlow(editor: Caller, id: string): Promise<FlowJson> {
  const { live } = (await editor.get(`/api/v1/flows/${id}`).expect(200)).body as FlowAnswer;
  if (!live) throw new Error(`${id} is not live.`);
  return live;
}

/** Another node in the place of one. */
export const withNode = (flow: FlowJson, id: string, node: NodeJson): FlowJson => ({
  ...flow,
  nodes: { ...flow.nodes, [id]: node },
});

/** A line that says only these prompts and hangs up: what a caller hears tells which release answered. */
export function saying({ everywhere: _, ...flow }: FlowJson, ...say: string[]): FlowJson {
  return { ...flow, start: 'only', nodes: { only: { type: 'hangup', say } } };
}

/** A small flow that says thank you and returns by an exit. */
export const extraFlow = (exit = 'done'): FlowJson => ({
  specVersion: 1,
  id: 'extra',
  title: { km: 'ថ្មី', en: 'Extra' },
  languages: ['km', 'en'],
  start: 'say',
  exits: [exit],
  nodes: { say: { type: 'play', say: ['thank-you-for-rating'], exits: { next: `return:${exit}` } } },
});

/** The draft of a flow that was not there before. */
export async function addExtra(editor: Caller): Promise<void> {
  const { id, title } = extraFlow();
  await editor.post('/api/v1/flows', { id, title }).expect(201);
  await editor.put('/api/v1/flows/extra/draft', { revision: 1, flow: extraFlow() }).expect(200);
}

/** In `tell-us`, runs the small flow in the place of another. */
export const runningExtra = (flow: FlowJson): FlowJson =>
  withNode(flow, 'case', { type: 'subflow', flow: 'extra', exits: { done: 'return:another-topic' } });

/** Saves a draft of a flow that has none. */
export async function save(editor: Caller, flow: FlowJson): Promise<void> {
  await editor.put(`/api/v1/flows/${flow.id}/draft`, { revision: null, flow }).expect(200);
}

/** A call from the phone in the browser. */
export function phoneCall(
  context: Context,
  app: RequestListener,
  to: string,
  id: string,
  from = '+85512345678',
) {
  const place = async (path: string, params: Record<string, string>): Promise<string> => {
    const signature = sign(context.simulatorToken, { method: 'POST', url: `${PUBLIC_URL}${path}`, params });
    const answer = await supertest(app)
      .post(path)
      .type('form')
      .set('X-Twilio-Signature', signature)
      .send(params)
      .expect(200);
    return answer.text;
  };
  return new SimulatedCall(place, { id, from, to });
}

/** The prompts of the newest turn of a call. */
export function heardIn(context: Context, provider: string, callId: string): string[] {
  const call = context.store.find(provider, callId);
  const clip = call && context.store.reply(call.id, call.turn)?.clip;
  const clips = (clip && context.utterances.find(clip)?.clips) || [];
  return clips.flatMap((one) => ('prompt' in one ? [one.prompt] : []));
}

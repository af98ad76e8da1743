import { randomUUID } from 'node:crypto';
import { runErrands } from '../../src/calls/errands/run-errands.ts';
import type { Scene } from '../../src/providers/simulator/scene.ts';
import { SimulatedCall } from '../../src/providers/simulator/simulated-call.ts';
import { sign } from '../../src/providers/twilio/signature.ts';
import type { RunningLine } from './browser.ts';
import { COMMUNE_KEYS } from './speaking.ts';

/** Withheld: nobody remembers the commune. */
const CALLER = '';

/** Somebody with a phone, over real webhooks of the simulator, on a line that answers with one flow at once. */
export class SimulatedCaller {
  readonly #line: RunningLine;

  constructor(line: RunningLine) {
    this.#line = line;
  }

  /** Reports a road in the commune 020101 in nine seconds. Out: the number of the case. */
  async reportsARoad(): Promise<string> {
    const { context } = this.#line;
    const before = new Set(context.cases.page(null, {}, 100).map(({ number }) => number));
    const { call } = await this.#dials('place-problem');
    await call.answer('3');
    let scene = await call.speak(9);
    while (scene.then.type === 'redirect') {
      await runErrands(context);
      scene = await call.goOn();
    }
    for (const keys of ['1', ...COMMUNE_KEYS]) await call.answer(keys);
    await call.hangUp(60);
    const made = context.cases.page(null, {}, 100).find(({ number }) => !before.has(number));
    if (!made) throw new Error('The caller has no case.');
    return made.number;
  }

  /** Calls with the number of a case. Out: what is heard, prompts and ids of recordings. */
  async hearsOf(number: string): Promise<string[]> {
    const { call } = await this.#dials('case-state');
    const scene = await call.answer(number);
    await call.hangUp(20);
    return scene.clips.flatMap((clip) => this.#said(clip));
  }

  /** Calls a flow and answers with these keys. Out: the words that are heard after the last of them. */
  async hears(flow: string, ...keys: string[]): Promise<string> {
    const { call, scene: first } = await this.#dials(flow);
    let scene = first;
    for (const key of keys) scene = await call.answer(key);
    await call.hangUp(20);
    return scene.clips.flatMap((clip) => this.#words(clip)).join(' ');
  }

  /** A call keeps the flow that it began with; the line answers others as before. */
  async #dials(flow: string): Promise<{ call: SimulatedCall; scene: Scene }> {
    const { context } = this.#line;
    const usual = context.flowOfLine;
    context.flowOfLine = () => flow;
    const about = { id: randomUUID(), from: CALLER, to: '1294' };
    const call = new SimulatedCall((path, params) => this.#place(path, params), about);
    const scene = await call.dial();
    context.flowOfLine = usual;
    return { call, scene };
  }

  async #place(path: string, params: Record<string, string>): Promise<string> {
    const { simulatorToken, settings } = this.#line.context;
    const signature = sign(simulatorToken, { method: 'POST', url: `${settings.publicUrl}${path}`, params });
    const response = await fetch(`${this.#line.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(params),
      headers: { 'X-Twilio-Signature': signature },
    });
    return response.text();
  }

  #said(clip: Scene['clips'][number]): string[] {
    return this.#clipsOf(clip).flatMap((one) => ('prompt' in one ? [one.recording ?? one.prompt] : []));
  }

  #words(clip: Scene['clips'][number]): string[] {
    return this.#clipsOf(clip).flatMap((one) => ('text' in one ? [one.text] : []));
  }

  #clipsOf(clip: Scene['clips'][number]) {
    const hash = /([0-9a-f]{32})\.wav/.exec(clip)?.[1] ?? '';
    return this.#line.context.utterances.find(hash)?.clips ?? [];
  }
}

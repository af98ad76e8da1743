import type { RequestListener } from 'node:http';
import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../src/context.ts';
import type { BudgetSpeechAnswer } from '../../src/directory/api-types.ts';
import { createApp } from '../../src/http/app.ts';
import { Conversation } from '../support/conversation.ts';
import { testLine } from '../support/line.ts';
import { withKey, type Caller } from '../support/staff.ts';

let context: Context;
let app: RequestListener;
let analyst: Caller;

beforeAll(async () => {
  context = await testLine();
  app = createApp(context);
  analyst = withKey(context, app, ['facts:read']);
});

const speech = async (place: string, year: number, language = 'km'): Promise<BudgetSpeechAnswer['parts']> => {
  const answer = await analyst
    .get(`/api/v1/facts/budgets/${place}/${year}/speech?language=${language}`)
    .expect(200);
  return (answer.body as BudgetSpeechAnswer).parts;
};

/** What a caller of the budget flow hears of the spending, from the log of the call. */
async function heardInACall(commune: string): Promise<string[]> {
  const line = await testLine({ flowOfLine: () => 'commune-budget' });
  const call = new Conversation(line);
  await call.dial();
  await call.press('6');
  await call.press(commune);
  const scene = await call.press('1');
  const hash = /([0-9a-f]{32})\.wav/.exec(JSON.stringify(scene))?.[1] ?? '';
  return (line.utterances.find(hash)?.clips ?? []).flatMap((clip) => ('prompt' in clip ? [clip.text] : []));
}

describe('a budget as a caller hears it', () => {
  it('is said in the words of the call, each part for itself', async () => {
    const parts = await speech('020101', 2025);
    expect(parts.map(({ destination }) => destination)).toEqual([
      'budget-answer',
      'budget-spending',
      'budget-income',
    ]);
    const spending = parts[1]?.lines.join(' ') ?? '';
    expect(spending.length).toBeGreaterThan(20);
    expect((await heardInACall('020101')).join(' ')).toContain(spending);
  });

  it('can be listened to', async () => {
    const [first] = await speech('020101', 2025, 'en');
    expect(first?.seconds).toBeGreaterThan(1);
    const clip = await request(app)
      .get(first?.clip ?? '')
      .expect(200);
    expect(clip.headers['content-type']).toBe('audio/wav');
  });

  it('is told of an earlier year too, as it was heard then', async () => {
    expect(await speech('020101', 2024)).not.toEqual(await speech('020101', 2025));
  });

  it.each(['/020101/2019', '/020101/2025/speech?language=xx'])(
    'is not there for %s, in a sentence',
    async (path) => {
      const url = path.includes('speech') ? path : `${path}/speech`;
      const answer = await analyst.get(`/api/v1/facts/budgets${url}`).expect(404);
      expect((answer.body as { error: string }).error).toContain('Callers hear nothing of the budget');
    },
  );
});

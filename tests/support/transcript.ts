import { asc } from 'drizzle-orm';
import { calls, events, ratings } from '../../db/schema.ts';
import type { Context } from '../../src/context.ts';
import { utteranceLines } from '../../src/cli/transcript.ts';
import type { Scene } from '../../src/providers/simulator/scene.ts';
import type { Conversation } from './conversation.ts';

/** A call as a text: each input, what was heard, the exact document; then all that the log kept of it. */
export async function transcriptOf(context: Context, call: Conversation, keys: string): Promise<string> {
  const lines = ['> dial', ...heard(context, await call.dial()), call.xml];
  for (const key of keys.split(' ').filter((one) => one !== '')) {
    lines.push('', `> ${key === '-' ? 'silence' : key}`);
    if (key === 'repeat') {
      lines.push(await call.repeat());
    } else if (key === 'again') {
      // The same phone calls anew.
      await call.hangUp();
      lines.push(...heard(context, await call.redial()), call.xml);
    } else if (key === 'hang-up') {
      await call.hangUp();
    } else {
      lines.push(...heard(context, await call.press(key)), call.xml);
    }
  }
  return [...lines, '', ...logLines(context)].join('\n') + '\n';
}

function heard(context: Context, scene: Scene): string[] {
  return scene.clips.flatMap((url) => {
    const utterance = context.utterances.find(/([0-9a-f]{32})\.wav$/.exec(url)?.[1] ?? '');
    return utterance ? utteranceLines(utterance).filter((line) => !line.includes('draft voice')) : [url];
  });
}

/** The log without ids of machines: the same call leaves the same lines. */
export function logLines({ database: { db } }: Context): string[] {
  const story = db
    .select()
    .from(events)
    .orderBy(asc(events.callId), asc(events.turn), asc(events.sequence))
    .all();
  return [
    '# calls',
    ...db
      .select()
      .from(calls)
      .all()
      .map(({ flowVersion: _, ...call }) => JSON.stringify(call)),
    '# events',
    ...story.map(({ callId, turn, type, node, data }) => `${callId} ${turn} ${type} ${node} ${data}`),
    '# ratings',
    ...db
      .select()
      .from(ratings)
      .all()
      .map((rating) => JSON.stringify(rating)),
  ];
}

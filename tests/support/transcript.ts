import { asc } from 'drizzle-orm';
import {
  calls,
  cases,
  contacts,
  errands,
  events,
  ratings,
  recordings,
  takes,
  texts,
} from '../../db/schema.ts';
import { runErrands } from '../../src/calls/errands/run-errands.ts';
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
    } else if (key === 'errands') {
      // Everything that waits to be done, and what comes of it.
      while ((await runErrands(context)) > 0);
    } else if (key === 'on') {
      lines.push(...heard(context, await call.comeBack()), call.xml);
    } else if (key.startsWith('say:')) {
      lines.push(...heard(context, await call.say(Number(key.slice(4)))), call.xml);
    } else if (key.startsWith('dial:')) {
      lines.push(...heard(context, await call.dialEnds(key.slice(5))), call.xml);
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
      .map(({ flowVersion: _, firstOf: _first, summed: _summed, ...call }) => JSON.stringify(call)),
    '# events',
    ...story.map(({ callId, turn, type, node, data }) => `${callId} ${turn} ${type} ${node} ${data}`),
    '# ratings',
    ...db
      .select()
      .from(ratings)
      .all()
      .map((rating) => JSON.stringify(rating)),
    ...storedIn('cases', db.select().from(cases).all()),
    ...storedIn('recordings', db.select().from(recordings).all().map(withoutSealed)),
    ...storedIn('texts', db.select().from(texts).all().map(withoutHash)),
    ...storedIn('contacts', db.select({ textId: contacts.textId }).from(contacts).all()),
    ...storedIn('takes', db.select().from(takes).all().map(withoutClipId)),
    ...storedIn('errands', db.select().from(errands).all()),
  ];
}

/** Rows of a table, and nothing where it has none: most calls leave no message. */
const storedIn = (name: string, rows: object[]): string[] =>
  rows.length === 0 ? [] : [`# ${name}`, ...rows.map((row) => JSON.stringify(row))];

const withoutHash = ({ hash: _, ...row }: typeof texts.$inferSelect): object => row;

/** Clips are counted through, and there are more of them with every prompt. */
const withoutClipId = ({ clip, ...row }: typeof takes.$inferSelect): object => ({
  ...row,
  clip: clip !== null,
});

/** What is sealed is other bytes each time; whether there is any is what matters. */
const withoutSealed = ({
  urlSealed,
  urlHash: _,
  sha256: __,
  purpose,
  ...row
}: typeof recordings.$inferSelect): object => ({
  ...row,
  // Most are messages.
  ...(purpose === 'message' ? {} : { purpose }),
  urlSealed: urlSealed !== null,
});

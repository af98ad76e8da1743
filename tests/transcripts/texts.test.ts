import { describe, expect, it } from 'vitest';
import type { Overrides } from '../../src/context.ts';
import { toneApi } from '../../src/providers/simulator/tone.ts';
import { Conversation } from '../support/conversation.ts';
import { clipsByText, testLine } from '../support/line.ts';
import { transcriptOf } from '../support/transcript.ts';

/* Text messages as callers hear of them; the text itself is neither in the log nor here. */
interface Story {
  keys: string;
  flow?: string;
  outbound?: NonNullable<Overrides['outbound']>[string];
  call?: ConstructorParameters<typeof Conversation>[1];
}

const withSender = { ...toneApi, sendText: () => Promise.resolve('SM1') };

const STORIES: Record<string, Story> = {
  'the documents as a text': { keys: '1 1 2 4 errands 5 hang-up' },
  'a text whose webhook comes twice': { keys: '1 1 2 4 repeat errands repeat hang-up' },
  'a list that is longer than a text': { keys: '1 2 5 4 errands hang-up' },
  'no sender for texts': { keys: '1 1 2 4 hang-up', outbound: toneApi },
  'no text to a withheld number': { keys: '1 1 2 hang-up', call: { from: 'anonymous' } },
  'a case number as a text': { flow: 'your-message', keys: '1 say:25 errands on 1 1 2 2 errands 5' },
};

describe('a text message', () => {
  it.each(Object.entries(STORIES))('%s', async (name, { keys, flow, outbound = withSender, call }) => {
    const flowOfLine = flow === undefined ? {} : { flowOfLine: () => flow };
    const context = await testLine({ library: clipsByText, outbound: { twilio: outbound }, ...flowOfLine });
    const transcript = await transcriptOf(context, new Conversation(context, call), keys);
    await expect(transcript).toMatchFileSnapshot(`golden/${name.replaceAll(/[^a-z]+/gi, '-')}.txt`);
    context.close();
  });
});

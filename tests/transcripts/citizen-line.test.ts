import { describe, expect, it } from 'vitest';
import type { Overrides } from '../../src/context.ts';
import { clipsByText, testLine } from '../support/line.ts';
import { Conversation } from '../support/conversation.ts';
import { transcriptOf } from '../support/transcript.ts';

/*
 * Whole calls as they were heard, logged and sent. `npx vitest run tests/transcripts -u` writes them anew: read the
 * difference before it is committed.
 */
interface Story {
  keys: string;
  overrides?: Overrides;
  call?: ConstructorParameters<typeof Conversation>[1];
}

const brokenDirectory: Overrides['directory'] = {
  lookUp: () => {
    throw new Error('The disk is gone.');
  },
};

const STORIES: Record<string, Story> = {
  'a service to its end': { keys: '1 1 2 9 5 0 -' },
  'a service whose fee nobody confirmed': { keys: '1 1 4 hang-up' },
  'a service whose fees hold in one district': { keys: '1 3 3 hang-up' },
  'another service in the same list': { keys: '1 2 1 1 2 hang-up' },
  'a budget by code': { keys: '2 6 020101 1 2 5 0 -', call: { carrier: 'somleng' } },
  'a budget by code that the carrier cut in two': {
    keys: '2 6 02 0101 hang-up',
    call: { carrier: 'somleng' },
  },
  'a budget of which little is known': { keys: '2 6 160904 1 2 hang-up' },
  'a budget by paged menus': { keys: '2 1 7 1 1 1 hang-up' },
  'a code that does not exist': { keys: '2 6 999999 2 12 - 020101 hang-up' },
  'a good rating of a service': { keys: '1 1 1 2 1 2 hang-up' },
  'a bad rating, bad offered first': {
    keys: '4 4 1 2 1 1 hang-up',
    overrides: { ids: { call: () => 'call-1', rotation: () => 1 } },
  },
  'a rating of a commune': { keys: '2 6 020101 3 2 3 hang-up' },
  'silence to the end': { keys: '- - -' },
  'wrong keys to the end': { keys: '6 7 6' },
  'silence and wrong keys have words of their own': { keys: '- 6 - 6 1 hang-up' },
  'a repeated webhook': { keys: '1 repeat 1 repeat 2 repeat hang-up' },
  'the keys that mean the same everywhere': { keys: '1 1 8 # 9 * 0 8 hang-up' },
  'a call in English': { keys: '5 1 1 2 hang-up' },
  'the next call of a phone that was set to English': { keys: '5 again 5 1 hang-up' },
  'a code that is typed wrong and then right': { keys: '2 6 123456 020101 1 9 2 9 hang-up' },
  'a wrong key where an officer is asked for': { keys: '0 5 1 hang-up' },
  'what there is to tell us': { keys: '3 8 3 5 1 hang-up' },
  'scores, rights and promises': { keys: '4 2 1 5 4 3 hang-up' },
  'nobody can be connected, so a message is left': { keys: '0 2 2 2 1 say:12 errands on 1 hang-up' },
  'a complaint, which has no price': { keys: '1 5 4 hang-up' },
  'a directory that fails': { keys: '1 hang-up', overrides: { directory: brokenDirectory } },
  'a withheld number': { keys: '2 6 020101 hang-up', call: { from: 'anonymous' } },
};

describe('the citizen line', () => {
  it.each(Object.entries(STORIES))('%s', async (name, { keys, overrides, call }) => {
    const context = await testLine({ library: clipsByText, ...overrides });
    const transcript = await transcriptOf(context, new Conversation(context, call), keys);
    await expect(transcript).toMatchFileSnapshot(`golden/${name.replaceAll(/[^a-z]+/gi, '-')}.txt`);
    context.close();
  });
});

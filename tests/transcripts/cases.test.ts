import { describe, expect, it } from 'vitest';
import type { Overrides } from '../../src/context.ts';
import { toneApi } from '../../src/providers/simulator/tone.ts';
import { ProviderError, type Outbound } from '../../src/calls/outgoing-ports.ts';
import { clipsByText, NOW, testLine } from '../support/line.ts';
import { Conversation } from '../support/conversation.ts';
import { transcriptOf } from '../support/transcript.ts';

/*
 * Spoken messages as they were heard, logged and sent. `say:25` speaks for 25 seconds, `say:0` says nothing; `errands`
 * does what waits to be done; `on` is the carrier that comes back by itself.
 */
interface Story {
  flow: string;
  keys: string;
  overrides?: Overrides;
  call?: ConstructorParameters<typeof Conversation>[1];
}

const KNOWN = '6 020101';

/** Not ready so many times, as carriers are; each try stands a minute later. */
function lateApi(times: number): Outbound {
  let tries = 0;
  return {
    ...toneApi,
    fetchRecording: (url) => {
      tries += 1;
      if (tries > times) return toneApi.fetchRecording(url);
      return Promise.reject(new ProviderError('http-404', true, 'The provider answered 404.'));
    },
  };
}

/** A clock on which every look at it is a minute later, so that errands that wait come due. */
const minutes = (): NonNullable<Overrides['clock']> => {
  let looks = 0;
  return { now: () => NOW + (looks += 1) * 60_000 };
};

const STORIES: Record<string, Story> = {
  'a complaint with a case number': { flow: 'your-message', keys: '1 say:25 errands on 1 1 2 5' },
  'a complaint about a commune': { flow: 'your-message', keys: `1 say:25 errands on 1 1 1 ${KNOWN} 1 5` },
  'a message spoken again': {
    flow: 'your-message',
    keys: '1 say:9 errands on 2 say:12 errands on 9 1 2 2 5 errands',
  },
  'a message that is deleted': { flow: 'your-message', keys: '1 say:9 errands on 8 errands' },
  'an empty recording': { flow: 'your-message', keys: '1 say:0 say:1 say:0' },
  'an empty recording on Somleng': {
    flow: 'your-message',
    keys: '1 say:0 say:8 errands on 1 hang-up',
    call: { carrier: 'somleng' },
  },
  'a recording that comes late': {
    flow: 'your-message',
    keys: '1 say:25 on on on on 1 errands hang-up',
  },
  'a recording that is ready at the third try': {
    flow: 'your-message',
    keys: '1 say:25 errands on 1 hang-up',
    overrides: { clock: minutes(), outbound: { twilio: lateApi(2) } },
  },
  'a recording that is lost': {
    flow: 'your-message',
    keys: '1 say:25 errands on say:25 errands on say:25 errands on',
    overrides: {
      outbound: { twilio: { ...toneApi, fetchRecording: () => Promise.resolve(Buffer.from('<html>')) } },
    },
  },
  'a hang-up while hearing the message discards a complaint': {
    flow: 'your-message',
    keys: '1 say:25 errands on hang-up errands',
  },
  'a hang-up while hearing the message keeps a place problem': {
    flow: 'place-problem',
    keys: '3 say:25 errands on hang-up errands',
  },
  'a message about which nothing is said': { flow: 'your-message', keys: '1 say:9 errands on 1 - - - - 5' },
  'a message whose caller finds no commune': {
    flow: 'your-message',
    keys: '1 say:9 errands on 1 2 1 - - - - 5',
  },
  'a hang-up before saying what a message is': { flow: 'your-message', keys: '1 say:9 errands on 1 hang-up' },
  'a broken road': { flow: 'place-problem', keys: `3 say:25 errands on 1 1 ${KNOWN} 5` },
  'a webhook of a message that comes twice': {
    flow: 'your-message',
    keys: '1 say:25 repeat errands on repeat 1 repeat',
  },
  'a number of no case': { flow: 'case-state', keys: '123451 123459 123459 123459 123459 hang-up' },
};

describe('a spoken message', () => {
  it.each(Object.entries(STORIES))('%s', async (name, { flow, keys, overrides, call }) => {
    const context = await testLine({ library: clipsByText, flowOfLine: () => flow, ...overrides });
    const transcript = await transcriptOf(context, new Conversation(context, call), keys);
    await expect(transcript).toMatchFileSnapshot(`golden/${name.replaceAll(/[^a-z]+/gi, '-')}.txt`);
    context.close();
  });
});

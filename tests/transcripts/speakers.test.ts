import { describe, expect, it } from 'vitest';
import type { Outbound } from '../../src/calls/outgoing-ports.ts';
import { withCheck } from '../../src/core/speech/check-digits.ts';
import { encodeWav } from '../../src/prompts/audio/wav.ts';
import { toneApi } from '../../src/providers/simulator/tone.ts';
import { Conversation } from '../support/conversation.ts';
import { clipsByText } from '../support/line.ts';
import { OF_FORGET_ME, recordAllBut, speakerCode, speakersLine } from '../support/speakers.ts';
import { transcriptOf } from '../support/transcript.ts';

/** The first recording is far too quiet; the others are as usual. */
function quietAtFirst(): Outbound {
  let fetched = 0;
  return {
    ...toneApi,
    fetchRecording: (url) => {
      fetched += 1;
      return fetched > 1 ? toneApi.fetchRecording(url) : Promise.resolve(encodeWav(new Int16Array(16_000)));
    },
  };
}

describe('recording by phone', () => {
  it('goes from a wrong code to a kept sentence, and on with the next one in another call', async () => {
    const context = await speakersLine({ library: clipsByText, outbound: { twilio: quietAtFirst() } });
    recordAllBut(context, 'forget-me', OF_FORGET_ME);
    const { digits } = speakerCode(context);
    const wrong = `123456789 ${withCheck('98765432')}`;
    const first = `${wrong} ${digits} 1 say:4 errands on say:4 errands on 1 errands 8 9 1 say:3 errands on`;
    const second = `${digits} 1 say:3 errands on 2 say:2 errands on 1 8 1 1 say:5 errands on 1 errands`;
    const keys = `${first} again ${second}`;
    const transcript = await transcriptOf(context, new Conversation(context), keys);
    await expect(transcript).toMatchFileSnapshot('golden/a-speaker-who-records-in-two-calls.txt');
    context.close();
  });
});

import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultCode } from '../../tests/support/fault-code.ts';
import { smallLibrary } from '../../tests/support/small-library.ts';
import type { Utterance, Voice } from '../calls/ports.ts';
import type { Part } from '../core/speech/parts.ts';
import { voiceOf } from './voice.ts';

let folder: string;
let voice: Voice;
beforeAll(async () => {
  const made = await smallLibrary();
  folder = made.folder;
  voice = voiceOf(made.library);
});
afterAll(() => rmSync(folder, { recursive: true }));

const utter = (parts: Part[], language = 'km'): Utterance => voice.utter(parts, language);

/** The clips as `language/prompt`, pauses as their seconds. */
const heard = (parts: Part[], language = 'km'): (string | number)[] =>
  utter(parts, language).clips.map((clip) =>
    'pause' in clip ? clip.pause : `${clip.language}/${clip.prompt}`,
  );

describe('what is uttered', () => {
  it('is a clip for each prompt, in order, with the pauses between', () => {
    expect(heard([{ prompt: 'welcome' }, { pause: 0.5 }, { prompt: 'number-1' }])).toEqual([
      'km/welcome',
      0.5,
      'km/number-1',
    ]);
  });

  it('is in the language of the call, unless a part has its own', () => {
    expect(heard([{ prompt: 'welcome' }, { prompt: 'welcome', language: 'km' }], 'en')).toEqual([
      'en/welcome',
      'km/welcome',
    ]);
  });

  it('is in another language where this one has no clip', () => {
    expect(heard([{ prompt: 'only-english' }], 'km')).toEqual(['en/only-english']);
  });

  it('carries what each clip says, for whoever reads the log', () => {
    expect(utter([{ prompt: 'welcome' }]).clips[0]).toMatchObject({
      text: 'សួស្តី',
      state: 'draft',
      seconds: 0.5,
    });
  });

  it('tells recordings apart that sound alike, so that each is played as its own', async () => {
    const { library } = await smallLibrary();
    const sounds = { sound: () => ({ sha256: 'a'.repeat(64), seconds: 2 }) };
    const hashOf = (recording: string): string => voiceOf(library, sounds).utter([{ recording }], 'km').hash;
    expect(hashOf('one')).toBe(hashOf('one'));
    expect(hashOf('one')).not.toBe(hashOf('other'));
  });

  it('does not end in silence, which would only delay the wait for a key', () => {
    expect(heard([{ pause: 0.2 }, { prompt: 'welcome' }, { pause: 0.5 }, { pause: 0.3 }])).toEqual([
      0.2,
      'km/welcome',
    ]);
  });

  it('is as long as its clips and pauses together', () => {
    expect(utter([{ prompt: 'welcome' }, { pause: 0.3 }, { prompt: 'number-2' }]).seconds).toBe(0.92);
  });

  it('joins the words of a phrase closely', () => {
    const said = utter([{ prompt: 'number-1' }, { prompt: 'number-2', tight: true }]);
    expect(said.clips).toMatchObject([{ prompt: 'number-1' }, { prompt: 'number-2', overlap: 0.045 }]);
    expect(said.clips[0]).not.toHaveProperty('overlap');
    expect(said.seconds).toBe(0.11 + 0.12 - 0.045);
  });

  it('names a place that was recorded, in Khmer in every language', () => {
    expect(heard([{ prompt: 'place-16' }], 'en')).toEqual(['km/place-16']);
  });

  it('reads the code of a place that nobody has recorded yet', () => {
    expect(utter([{ prompt: 'place-1609' }]).clips[0]).toMatchObject({
      prompt: 'number-1',
      insteadOf: 'place-1609',
    });
    expect(heard([{ prompt: 'place-1609' }])).toEqual([
      'km/number-1',
      'km/number-6',
      0.4,
      'km/number-0',
      'km/number-9',
    ]);
  });

  it.each(['no-recording', 'unheard-of'])('is a fault where there is no clip at all: %s', (prompt) => {
    expect(faultCode(() => utter([{ prompt }]))).toBe('no-clip');
  });
});

describe('the hash of what is uttered', () => {
  const hello: Part[] = [{ prompt: 'welcome' }, { pause: 0.5 }, { prompt: 'number-1' }];
  const hashOf = (parts: Part[], language = 'km'): string => utter(parts, language).hash;

  it('is 32 hexadecimal digits, and the same for the same clips', () => {
    expect(hashOf(hello)).toMatch(/^[0-9a-f]{32}$/);
    expect(hashOf([...hello])).toBe(hashOf(hello));
  });

  it('is the same for the same clips in calls of another language', () => {
    expect(hashOf([{ prompt: 'welcome', language: 'en' }], 'km')).toBe(hashOf([{ prompt: 'welcome' }], 'en'));
  });

  it('is another for other clips, another order, another pause or another recording', () => {
    const hashes = [
      hashOf(hello),
      hashOf(hello.toReversed()),
      hashOf([{ prompt: 'welcome' }, { pause: 0.4 }, { prompt: 'number-1' }]),
      hashOf([{ prompt: 'welcome' }, { prompt: 'number-1' }]),
      hashOf([{ prompt: 'welcome' }, { prompt: 'number-1', tight: true }]),
      hashOf(hello, 'en'),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

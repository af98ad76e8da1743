import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../src/context.ts';
import {
  LOUDEST_DBFS,
  loudnessDbfs,
  peakDbfs,
  SOFTEST_DBFS,
  trimSilence,
} from '../../src/prompts/audio/loudness.ts';
import { espeakVoice } from '../../src/prompts/voices/espeak.ts';
import { AZURE_MAN, AZURE_WOMAN } from '../../src/prompts/voices/azure.ts';
import { DRAFT_LANGUAGES, type DraftVoice, VoiceError } from '../../src/prompts/voices/voice.ts';
import { azureWith, pcmTone, pollyWith } from '../support/fake-clouds.ts';

/** What every voice must do, whoever makes the sound: espeak-ng is real, the clouds are played. */

interface Entry {
  readonly title: string;
  readonly voice: DraftVoice;
  /** A voice of the same kind whose program or cloud fails, and with which code. */
  readonly broken: { readonly voice: DraftVoice; readonly code: string };
  /** Why it cannot be tried here. */
  readonly skip?: string;
}

const missing = ['espeak-ng', 'sox'].filter(
  (program) => spawnSync(program, ['--version']).error !== undefined,
);
// In CI a missing program is a fault of the set-up and must be seen.
const noEspeak =
  missing.length > 0 && process.env['CI'] !== 'true'
    ? { skip: `${missing.join(' and ')} not installed` }
    : {};

const answer = (): Response => new Response(pcmTone(), { headers: { 'content-type': 'audio/basic' } });

const hangUp = (): never => {
  throw new Error('socket hang up');
};
const withoutPrograms: DraftVoice = {
  ...espeakVoice,
  speak: async (text, language) => {
    vi.stubEnv('PATH', '/nowhere');
    return espeakVoice.speak(text, language).finally(() => vi.unstubAllEnvs());
  },
};

const VOICES: Entry[] = [
  {
    title: 'espeak-ng',
    voice: espeakVoice,
    broken: { voice: withoutPrograms, code: 'missing-program' },
    ...noEspeak,
  },
  {
    title: 'Amazon Polly',
    voice: pollyWith(() => pcmTone()).voice,
    broken: { voice: pollyWith(hangUp).voice, code: 'failed' },
  },
  ...[AZURE_WOMAN, AZURE_MAN].map((speakers) => ({
    title: `Azure, ${speakers.km}`,
    voice: azureWith(answer, { speakers }).voice,
    broken: { voice: azureWith(() => new Response('', { status: 503 }), { speakers }).voice, code: 'failed' },
  })),
];

const TEXT = { km: 'សូមស្តាប់', en: 'Please listen & press <1>.' } as const;

async function failureOf(work: () => unknown): Promise<VoiceError> {
  const failure: unknown = await Promise.resolve()
    .then(work)
    .catch((error: unknown) => error);
  if (!(failure instanceof VoiceError)) throw new Error(`not a VoiceError: ${String(failure)}`);
  return failure;
}

const SENTENCE = /^[A-Z].*\.$/su;

describe.each(VOICES)('$title', ({ voice, broken, skip }) => {
  it.skipIf(skip)(
    `speaks each of its languages in the house format${skip ? `: skipped, ${skip}` : ''}`,
    async () => {
      const languages = DRAFT_LANGUAGES.filter((language) => voice.speaks(language));
      expect(languages.length).toBeGreaterThan(0);
      for (const language of languages) {
        const clip = await voice.speak(TEXT[language], language);
        expect(clip).toBeInstanceOf(Int16Array);
        expect(clip.length / 8000, 'seconds').toBeGreaterThan(0.3);
        expect(loudnessDbfs(clip)).toBeGreaterThan(SOFTEST_DBFS);
        expect(loudnessDbfs(clip)).toBeLessThan(LOUDEST_DBFS);
        expect(peakDbfs(clip)).toBeLessThan(-1);
        const room = (clip.length - trimSilence(clip, 0).length) / 8000;
        expect(room, 'seconds of room').toBeGreaterThan(0.01);
        expect(room, 'seconds of room').toBeLessThanOrEqual(0.08);
      }
    },
  );

  it('names a draft voice as the speaker of each of its languages', () => {
    for (const language of DRAFT_LANGUAGES.filter((one) => voice.speaks(one)))
      expect(voice.speakerOf(language)).toMatch(/^draft voice \(.+\)$/);
  });

  it('says plainly what it cannot speak, and what can', async () => {
    for (const language of DRAFT_LANGUAGES.filter((one) => !voice.speaks(one))) {
      for (const ask of [() => voice.speakerOf(language), () => voice.speak(TEXT[language], language)]) {
        const failure = await failureOf(ask);
        expect(failure.code).toBe('no-such-language');
        expect(failure.message).toMatch(SENTENCE);
        expect(failure.message).toContain('--voice ');
      }
    }
  });

  it.each(['', '   ', '...', '\u200b', '។'])('has nothing to say for "%s"', async (text) => {
    const language = voice.speaks('km') ? 'km' : 'en';
    expect(await failureOf(() => voice.speak(text, language))).toMatchObject({ code: 'nothing-to-say' });
  });

  it('refuses a text that is no prompt any more', async () => {
    const failure = await failureOf(() => voice.speak('word '.repeat(2000), 'en'));
    expect(failure.code).toBe('too-long');
    expect(failure.message).toMatch(SENTENCE);
  });

  it('fails with a sentence for a person', async () => {
    const failure = await failureOf(() => broken.voice.speak(TEXT.en, 'en'));
    expect(failure.code).toBe(broken.code);
    expect(failure.message).toMatch(SENTENCE);
  });
});

describe('the voices', () => {
  it('are out of reach of a call: only the commands and the voices themselves import them', () => {
    const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
    const others = files.filter(
      (file) => /\.tsx?$/.test(file) && !/^(cli|prompts.voices|console)[/\\]/.test(file),
    );
    const importers = others.filter((file) =>
      /(?:from|import)\s*\(?\s*'[^']*(?:\/voices\/(?!voice\.ts)|@aws-sdk\/)/.test(
        readFileSync(join(ROOT, 'src', file), 'utf8'),
      ),
    );
    expect(others.length).toBeGreaterThan(50);
    expect(importers).toEqual([]);
  });
});

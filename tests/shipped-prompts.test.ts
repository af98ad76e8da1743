import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../src/context.ts';
import {
  LOUDEST_DBFS,
  loudnessDbfs,
  peakDbfs,
  SOFTEST_DBFS,
  trimSilence,
} from '../src/prompts/audio/loudness.ts';
import { decodeWav, SAMPLE_RATE } from '../src/prompts/audio/wav.ts';
import { readCatalogue, readClipFacts } from '../src/prompts/catalogue-files.ts';

const PROMPTS = join(ROOT, 'prompts');
const catalogue = await readCatalogue(PROMPTS, join(ROOT, 'db/reference/places.csv'));
const facts = await readClipFacts(PROMPTS);

/** A caller hears at most this much of a clip's own silence at either end. */
const MOST_ROOM_SECONDS = 0.1;

describe('every prompt of the catalogue', () => {
  it('has a clip of its own text in each language that it has a text in', () => {
    const wanted = [...catalogue].flatMap(([id, prompt]) =>
      (['km', 'en'] as const).flatMap((language) =>
        prompt[language] === undefined ? [] : [[`${language}/${id}`, prompt[language]] as const],
      ),
    );
    const wrong = wanted.filter(([clip, text]) => facts.get(clip)?.text !== text).map(([clip]) => clip);
    expect(wrong).toEqual([]);
    expect(wanted.length).toBe(facts.size);
  });

  it('is spoken in Khmer, but for the invitation to English and what only English counts with', () => {
    const others = [...catalogue].filter(([, prompt]) => prompt.km === undefined).map(([id]) => id);
    expect(others.every((id) => /^(language-en|number-\d+)$/.test(id))).toBe(true);
  });

  it('is marked as a draft until a person has recorded it', () => {
    for (const fact of facts.values()) {
      if (fact.speaker.includes('espeak')) expect(fact.state).toBe('draft');
    }
  });
});

describe('every clip in the repository', () => {
  const clips = [...facts].map(([name, fact]) => ({
    name,
    fact,
    bytes: readFileSync(join(PROMPTS, `${name}.wav`)),
  }));

  it('is the file that the facts speak of, and there is no other', () => {
    const changed = clips.filter(
      ({ bytes, fact }) => createHash('sha256').update(bytes).digest('hex') !== fact.sha256,
    );
    expect(changed.map(({ name }) => name)).toEqual([]);
    const files = ['km', 'en'].flatMap((language) => readdirSync(join(PROMPTS, language)));
    expect(files.length).toBe(facts.size);
  });

  it('is 8 kHz, mono, 16 bit, within the loudness window, not clipped, and trimmed', () => {
    const wrong = clips.filter(({ bytes, fact }) => {
      const samples = decodeWav(bytes);
      const loudness = loudnessDbfs(samples);
      const room = (samples.length - trimSilence(samples, 0).length) / SAMPLE_RATE;
      const inWindow = loudness >= SOFTEST_DBFS && loudness <= LOUDEST_DBFS && peakDbfs(samples) < -1;
      const asSaid = Math.abs(samples.length / SAMPLE_RATE - fact.seconds) < 0.001;
      return !(inWindow && asSaid && room <= 2 * MOST_ROOM_SECONDS);
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

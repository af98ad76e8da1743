import { describe, expect, it } from 'vitest';
import { cases } from '../db/schema.ts';
import { villages } from '../src/directory/import/kinds/villages.ts';
import type { Context } from '../src/context.ts';
import type { PromptSnapshot } from '../src/prompts/library/snapshot.ts';
import { Conversation } from './support/conversation.ts';
import { NOW, testLine } from './support/line.ts';
import { COMMUNE_KEYS, work } from './support/speaking.ts';

const VILLAGES = [
  { code: '02010101', commune: '020101', nameKm: 'ភូមិមួយ', nameEn: 'One' },
  { code: '02010102', commune: '020101', nameKm: 'ភូមិពីរ', nameEn: 'Two' },
];

/** As if somebody had recorded these names: under another sound, since nobody has. */
const recorded =
  (...names: typeof VILLAGES) =>
  (real: PromptSnapshot): PromptSnapshot => {
    const clip: PromptSnapshot['clip'] = (id, language) => {
      const village = names.find(({ code }) => id === `village-${code}`);
      const sound = real.clip('which-problem', 'km');
      if (village && sound) return { ...sound, prompt: id, text: village.nameKm };
      return real.clip(id, language);
    };
    return {
      ...real,
      clip,
      clipOrNearest: (id, language) => clip(id, language) ?? real.clipOrNearest(id, language),
    };
  };

/** A call that has reported a road and named its commune, on a line that knows the villages of it. */
async function commune(library: (real: PromptSnapshot) => PromptSnapshot) {
  const context = await testLine({ flowOfLine: () => 'place-problem', library });
  const { rows } = context.facts;
  rows.transaction(() => {
    for (const row of VILLAGES) rows.put(villages, row, { name: 'test', at: NOW, reaches: () => true });
  });
  const call = new Conversation(context);
  await call.dial();
  await call.press('3');
  await call.say(20);
  await work(context);
  await call.comeBack();
  for (const keys of ['1', ...COMMUNE_KEYS]) await call.press(keys);
  return { context, call };
}

const said = (context: Context, { scene }: Conversation): string[] =>
  (scene?.clips ?? [])
    .flatMap((url) => context.utterances.find(/([0-9a-f]{32})/.exec(url)?.[1] ?? '')?.clips ?? [])
    .flatMap((clip) => ('prompt' in clip ? [clip.prompt] : []));

describe('a problem of a place', () => {
  it('is of the village that the caller chose', async () => {
    const { context, call } = await commune(recorded(...VILLAGES));
    await call.press('2');
    expect(context.database.db.select().from(cases).all()).toMatchObject([
      { kind: 'place-problem', commune: '020101', village: '02010102' },
    ]);
  });

  it('has no village where the caller finds none in the list, and still a number', async () => {
    const { context, call } = await commune(recorded(...VILLAGES));
    while (!said(context, call).includes('your-number-is')) await call.press('-');
    expect(context.database.db.select().from(cases).all()).toMatchObject([
      { commune: '020101', village: null },
    ]);
  });

  it('has its number at once where a name cannot be said', async () => {
    const { context, call } = await commune(recorded(...VILLAGES.slice(1)));
    expect(said(context, call)).toContain('your-number-is');
  });
});

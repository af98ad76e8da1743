import { describe, expect, it } from 'vitest';
import { cases } from '../db/schema.ts';
import { villages } from '../src/directory/import/kinds/villages.ts';
import type { PromptSnapshot } from '../src/prompts/library/snapshot.ts';
import { Conversation } from './support/conversation.ts';
import { NOW, testLine } from './support/line.ts';
import { work } from './support/speaking.ts';

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

/** A call that has named its commune, on a line that knows the villages of it. */
async function commune(library: (real: PromptSnapshot) => PromptSnapshot) {
  const context = await testLine({ flowOfLine: () => 'place-problem', library });
  const { rows } = context.facts;
  rows.transaction(() => {
    for (const row of VILLAGES) rows.put(villages, row, { name: 'test', at: NOW, reaches: () => true });
  });
  const call = new Conversation(context);
  await call.dial();
  for (const keys of ['3', '6', '020101']) await call.press(keys);
  return { context, call };
}

describe('a problem of a place', () => {
  it('is of the village that the caller chose', async () => {
    const { context, call } = await commune(recorded(...VILLAGES));
    expect(call.scene?.then.type).toBe('gather');
    await call.press('2');
    await call.say(20);
    await work(context);
    await call.comeBack();
    await call.press('1');
    expect(context.database.db.select().from(cases).all()).toMatchObject([
      { kind: 'place-problem', commune: '020101', village: '02010102' },
    ]);
  });

  it('has no village where the caller finds none in the list', async () => {
    const { call } = await commune(recorded(...VILLAGES));
    while (call.scene?.then.type === 'gather') await call.press('-');
    expect(call.scene?.then.type).toBe('record');
  });

  it('is told at once where a name cannot be said', async () => {
    const { call } = await commune(recorded(...VILLAGES.slice(1)));
    expect(call.scene?.then.type).toBe('record');
  });
});

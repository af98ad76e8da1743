import { promptsOfFlow } from '../../src/calls/languages.ts';
import type { Context, Overrides } from '../../src/context.ts';
import { promptsOfQuery } from '../../src/directory/fact-prompts.ts';
import { makeSpeakerCode, type NewSpeakerCode } from '../../src/prompts/by-phone/speaker-codes.ts';
import { referenceStore } from '../../src/storage/reference-store.ts';
import { Conversation } from './conversation.ts';
import { testLine } from './line.ts';
import { tone } from './small-library.ts';

/** The prompts that only the flow `forget-me` says. */
export const OF_FORGET_ME = ['forget-explained', 'forget-now', 'forgotten'];

/** The line of the tests, 1294, is that of the speakers; every other is answered as usual. */
export const speakersLine = (overrides: Overrides = {}): Promise<Context> =>
  testLine({ flowOfLine: (line) => (line === '1294' ? 'record-prompts' : 'citizen-line'), ...overrides });

/** Makes a code for Jarai, unless another is wanted. Out: its digits and its id. */
export function speakerCode(context: Context, wanted: Partial<NewSpeakerCode> = {}) {
  const actor = { kind: 'system', id: 'test', name: 'test' } as const;
  const ports = {
    ...context.speakerCodes,
    newId: () => `code-${context.speakerCodes.codes.all().length + 1}`,
  };
  const { code, digits } = makeSpeakerCode(ports, actor, {
    ...{ language: 'jra', speaker: 'Rcom Hlanh', flow: 'forget-me', days: 14 },
    ...wanted,
  });
  return { id: code.id, digits };
}

/** Gives Jarai an approved clip of all that a flow says, but for some prompts. */
export function recordAllBut(context: Context, flowId: string, except: readonly string[]): void {
  const facts = referenceStore(context.database);
  const ports = { promptsOfQuery: (query: string) => promptsOfQuery(query, facts) };
  const wanted = promptsOfFlow(context.flows.current(flowId), 'jra', ports);
  const sound = context.library.keep(tone(0.5, 7));
  const known = new Set(context.library.now().ids());
  context.library.add(
    [...wanted]
      .filter((prompt) => known.has(prompt) && !except.includes(prompt))
      .map((prompt) => {
        const about = { origin: 'recorded', speaker: 'Rcom Hlanh', approve: true } as const;
        return { prompt, language: 'jra', sound, ...about };
      }),
  );
}

/** A call that has come to the first sentence with the code. */
export async function begunWith(
  context: Context,
  digits: string,
  options: ConstructorParameters<typeof Conversation>[1] = {},
): Promise<Conversation> {
  const call = new Conversation(context, options);
  await call.dial();
  await call.press(digits);
  return call;
}

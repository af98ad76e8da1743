import type { TextWriter, WrittenText } from '../calls/outgoing-ports.ts';
import { FlowFault } from '../core/flow/faults.ts';
import type { TextPart } from '../core/speech/written.ts';
import type { PromptSnapshot } from './library/snapshot.ts';

/** Four parts as a carrier cuts them: in Unicode a part of several has room for 67 UTF-16 units. */
export const MOST_UNITS = 4 * 67;

const CUT = '…';

/** The language that texts are written in where the caller's own has no writing. */
const WRITTEN = 'km';

/** Writes text messages with the texts of prompts. Throws FlowFault `no-text` for a prompt that has none at all. */
export const textWriter = (library: { now(): PromptSnapshot }): TextWriter => ({
  write: (parts, language) => {
    const snapshot = library.now();
    return cut(linesOf(parts, (prompt) => textOf(snapshot, prompt, language)));
  },
});

function textOf(snapshot: PromptSnapshot, prompt: string, language: string): string {
  const text = snapshot.text(prompt, language) ?? snapshot.text(prompt, WRITTEN);
  if (text === undefined) throw new FlowFault('no-text', `The prompt ${prompt} has no text.`);
  return text;
}

function linesOf(parts: readonly TextPart[], textOfPrompt: (prompt: string) => string): string[] {
  let text = '';
  for (const part of parts) {
    if ('end' in part) text += '\n';
    else if ('characters' in part) text += ` ${part.characters}`;
    else text += `${'tight' in part ? '' : ' '}${textOfPrompt(part.prompt)}`;
  }
  return text
    .split('\n')
    .map(plain)
    .filter((line) => line !== '');
}

/** Composed, and without the marks of where a line may be broken: each would take the room of a letter. */
const plain = (line: string): string =>
  line
    .normalize('NFC')
    .replaceAll(/[\u200B\uFEFF]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** As many whole lines as there is room for; of a first line that is too long, as many words. */
function cut(lines: readonly string[]): WrittenText {
  const body = lines.join('\n');
  if (body.length <= MOST_UNITS) return { body, isWhole: true };
  const kept = fitting(lines, '\n') || fitting((lines[0] ?? '').split(' '), ' ');
  return { body: `${kept}${CUT}`, isWhole: false };
}

/** The longest beginning of whole items that leaves room for the sign that more was cut. */
function fitting(items: readonly string[], between: string): string {
  let text = '';
  for (const item of items) {
    const longer = `${text}${item}${between}`;
    if (longer.length + CUT.length > MOST_UNITS) break;
    text = longer;
  }
  return text;
}

import { numberPrompts } from '../numbers.ts';
import { NUMBER_WORDS } from './number-words.ts';
import { splitRun } from './words.ts';

/** A word of a text, or the pause that its punctuation asks for. */
type TextPiece = { readonly word: string } | { readonly pause: 'short' | 'long' };

/** Khmer is written without spaces between words; a space is where the voice rests. */
const LONG_PAUSE = /^[។៕៖.!?;:\n]$/u;
const SHORT_PAUSE = /^[\s\p{P}]$/u;
const KHMER = /[\u1780-\u17B3]/u;
const DIGITS = /^[0-9០-៩]+$/u;

/** A run of digits longer than this is no quantity but a number to be read digit by digit. */
const LONGEST_QUANTITY = 12;

/**
 * Split a running text into words and pauses; writers who know better than the word breaker
 * can put U+200B between words.
 * @param text Khmer text
 * @returns words and pauses; no pause at the beginning or the end, never two in a row
 */
export function splitText(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (const run of text.normalize('NFC').split(/([\s\p{P}])/u)) {
    if (run === '') continue;
    if (LONG_PAUSE.test(run)) pushPause(pieces, 'long');
    else if (SHORT_PAUSE.test(run)) pushPause(pieces, 'short');
    else
      pieces.push(
        ...run
          .split(/\u200B|(?<=[0-9០-៩])(?![0-9០-៩])|(?<![0-9០-៩])(?=[0-9០-៩])/u)
          .flatMap(splitRun)
          .flatMap(readDigits)
          .map((word) => ({ word })),
      );
  }
  const last = pieces.at(-1);
  if (last !== undefined && 'pause' in last) pieces.pop();
  return pieces;
}

function pushPause(pieces: TextPiece[], pause: 'short' | 'long'): void {
  const last = pieces.at(-1);
  if (last === undefined) return;
  if (!('pause' in last)) pieces.push({ pause });
  else if (pause === 'long') pieces[pieces.length - 1] = { pause };
}

/** A number in digits becomes words; what has no Khmer letter is passed over. */
function readDigits(segment: string): string[] {
  if (!DIGITS.test(segment)) return KHMER.test(segment) ? [segment] : [];
  const plain = segment.replace(/[០-៩]/gu, (digit) => String(digit.charCodeAt(0) - 0x17e0));
  const digitByDigit = (plain.length > 1 && plain.startsWith('0')) || plain.length > LONGEST_QUANTITY;
  const ids = digitByDigit
    ? [...plain].flatMap((digit) => numberPrompts(Number(digit), 'km'))
    : numberPrompts(Number(plain), 'km');
  return ids.flatMap((id) => NUMBER_WORDS.get(id) ?? []);
}

import { FlowFault } from '../flow/faults.ts';

/**
 * A whole number as the ids of the prompts that speak it, in the language's own way of counting; an oral language of
 * Cambodia is recorded from the Khmer and counts as Khmer does.
 * In: a safe integer, negative allowed. Out: ids such as `number-40`, `number-5`, `number-1000000`.
 * Throws FlowFault `not-a-number` for anything else.
 */
export function numberPrompts(value: number, language: string): string[] {
  if (!Number.isSafeInteger(value)) throw new FlowFault('not-a-number', `${value} is not a whole number.`);
  const speak = language === 'en' ? english : khmer;
  if (value < 0) return ['minus', ...speak(-value)];
  return value === 0 ? ['number-0'] : speak(value);
}

const KHMER_UNITS = [100_000, 10_000, 1_000, 100];
const MILLION = 1_000_000;

/**
 * Khmer counts in ten thousands (ម៉ឺន) and hundred thousands (សែន). From a thousand million on, people say ពាន់លាន
 * (thousand million) and not the CLDR table's ពាន់កោដិ, so the count of millions is read in thousands and hundreds.
 */
function khmer(value: number): string[] {
  if (value >= MILLION * MILLION) {
    const beyond = Math.floor(value / (MILLION * MILLION));
    return [...khmer(beyond), ...unit(MILLION), ...unit(MILLION), ...khmer(value % (MILLION * MILLION))];
  }
  if (value >= MILLION) {
    return [...khmerMillions(Math.floor(value / MILLION)), ...unit(MILLION), ...khmer(value % MILLION)];
  }
  const words: string[] = [];
  let rest = value;
  for (const size of KHMER_UNITS) {
    if (rest >= size) words.push(...unit(Math.floor(rest / size)), ...unit(size));
    rest %= size;
  }
  return [...words, ...belowHundred(rest)];
}

function khmerMillions(millions: number): string[] {
  if (millions < 1_000) return khmer(millions);
  return [...khmer(Math.floor(millions / 1_000)), ...unit(1_000), ...khmer(millions % 1_000)];
}

const ENGLISH_UNITS = [MILLION * MILLION, 1_000 * MILLION, MILLION, 1_000, 100];

function english(value: number): string[] {
  for (const size of ENGLISH_UNITS) {
    if (value < size) continue;
    return [...english(Math.floor(value / size)), ...unit(size), ...english(value % size)];
  }
  if (value > 10 && value < 20) return unit(value);
  return belowHundred(value);
}

function belowHundred(value: number): string[] {
  const ten = value - (value % 10);
  return [...(ten > 0 ? unit(ten) : []), ...(value % 10 > 0 ? unit(value % 10) : [])];
}

const unit = (value: number): string[] => [`number-${value}`];

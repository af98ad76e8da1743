/*
 * A value that may be a text, a number, yes or no, or nothing, as one writes it into one field: true, false, null and
 * figures mean themselves, and stand in quotation marks where the text is meant.
 */

const isPlain = (text: string): boolean => /^(true|false|null|-?\d+(\.\d+)?)$/.test(text);

export function scalarAsText(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return isPlain(value) ? `"${value}"` : value;
  return JSON.stringify(value);
}

/** @returns the value that the text stands for */
export function scalarOfText(text: string): string | number | boolean | null {
  const quoted = /^"(.*)"$/.exec(text)?.[1];
  if (quoted !== undefined && isPlain(quoted)) return quoted;
  return isPlain(text) ? (JSON.parse(text) as number | boolean | null) : text;
}

const MOST_LINES = 3;

/**
 * A name in as many lines as it needs, broken between words as the language has them: Khmer writes none of the gaps.
 * In: the width of a line, and how wide a text is, in the same unit.
 */
export function wrapped(name: string, width: number, widthOf: (text: string) => number): string {
  const words = [...new Intl.Segmenter('km', { granularity: 'word' }).segment(name)].map(
    ({ segment }) => segment,
  );
  const lines = [''];
  for (const word of words) {
    const line = `${lines.at(-1)}${word}`;
    if (widthOf(line.trim()) <= width || lines.at(-1) === '') lines[lines.length - 1] = line;
    else lines.push(word);
  }
  const shown = lines.map((line) => line.trim());
  if (shown.length <= MOST_LINES) return shown.join('\n');
  return `${shown.slice(0, MOST_LINES).join('\n')}…`;
}

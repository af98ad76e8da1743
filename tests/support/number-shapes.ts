import { createHash } from 'node:crypto';

/** Cambodia's numbers as they are written and stored, in every way that somebody could read back. Out: bytes by name. */
export function shapesOf(e164: string): Map<string, Buffer> {
  const national = e164.replace('+855', '');
  const [a, b, c] = [national.slice(0, 2), national.slice(2, 5), national.slice(5)];
  const written = [e164, e164.slice(1), `0${national}`, national];
  const shapes = new Map<string, Buffer>();
  const add = (name: string, bytes: Buffer | string): void => void shapes.set(name, Buffer.from(bytes));
  // All that is written without spaces has the last of them in it; so has what is percent-encoded.
  add('digits', national);
  for (const mark of [' ', '-', '.', '%20', '+', '\u00a0']) add(`with ${mark}`, [a, b, c].join(mark));
  add('with a space after the prefix', `${a} ${b}${c}`);
  add('UTF-16', Buffer.from(national, 'utf16le'));
  add('a list of bytes', [...Buffer.from(national)].join(','));
  add('hex', Buffer.from(national).toString('hex'));
  for (const text of written) {
    for (const [shift, piece] of base64Pieces(text).entries()) add(`base64 of ${text}, ${shift}`, piece);
    for (const hash of ['md5', 'sha1', 'sha256']) {
      const digest = createHash(hash).update(text).digest();
      add(`${hash} of ${text}`, digest.subarray(0, 16));
      add(`${hash} of ${text} in hex`, digest.toString('hex').slice(0, 32));
      add(`${hash} of ${text} in base64`, digest.toString('base64').slice(0, 20));
    }
  }
  return shapes;
}

/** What base64 makes of a text wherever it begins within a longer one, without the ends that depend on its neighbours. */
const base64Pieces = (text: string): string[] =>
  [0, 1, 2].map((shift) => {
    const whole = Buffer.from('x'.repeat(shift) + text).toString('base64');
    return whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + text.length) * 8) / 6));
  });

const known = new Map<string, Map<string, Buffer>>();

function shapesKnown(number: string): Map<string, Buffer> {
  const shapes = known.get(number) ?? shapesOf(number);
  known.set(number, shapes);
  return shapes;
}

/** The shapes of numbers that stand in a text or in bytes. */
export function numbersIn(kept: Buffer | string, numbers: readonly string[]): string[] {
  const bytes = Buffer.from(kept);
  const lower = bytes.toString('latin1').toLowerCase();
  return numbers.flatMap((number) =>
    [...shapesKnown(number)]
      .filter(
        ([name, shape]) => bytes.includes(shape) || (name.includes('hex') && lower.includes(String(shape))),
      )
      .map(([name]) => name),
  );
}

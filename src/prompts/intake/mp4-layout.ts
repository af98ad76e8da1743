/**
 * Phones write the table of an m4a (`moov`) behind the sound (`mdat`), because they know it only at the end.
 * Such a file cannot be read from a pipe.
 */

interface Box {
  readonly name: string;
  readonly size: number;
}

/** The box at a place; its size is at least its own header, so that reading always goes forward. */
function boxAt(bytes: Buffer, at: number): Box | undefined {
  if (at + 8 > bytes.length) return undefined;
  const name = bytes.toString('latin1', at + 4, at + 8);
  const size = bytes.readUInt32BE(at);
  if (size === 0) return { name, size: bytes.length - at };
  if (size !== 1) return { name, size: Math.max(size, 8) };
  if (at + 16 > bytes.length) return undefined;
  return { name, size: Math.max(Number(bytes.readBigUInt64BE(at + 8)), 16) };
}

/** @returns true when the table comes before the sound, so that the file can be read as a stream. */
export function isStreamable(bytes: Buffer): boolean {
  let at = 0;
  for (let box = boxAt(bytes, at); box !== undefined; box = boxAt(bytes, at)) {
    if (box.name === 'moov') return true;
    if (box.name === 'mdat') return false;
    at += box.size;
  }
  return false;
}

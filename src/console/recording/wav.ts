const HEADER_BYTES = 44;

/** @returns a WAV file with one channel and 16 bits. In: samples, -1 to 1; how many make a second. */
export function encodeWav(samples: Float32Array, rate: number): Blob {
  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  const dataBytes = samples.length * 2;
  const word = (at: number, text: string): void =>
    [...text].forEach((letter, index) => header.setUint8(at + index, letter.charCodeAt(0)));
  word(0, 'RIFF');
  header.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  word(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, rate, true);
  header.setUint32(28, rate * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  word(36, 'data');
  header.setUint32(40, dataBytes, true);
  const data = new DataView(new ArrayBuffer(dataBytes));
  samples.forEach((sample, index) => {
    data.setInt16(index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true);
  });
  return new Blob([header, data], { type: 'audio/wav' });
}

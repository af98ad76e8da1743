/**
 * What a telephone makes of sound: eight bits a sample, in steps that grow with the level (ITU-T G.711, mu-law). Clips
 * are kept with sixteen bits; this shows how they arrive.
 */

const BIAS = 132;
const LARGEST = 32_635;

/** One sample, -32768 to 32767, as the byte that goes over the wire. */
export function muLawByte(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const size = Math.min(LARGEST, Math.abs(sample)) + BIAS;
  const segment = Math.floor(Math.log2(size)) - 7;
  const step = (size >> (segment + 3)) & 0x0f;
  return ~(sign | (segment << 4) | step) & 0xff;
}

/** The byte from the wire as a sample again. */
export function fromMuLaw(byte: number): number {
  const plain = ~byte & 0xff;
  const segment = (plain >> 4) & 0x07;
  const size = (((plain & 0x0f) << 3) + BIAS) << segment;
  return (plain & 0x80) === 0 ? size - BIAS : BIAS - size;
}

/** A clip as it is heard at the other end of a telephone line; 8 kHz in and out. */
export const asOnThePhone = (samples: Int16Array): Int16Array =>
  samples.map((sample) => fromMuLaw(muLawByte(sample)));

import { ProviderError, type Outbound } from '../../calls/outgoing-ports.ts';

const RATE = 8_000;
const HERTZ = 440;
const MOST_SECONDS = 120;
/** Nobody begins to speak with the tone, nor presses the key with the last sound. */
const STILL_SECONDS = 0.2;

/** The simulator's own recordings, made when they are asked for: nobody's voice is kept for a trial. */
export const toneApi: Outbound = {
  fetchRecording: async (url) => {
    const seconds = Number(/^https:\/\/simulator\.invalid\/[^/]+\/tone\/(\d{1,3})$/.exec(url)?.[1]);
    if (!(seconds >= 0 && seconds <= MOST_SECONDS))
      throw new ProviderError('untrusted-url', false, 'The simulator has no such recording.');
    return Promise.resolve(toneWav(seconds));
  },
  deleteRecording: () => Promise.resolve(),
  sendText: null,
};

/** A quiet tone with a breath of silence at both ends, as a wav file: 8 kHz, mono, 16 bit. */
function toneWav(seconds: number): Buffer {
  const samples = seconds * RATE;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  [16, 0x0001_0001, RATE, RATE * 2, 0x0010_0002].forEach((value, index) =>
    wav.writeUInt32LE(value, 16 + index * 4),
  );
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples * 2, 40);
  const still = STILL_SECONDS * RATE;
  for (let at = still; at < samples - still; at += 1)
    wav.writeInt16LE(Math.round(3_000 * Math.sin((2 * Math.PI * HERTZ * at) / RATE)), 44 + at * 2);
  return wav;
}

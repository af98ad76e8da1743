import { KEYS, type Key } from './keys.ts';

/** The two tones of each key on every phone in the world, in hertz. */
const ROWS = [697, 770, 852, 941];
const COLUMNS = [1209, 1336, 1477];
const SECONDS = 0.09;
const LOUDNESS = 0.04;

/** The short sound that tells a finger that the key was taken. Where there is no sound, there is none. */
export function keyTones(): (key: Key) => void {
  let context: AudioContext | undefined;
  return (key) => {
    try {
      context ??= new AudioContext();
      const place = KEYS.indexOf(key);
      sound(context, [ROWS[Math.floor(place / 3)] ?? 0, COLUMNS[place % 3] ?? 0]);
    } catch {
      // A phone without a speaker still dials.
    }
  };
}

function sound(context: AudioContext, tones: number[]): void {
  const gain = context.createGain();
  gain.gain.setValueAtTime(LOUDNESS, context.currentTime);
  gain.gain.linearRampToValueAtTime(0, context.currentTime + SECONDS);
  gain.connect(context.destination);
  for (const hertz of tones) {
    const oscillator = context.createOscillator();
    oscillator.frequency.value = hertz;
    oscillator.connect(gain);
    oscillator.start();
    oscillator.stop(context.currentTime + SECONDS);
  }
}

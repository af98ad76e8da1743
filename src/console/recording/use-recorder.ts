import { useEffect, useRef, useState } from 'react';
import { adviceOf, levelOf, type Advice, type Level } from './levels.ts';
import { MicrophoneError, openMicrophone, type Microphone, type MicrophoneFault } from './microphone.ts';
import { joined, type Take } from './take.ts';

/** Nobody can be called too quiet before having spoken: some one and a half seconds. */
const PIECES_BEFORE_QUIET = 35;
/** The line takes no clip beyond 60 seconds of speech; this leaves room for silence, and ends a forgotten recording. */
const LONGEST_SECONDS = 100;

export interface Recorder {
  phase: 'idle' | 'opening' | 'recording';
  /** What is heard at this moment; null when nobody listens. */
  level: Level | null;
  advice: Advice | null;
  /** Recorded so far. */
  seconds: number;
  fault: MicrophoneFault | null;
  /** Opens the microphone where that was not done yet, and records. */
  start(): Promise<void>;
  /** Ends the recording and hands it to `onTake`. */
  stop(): void;
  /** Gives the microphone back until the next start; what was recorded is thrown away. */
  close(): void;
}

const NOTHING: Pick<Recorder, 'level' | 'advice' | 'seconds'> = { level: null, advice: null, seconds: 0 };

/** A microphone that stays open from one recording to the next, and is closed with the screen. */
export function useRecorder(onTake: (take: Take, advice: Advice) => void): Recorder {
  const microphone = useRef<Microphone | null>(null);
  const pieces = useRef<Float32Array[] | null>(null);
  const levels = useRef<Level[]>([]);
  const gone = useRef(false);
  const [phase, setPhase] = useState<Recorder['phase']>('idle');
  const [heard, setHeard] = useState(NOTHING);
  const [fault, setFault] = useState<MicrophoneFault | null>(null);

  const close = (): void => {
    pieces.current = null;
    microphone.current?.close();
    microphone.current = null;
  };
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      close();
    };
  }, []);

  const stop = (): void => {
    const take = pieces.current && microphone.current;
    if (!take || !pieces.current) return;
    const samples = joined(pieces.current);
    pieces.current = null;
    setPhase('idle');
    setHeard(NOTHING);
    onTake({ samples, rate: take.rate }, adviceOf(levels.current));
  };
  const stopNow = useRef(stop);
  useEffect(() => {
    stopNow.current = stop;
  });

  const onPiece = (piece: Float32Array): void => {
    if (!pieces.current) return;
    const level = levelOf(piece);
    pieces.current.push(piece);
    levels.current.push(level);
    const advice = adviceOf(levels.current);
    const early = advice === 'too-quiet' && levels.current.length < PIECES_BEFORE_QUIET;
    const seconds = (pieces.current.length * piece.length) / (microphone.current?.rate ?? Infinity);
    setHeard({ level, advice: early ? null : advice, seconds });
    if (seconds > LONGEST_SECONDS) stopNow.current();
  };

  const start = async (): Promise<void> => {
    setFault(null);
    if (!microphone.current) {
      setPhase('opening');
      try {
        const opened = await openMicrophone(onPiece);
        if (gone.current) {
          opened.close();
          return;
        }
        microphone.current = opened;
      } catch (error) {
        setPhase('idle');
        setFault(error instanceof MicrophoneError ? error.fault : 'no-microphone');
        return;
      }
    }
    pieces.current = [];
    levels.current = [];
    setPhase('recording');
  };
  return { phase, ...heard, fault, start, stop, close };
}

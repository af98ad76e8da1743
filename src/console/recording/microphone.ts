import recorderUrl from './recorder.worklet.ts?worker&url';

export type MicrophoneFault = 'not-secure' | 'not-allowed' | 'no-microphone';

/** The microphone cannot be used; the screen has words for each reason. */
export class MicrophoneError extends Error {
  readonly fault: MicrophoneFault;

  constructor(fault: MicrophoneFault) {
    super(fault);
    this.fault = fault;
  }
}

export interface Microphone {
  /** Samples a second. */
  rate: number;
  close(): void;
}

/** As the room sounds: what browsers do to make calls pleasant makes recordings hollow. */
const PLAIN_SOUND: MediaTrackConstraints = {
  channelCount: 1,
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
};

/**
 * Opens the microphone; the browser asks whether it may. Must be called when a key or button was pressed.
 * In: who is given what is heard, -1 to 1, in pieces of some 40 ms. Throws MicrophoneError.
 */
export async function openMicrophone(onPiece: (samples: Float32Array) => void): Promise<Microphone> {
  const stream = await askForStream();
  const context = new AudioContext();
  await context.audioWorklet.addModule(recorderUrl);
  await context.resume();
  const recorder = new AudioWorkletNode(context, 'recorder', { numberOfOutputs: 0 });
  recorder.port.onmessage = ({ data }: MessageEvent<Float32Array>) => onPiece(data);
  context.createMediaStreamSource(stream).connect(recorder);
  return {
    rate: context.sampleRate,
    close: () => {
      recorder.port.onmessage = null;
      for (const track of stream.getTracks()) track.stop();
      void context.close();
    },
  };
}

async function askForStream(): Promise<MediaStream> {
  // Browsers lend the microphone to pages that came over https only, or from this machine.
  if (!window.isSecureContext) throw new MicrophoneError('not-secure');
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: PLAIN_SOUND });
  } catch (error) {
    const refused = error instanceof DOMException && error.name === 'NotAllowedError';
    throw new MicrophoneError(refused ? 'not-allowed' : 'no-microphone');
  }
}

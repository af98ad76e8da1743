/* Runs beside the page, where sound is never late: hands on what the microphone hears, in pieces. */

declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** About 40 ms at 48 kHz: often enough for a meter, seldom enough for an old machine. */
const PIECE = 2048;

class Recorder extends AudioWorkletProcessor {
  private piece = new Float32Array(PIECE);
  private filled = 0;

  process([input]: Float32Array[][]): boolean {
    const samples = input?.[0];
    for (const sample of samples ?? []) {
      this.piece[this.filled] = sample;
      this.filled += 1;
      if (this.filled === PIECE) this.handOn();
    }
    return true;
  }

  private handOn(): void {
    this.port.postMessage(this.piece, [this.piece.buffer]);
    this.piece = new Float32Array(PIECE);
    this.filled = 0;
  }
}

registerProcessor('recorder', Recorder);

import { spawn } from 'node:child_process';
import { VoiceError } from '../voice.ts';

const LONGEST_RUN_MS = 20_000;

/**
 * Run a program without a shell, feed its stdin and collect its stdout.
 * @returns everything it wrote to stdout
 * @throws VoiceError missing-program, timeout, or failed with what it said on stderr
 */
export function runProgram(program: string, args: readonly string[], input: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: LONGEST_RUN_MS,
      killSignal: 'SIGKILL',
    });
    const output: Buffer[] = [];
    const complaints: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => reject(startError(program, error)));
    child.on('close', (status, signal) => {
      const said = Buffer.concat(complaints).toString('utf8').trim();
      if (signal !== null)
        reject(
          new VoiceError(
            'timeout',
            `${program} took longer than ${LONGEST_RUN_MS / 1000} seconds and was stopped`,
          ),
        );
      // Both programs complain on stderr and still end well (an unknown phoneme): that is a failure too.
      else if (status !== 0 || said !== '')
        reject(new VoiceError('failed', `${program} failed: ${said || `status ${status ?? ''}`}`));
      else resolve(Buffer.concat(output));
    });
    // A program that ends before it has read everything closes the pipe; its status tells why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function startError(program: string, error: NodeJS.ErrnoException): VoiceError {
  if (error.code !== 'ENOENT')
    return new VoiceError('failed', `${program} could not be started: ${error.message}`);
  return new VoiceError(
    'missing-program',
    `This voice needs ${program}: run apt-get install espeak-ng sox first.`,
  );
}

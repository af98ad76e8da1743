import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFfmpeg } from '../../src/prompts/intake/find-ffmpeg.ts';

/** A graph of ffmpeg as what it reads. */
export const source = (graph: string): string[] => ['-f', 'lavfi', '-i', graph];

/** 1.5 s of a swelling hum, with 0.7 and 0.8 s of silence around it. */
export const VOICE = source(
  'aevalsrc=0.2*sin(2*PI*180*t)*(0.6+0.4*sin(2*PI*4*t))*between(t\\,0.7\\,2.2):s=44100:d=3',
);

export const HUM_PITCH = 180;

/** Makes a file for a microphone that hears somebody who hums without end. Out: its path. */
export async function aHum(): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'sdap-hum-')), 'microphone.wav');
  await makeSound(path, source(`aevalsrc=0.2*sin(2*PI*${HUM_PITCH}*t)*(0.6+0.4*sin(2*PI*4*t)):s=44100:d=20`));
  return path;
}

/** Makes a file of sound with ffmpeg. Out: its bytes. */
export async function makeSound(file: string, args: string[], ffmpeg?: string): Promise<Buffer> {
  const program = ffmpeg ?? (await findFfmpeg());
  await promisify(execFile)(program, ['-v', 'error', '-y', ...args, file]);
  return readFile(file);
}

import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lookThrough } from '../../src/storage/look-through.ts';
import { filledDataFolder } from '../support/data-folder.ts';

let file: string;
beforeAll(async () => {
  file = join(await filledDataFolder(), 'sdap.sqlite');
});

describe('a database that is looked through beside the line', () => {
  it('is found sound', async () => {
    expect(await lookThrough(file).damage).toBeNull();
  });

  it('is left at once when the line stops, and nothing is said of it', async () => {
    const look = lookThrough(file);
    look.stop();
    expect(await look.damage).toBeNull();
  });

  it('is found damaged, and is told of where it cannot be opened', async () => {
    const handle = openSync(file, 'r+');
    const middle = Math.floor(statSync(file).size / 4096 / 2) * 4096;
    writeSync(handle, Buffer.alloc(2_000, 0xa5), 0, 2_000, middle);
    closeSync(handle);
    expect(await lookThrough(file).damage).toMatch(/\S/);
    expect(await lookThrough(`${file}-of-nobody`).damage).toContain('cannot be opened');
  });
});

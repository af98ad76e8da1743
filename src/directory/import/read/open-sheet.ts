import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { SheetError, type Sheet } from '../sheet.ts';
import { csvSheet } from './csv.ts';
import { xlsxSheet } from './xlsx.ts';

/** What every ZIP, and so every XLSX, begins with. */
const ZIP_BEGINS = 'PK\u0003\u0004';

/**
 * A CSV or XLSX file as rows, by what it begins with and not by its name.
 * @throws SheetError where there is no such file
 */
export async function openSheet(file: string): Promise<Sheet & { sha256: string }> {
  const sha256 = await hashOf(file);
  return { ...((await beginsAsZip(file)) ? xlsxSheet(file) : csvSheet(file)), sha256 };
}

async function hashOf(file: string): Promise<string> {
  const hash: Hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  } catch {
    throw new SheetError(`${file} cannot be read. Check the name of the file.`);
  }
  return hash.digest('hex');
}

async function beginsAsZip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString('latin1', 0, bytesRead) === ZIP_BEGINS;
  } finally {
    await handle.close();
  }
}

import { open } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { openPromise, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { LARGEST_UPLOAD_BYTES, tooLarge } from './intake.ts';
import { IntakeError } from './intake-error.ts';
import type { RecordingSource } from './recording-source.ts';

/** More than all clips of a line in one language. */
const MOST_FILES = 10_000;
/** Unpacked, all files together: a whole library as uncompressed recordings of a computer. */
const MOST_BYTES = 4 * 2 ** 30;

const ENCRYPTED_FLAG = 1;
const SYMBOLIC_LINK = 0o120000;
const FILE_TYPE = 0o170000;
/** Where "version made by" says Unix, the upper half of the attributes is the file's mode. */
const isLink = ({ externalFileAttributes }: Entry): boolean =>
  ((externalFileAttributes >>> 16) & FILE_TYPE) === SYMBOLIC_LINK;

export interface ZipLimits {
  files: number;
  /** Unpacked, of one file and of all together. */
  fileBytes: number;
  bytes: number;
}

/**
 * The files of a zip. Nothing is ever written under a name that the zip gives. Sizes are those that the zip declares,
 * and reading a file stops where it is larger than declared; what is declared is bounded here.
 * @param path of the zip
 * @returns its files; what systems add (folders, hidden files, `__MACOSX`) is left out
 * @throws IntakeError not-a-zip, unsafe-zip (a name that leads out of the folder, a link, a password), too-large
 */
export async function zipSource(path: string, limits: Partial<ZipLimits> = {}): Promise<RecordingSource> {
  const {
    files: mostFiles,
    fileBytes,
    bytes,
  } = {
    files: MOST_FILES,
    fileBytes: LARGEST_UPLOAD_BYTES,
    bytes: MOST_BYTES,
    ...limits,
  };
  const zip = await openZip(path);
  try {
    const entries = await checkedEntries(zip, mostFiles, bytes);
    return {
      files: [...entries.keys()].filter(isWanted).sort(),
      read: async (file) => {
        const entry = entries.get(file);
        if (!entry) throw new Error(`There is no ${file} in the zip.`);
        if (entry.uncompressedSize > fileBytes) throw tooLarge();
        return readEntry(zip, entry);
      },
      close: () => {
        zip.close();
      },
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZip(path: string): Promise<ZipFile> {
  if (await pointsBeyondItself(path)) throw notAZip();
  try {
    // File names are checked below, where a bad one can be told in plain words.
    return await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: true });
  } catch {
    throw notAZip();
  }
}

const ZIP64_LOCATOR = Buffer.from('PK\x06\x07', 'latin1');
/** The end record with its longest comment, and the locator before it. */
const LONGEST_END = 22 + 65_535 + 20;

/** A large zip says where its table is. One that names a place beyond its end would stop the reader, and the line. */
async function pointsBeyondItself(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const end = Buffer.alloc(Math.min(size, LONGEST_END));
    await file.read(end, 0, end.length, size - end.length);
    for (let at = end.indexOf(ZIP64_LOCATOR); at >= 0; at = end.indexOf(ZIP64_LOCATOR, at + 1)) {
      if (at + 16 > end.length || end.readBigUInt64LE(at + 8) > BigInt(size)) return true;
    }
    return false;
  } finally {
    await file.close();
  }
}

async function checkedEntries(
  zip: ZipFile,
  mostFiles: number,
  mostBytes: number,
): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of entriesOf(zip)) {
    check(entry, entries);
    bytes += entry.uncompressedSize;
    if (entries.size >= mostFiles || bytes > mostBytes) {
      throw new IntakeError('too-large', 'The zip holds too much; split it into several smaller ones.');
    }
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    for await (const entry of zip.eachEntry()) yield entry;
  } catch (error) {
    const isName =
      error instanceof Error && /^(invalid (relative path|characters)|absolute path)/.test(error.message);
    throw isName ? unsafe('a file name that leads out of its folder') : notAZip();
  }
}

function check(entry: Entry, others: ReadonlyMap<string, Entry>): void {
  if (validateFileName(entry.fileName) !== null) throw unsafe('a file name that leads out of its folder');
  if (isLink(entry)) throw unsafe('a link instead of a file');
  if ((entry.generalPurposeBitFlag & ENCRYPTED_FLAG) !== 0) throw unsafe('a password');
  if (others.has(entry.fileName)) throw unsafe('the same file twice');
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  try {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(bytes) === entry.crc32) return bytes;
  } catch {
    // A file that cannot be unpacked is as damaged as one with other contents.
  }
  throw new IntakeError('damaged', 'This file of the zip is damaged; make the zip again.');
}

const isWanted = (file: string): boolean =>
  !file.endsWith('/') && !file.split('/').some((name) => name.startsWith('.') || name === '__MACOSX');

const notAZip = (): IntakeError =>
  new IntakeError('not-a-zip', 'The file is no zip, or it is damaged; make the zip again and send it again.');

const unsafe = (what: string): IntakeError =>
  new IntakeError('unsafe-zip', `The zip has ${what}; make a plain zip of the recordings and send that.`);

import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { SheetError } from '../sheet.ts';

/** A spreadsheet has a few dozen parts. */
const MOST_PARTS = 2_000;

/** The parts of an XLSX, which is a ZIP. */
export interface Parts {
  has(name: string): boolean;
  /** In: the most bytes that the part may have when it is unpacked. Throws SheetError where it is missing or larger. */
  open(name: string, mostBytes: number): Promise<Readable>;
  close(): void;
}

/**
 * Opens the ZIP without unpacking it. A part is refused by the size that the ZIP states for it, and yauzl stops a part
 * that turns out larger than stated: a small file cannot unpack to something huge.
 */
export async function openParts(file: string): Promise<Parts> {
  const zip = await openZip(file);
  const entries = await entriesOf(zip).catch((error: unknown) => {
    zip.close();
    throw error instanceof SheetError ? error : damaged();
  });
  return {
    has: (name) => entries.has(name),
    open: async (name, mostBytes) => {
      const entry = entries.get(name);
      if (!entry)
        throw new SheetError(`This XLSX has no ${name}. Save it anew from a spreadsheet and try again.`);
      if (entry.uncompressedSize > mostBytes) {
        throw new SheetError(
          `${name} in this XLSX is larger than ${Math.round(mostBytes / 1_000_000)} MB. Split the file, or save it as CSV.`,
        );
      }
      return zip.openReadStreamPromise(entry).catch(() => {
        throw damaged();
      });
    },
    close: () => zip.close(),
  };
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= MOST_PARTS) throw new SheetError('This XLSX has too many parts to be a spreadsheet.');
    entries.set(entry.fileName, entry);
  }
  return entries;
}

/** What of a ZIP leads nowhere is found when it is read, and not when it is opened. */
const damaged = (): SheetError =>
  new SheetError('This XLSX is damaged. Save it anew from a spreadsheet and try again.');

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { lazyEntries: true, autoClose: false });
  } catch {
    throw new SheetError('This file is neither CSV (UTF-8) nor XLSX.');
  }
}

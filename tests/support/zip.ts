import { buffer } from 'node:stream/consumers';
import { ZipFile, type Options } from 'yazl';

/** By name; a name that ends with / is an empty folder. */
export type ZippedFiles = Record<string, Buffer | [Buffer, Partial<Options>]>;

export async function zipOf(files: ZippedFiles): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, file] of Object.entries(files)) {
    const [bytes, options] = Array.isArray(file) ? file : [file, {}];
    if (name.endsWith('/')) zip.addEmptyDirectory(name);
    else zip.addBuffer(bytes, name, options);
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Changes the entry of a file in the list at the end of a zip, which is what a reader goes by. */
export function listed(zip: Buffer, name: string, change: (entry: Buffer) => unknown): Buffer {
  change(zip.subarray(zip.lastIndexOf(name) - 46));
  return zip;
}

/** An entry that says it unpacks to so many bytes. */
export const declared = (bytes: number) => (entry: Buffer) => entry.writeUInt32LE(bytes, 24);

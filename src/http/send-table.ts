import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { FORMATS, type FormatName } from '../tables/formats.ts';
import type { Table } from '../tables/table.ts';

/** Sends a table as a file, as fast as it is taken; whoever goes away stops the work. */
export async function sendTable(response: Response, table: Table, format: FormatName): Promise<void> {
  const { type, write } = FORMATS[format];
  await sendFile(response, { name: `${table.name}.${format}`, type, stream: write(table) });
}

/** The same for whatever makes bytes. */
export async function sendFile(
  response: Response,
  { name, type, stream }: { name: string; type: string; stream: Readable },
): Promise<void> {
  response.attachment(name).type(type);
  await pipeline(stream, response).catch((error: unknown) => {
    // Whoever went away needs no answer; the rest cannot be told any more either, since the file has begun.
    if (!response.destroyed) response.destroy(error as Error);
  });
}

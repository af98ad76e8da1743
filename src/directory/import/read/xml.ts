import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { SheetError } from '../sheet.ts';

/** No part of a spreadsheet is nested deeper. */
const MOST_DEPTH = 30;
/** Text between two tags, and a tag with its attributes. A cell has at most 32,767 characters. */
const MOST_BYTES_BETWEEN_TAGS = 1_000_000;

/** What is done with the parts of a document; names come without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: { [name: string]: string }): void;
  text?(text: string): void;
  close?(name: string): void;
}

const plainName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML piece by piece, giving way after each so that rows can be taken. The document comes from outside: a document
 * type (and with it every entity of its own) is refused, and so are depths and texts that no spreadsheet has. Nothing
 * outside of the document is ever fetched.
 * @throws SheetError
 */
export async function* readXml(bytes: Readable, handler: XmlHandler): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let unbroken = 0;
  const parser = parserFor(handler, () => (unbroken = 0));
  try {
    for await (const piece of bytes) {
      unbroken += (piece as Buffer).length;
      if (unbroken > MOST_BYTES_BETWEEN_TAGS) throw broken();
      parser.write(decoder.decode(piece as Buffer, { stream: true }));
      yield;
    }
    parser.close();
    yield;
  } catch (error) {
    throw error instanceof SheetError ? error : broken();
  }
}

function parserFor(handler: XmlHandler, onTag: () => void): SaxesParser {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw new SheetError(
      'This XLSX has a document type of its own, which no spreadsheet writes. Save it anew.',
    );
  });
  parser.on('opentag', ({ name, attributes }) => {
    onTag();
    depth += 1;
    if (depth > MOST_DEPTH) throw broken();
    handler.open?.(plainName(name), attributes);
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => {
    onTag();
    depth -= 1;
    handler.close?.(plainName(name));
  });
  return parser;
}

const broken = (): SheetError =>
  new SheetError(
    'This XLSX cannot be read: a part of it is broken. Save it anew from a spreadsheet and try again.',
  );

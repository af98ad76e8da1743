import fc from 'fast-check';
import type { RawRequest } from '../../support/raw-http.ts';
import type { Ground } from './ground.ts';
import { nastyPart, nastyText } from './nasty.ts';
import { headerText, rarely } from './requests.ts';

/*
 * Files that were spoilt on their way, or by somebody.
 */

/** Bytes of a file, some of them others, or the end cut off. */
const spoilt = (bytes: Buffer): fc.Arbitrary<Buffer> =>
  fc
    .tuple(
      fc.array(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 })), { maxLength: 12 }),
      rarely(fc.constant(bytes.length), fc.nat({ max: bytes.length }), 2),
    )
    .map(([changes, end]) => {
      const made = Buffer.from(bytes);
      for (const [at, byte] of changes) made[at] = byte;
      return made.subarray(0, end);
    });

const spoiltText = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(
        fc.tuple(
          fc.nat({ max: text.length }),
          rarely(nastyText, fc.constantFrom(',', '"', '\n', ': ', '- ', '&a ', '*a', '? ', '|', '!!js '), 1),
        ),
        {
          minLength: 1,
          maxLength: 5,
        },
      ),
      fc.boolean(),
    )
    .map(([places, over]) =>
      places.reduce(
        (made, [at, piece]) => made.slice(0, at) + piece + made.slice(over ? at + piece.length : at),
        text,
      ),
    );

export const upload = ({ staff, files }: Ground): fc.Arbitrary<RawRequest> =>
  fc
    .record({
      path: fc.constantFrom(
        '/api/v1/prompts/welcome/clips/km',
        '/api/v1/clips/as-heard.wav',
        '/api/v1/cases/10001/replies?seen=0',
      ),
      body: fc.oneof(
        spoilt(files.wav),
        fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
      ),
    })
    .map(({ path, body }) => ({
      method: 'POST',
      path,
      headers: { 'Content-Type': 'audio/wav', ...staff },
      body,
    }));

/** The pieces of a zip by tus. */
export const tus = ({ staff, files }: Ground): fc.Arbitrary<RawRequest> =>
  fc
    .record({
      id: rarely(fc.constantFrom('none', 'a'), nastyPart, 1),
      method: fc.constantFrom('PATCH', 'HEAD', 'POST', 'DELETE', 'OPTIONS'),
      offset: rarely(fc.constantFrom('0', '1'), headerText, 2),
      version: rarely(fc.constant('1.0.0'), headerText, 4),
      body: spoilt(files.zip),
    })
    .map(({ id, method, offset, version, body }) => ({
      method,
      path: `/api/v1/recording-imports/pieces/${id}`,
      headers: {
        ...staff,
        'Tus-Resumable': version,
        'Upload-Offset': offset,
        'Content-Type': 'application/offset+octet-stream',
      },
      ...(method === 'HEAD' ? {} : { body }),
    }));

export const factFile = ({ staff, files }: Ground): fc.Arbitrary<RawRequest> =>
  fc
    .record({
      kind: fc.constantFrom('services', 'offices', 'budgets', 'requests', 'holidays', 'rounds'),
      file: fc.oneof(
        {
          weight: 3,
          arbitrary: spoiltText(files.csv.toString('utf8')).map((text) => ({
            name: 'a.csv',
            body: Buffer.from(text),
          })),
        },
        { weight: 1, arbitrary: spoilt(files.csv).map((body) => ({ name: 'a.csv', body })) },
        { weight: 2, arbitrary: spoilt(files.xlsx).map((body) => ({ name: 'a.xlsx', body })) },
      ),
    })
    .map(({ kind, file }) => ({
      method: 'POST',
      path: `/api/v1/facts/${kind}/imports?fileName=${file.name}`,
      headers: { ...staff, 'Content-Type': 'application/octet-stream' },
      body: file.body,
    }));

export const flowFile = ({ staff, files }: Ground): fc.Arbitrary<RawRequest> =>
  fc
    .record({ id: fc.constantFrom('give-rating', 'fuzzed', 'none'), body: spoiltText(files.yaml) })
    .map(({ id, body }) => ({
      method: 'PUT',
      path: `/api/v1/flows/${id}/file`,
      headers: { ...staff, 'Content-Type': 'text/yaml' },
      body,
    }));

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { happens, type Chance } from '../../../src/flows/walk/chance.ts';
import { toneApi } from '../../../src/providers/simulator/tone.ts';
import { toneUrl } from '../../../src/providers/simulator/tone-url.ts';

/** So many of the files are not ready when they are asked for first; later all are. */
const NOT_READY = 0.3;

export const RECORDED_SECONDS = 3;

/** The REST API of a carrier: it has what callers said, takes texts, and remembers what it was asked. */
export class CarrierApi {
  /** How many texts each number got. */
  readonly texts = new Map<string, number>();
  /** Paths of recordings that were deleted. */
  readonly deleted = new Set<string>();
  readonly #asked = new Set<string>();
  readonly #server: Server;
  readonly #chance: Chance;
  readonly #waiting = new Map<'text' | 'recording', () => void>();

  private constructor(chance: Chance) {
    this.#chance = chance;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  static async open(chance: Chance): Promise<CarrierApi> {
    const api = new CarrierApi(chance);
    api.#server.listen(0, '127.0.0.1');
    await once(api.#server, 'listening');
    return api;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Does something when the next text, or the next wish for a recording, has come and is not answered yet. */
  atNext(what: 'text' | 'recording', then: () => void): void {
    this.#waiting.set(what, then);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const form = new URLSearchParams(await bodyOf(request));
    if (request.method === 'POST') {
      const to = form.get('To') ?? '';
      this.texts.set(to, (this.texts.get(to) ?? 0) + 1);
      this.#passing('text');
      response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify({ sid: 'SM1' }));
      return;
    }
    if (request.method === 'DELETE') {
      this.deleted.add(path);
      response.writeHead(204).end();
      return;
    }
    this.#passing('recording');
    const file = path.replace(/\.wav$/, '');
    const isFirst = !this.#asked.has(file);
    this.#asked.add(file);
    if (this.deleted.has(file) || (isFirst && happens(NOT_READY, this.#chance)))
      response.writeHead(404).end();
    else response.writeHead(200).end(await toneApi.fetchRecording(toneUrl(RECORDED_SECONDS, 'any')));
  }

  #passing(what: 'text' | 'recording'): void {
    const then = this.#waiting.get(what);
    this.#waiting.delete(what);
    then?.();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

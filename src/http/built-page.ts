import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { asPage } from './safety-headers.ts';

/**
 * Answers with the page that was built into a folder, under the policy of pages. The scripts of the page find the nonce
 * at their own tag, where no style sheet can read it, and give it to what makes styles.
 * In: the folder; the name of the page, for whoever has not built it yet.
 */
export function builtPage(folder: string, name: string): RequestHandler {
  const file = join(folder, 'index.html');
  let read: { at: number; html: string } | undefined;
  return (_request, response) => {
    if (!existsSync(file)) {
      response.status(503).type('text/plain').send(`The ${name} is not built yet. Run: npm run build`);
      return;
    }
    const { mtimeMs: at } = statSync(file);
    if (read?.at !== at) read = { at, html: readFileSync(file, 'utf8') };
    const nonce = randomBytes(16).toString('base64');
    const html = read.html.replaceAll('<script ', `<script nonce="${nonce}" `);
    asPage(response, nonce).set('Cache-Control', 'no-store').type('html').send(html);
  };
}

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { chromium, type Browser, type Locator } from 'playwright-core';
import { readSettings } from '../../src/config/settings.ts';
import { createContext, ROOT, type Context, type Overrides } from '../../src/context.ts';
import { listen } from '../../src/main.ts';
import { plainPasswords } from './staff.ts';

/** Debian's Chromium; another one may be named. */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Why browser tests cannot run here, or undefined when they can. In CI they must: there it is a failure. */
export const noBrowser: string | undefined =
  existsSync(CHROMIUM) || process.env['CI'] === 'true' ? undefined : `no Chromium at ${CHROMIUM}`;

/** Speaks to nobody but the page's own host; sound goes to a device that is not there. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface RunningLine {
  context: Context;
  /** Where the line answers, without a trailing slash. */
  url: string;
  close(): Promise<void>;
}

/** The real line, with an empty database in memory and a data folder of its own. */
export async function startLine(
  environment: Record<string, string> = {},
  overrides: Overrides = {},
): Promise<RunningLine> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sdap-browser-'));
  const settings = { ...readSettings({ LOG_LEVEL: 'silent', DATA_DIR: dataDir, ...environment }), port: 0 };
  const context = await createContext(settings, {
    database: ':memory:',
    log: pino({ level: 'silent' }),
    passwords: plainPasswords,
    ...overrides,
  });
  const server = await listen(context);
  return {
    context,
    url: urlOf(server),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      context.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The page is opened by the port that was given out, whatever the public address is. */
function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port.');
  return `http://localhost:${address.port}`;
}

/** Chromium without a window. Each one keeps nothing of the one before. In: a WAV file that its microphone hears. */
export const startChromium = (heard?: string): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    headless: true,
    args: [
      ...FLAGS,
      ...(heard === undefined
        ? []
        : [
            '--use-fake-device-for-media-stream',
            '--use-fake-ui-for-media-stream',
            `--use-file-for-fake-audio-capture=${heard}`,
          ]),
    ],
  });

/** The key that a menu names for this reason: "for X, press 1". In: what the line said, and the prompt of X. */
export async function keyFor(speech: Locator, reason: string): Promise<string> {
  const line = speech.locator('.line', { has: speech.page().locator(`[title="${reason}"]`) }).first();
  const parts = await line.locator('.part').all();
  const prompts = await Promise.all(parts.map(async (part) => (await part.getAttribute('title')) ?? ''));
  const press = prompts.slice(prompts.indexOf(reason)).find((prompt) => /^(press|key)-/.test(prompt));
  if (press === undefined) throw new Error(`The menu names no key for ${reason}.`);
  return press.replace(/^(press|key)-/, '');
}

/** What each page is made of. */
const PAGES = {
  phone: {
    config: 'vite.config.ts',
    sources: ['src/phone', 'src/providers/simulator', 'src/providers/twiml'],
  },
  console: {
    config: 'vite.console.config.ts',
    sources: ['src/console', 'src/phone', 'src/staff', 'src/providers', 'src/directory/budget-sums.ts'],
  },
  open: { config: 'vite.open.config.ts', sources: ['src/open', 'src/analytics/open'] },
};

/** Builds a page when it is missing or older than its sources: what is tested is what is served. */
export function buildPage(page: keyof typeof PAGES): void {
  const { config, sources } = PAGES[page];
  const built = join(ROOT, `dist/${page}/index.html`);
  const newest = Math.max(...[config, ...sources].map((source) => newestIn(join(ROOT, source))));
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  execFileSync(
    process.execPath,
    [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--config', config, '--logLevel', 'error'],
    {
      cwd: ROOT,
      // The runner of tests says that this is a test; React would be built for one.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: 'inherit',
    },
  );
}

function newestIn(path: string): number {
  const about = statSync(path);
  if (!about.isDirectory()) return about.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => newestIn(join(path, name))));
}

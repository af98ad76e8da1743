import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pino } from 'pino';
import { ROOT, type Context } from '../../../src/context.ts';
import { createApp } from '../../../src/http/app.ts';
import { encodeWav } from '../../../src/prompts/audio/wav.ts';
import { PERMISSIONS } from '../../../src/staff/roles.ts';
import { makeKey } from '../../../src/staff/api-keys.ts';
import { NOW, testLine, TOKENS } from '../../support/line.ts';
import { serve, type RawAnswer, type RawClient, type RawRequest } from '../../support/raw-http.ts';
import { writeXlsx } from '../../support/xlsx.ts';
import { zipOf } from '../../support/zip.ts';
import { fuzzDoors } from './doors.ts';
import type { Ground } from './ground.ts';

export interface FuzzReport {
  seed: number;
  inputs: number;
  seconds: number;
  doors: Record<string, { inputs: number; statuses: Record<string, number> }>;
  /** Answers of 500 and above, and requests without an answer. */
  failures: number;
  /** Webhooks that were not answered with 200 or 403 and a document. */
  undocumented: number;
  /** Rejections that nobody handled, and exceptions that nobody caught. */
  unhandled: number;
  /** What the line itself says that went wrong, but for requests that cannot be read. */
  faults: Record<string, number>;
  /** Megabytes of the heap after a collection: after the first tenth, and at the end. */
  heap: { early: number; late: number };
  /** What SQLite says of the database afterwards. */
  database: string;
  /** The first of those that went wrong, to be tried again. */
  examples: string[];
}

/** How many requests are under way at a time. */
const AT_ONCE = 8;

/** By the clock of the line, slow enough for a key that may ask twenty times a second: most would be told to wait. */
const MS_AN_INPUT = 60;

/** A line of its own, so many inputs at all of its doors, and what came of it. In: how many, and the seed. */
export async function runFuzz(
  inputs: number,
  seed: number,
  tell: (done: number) => void = () => {},
): Promise<FuzzReport> {
  const faults: Record<string, number> = {};
  const log = pino({ level: 'error' }, { write: (line: string) => countFault(faults, line) });
  const report = emptyReport(seed, faults);
  const clock = { now: () => NOW + report.inputs * MS_AN_INPUT };
  const context = await testLine({ log, clock });
  const client = await serve(createApp(context));
  const stopWatching = watchProcess(report);
  const began = performance.now();
  const doors = Object.entries(fuzzDoors(await groundOf(context)));
  for (let round = 0; report.inputs < inputs; round += 1) {
    for (const [name, { weight, requests }] of doors) {
      const wanted = Math.min(weight * 2, inputs - report.inputs);
      await tryDoor(client, report, name, fc.sample(requests, { numRuns: wanted, seed: seed + round }));
    }
    if (report.heap.early === 0 && report.inputs >= inputs / 10) report.heap.early = heapMegabytes();
    tell(report.inputs);
  }
  report.heap.late = heapMegabytes();
  report.seconds = Math.round((performance.now() - began) / 1000);
  report.database = databaseState(context);
  stopWatching();
  await client.close();
  context.close();
  return report;
}

const emptyReport = (seed: number, faults: FuzzReport['faults']): FuzzReport => ({
  ...{ seed, inputs: 0, seconds: 0, doors: {}, failures: 0, undocumented: 0, unhandled: 0, faults },
  ...{ heap: { early: 0, late: 0 }, database: '', examples: [] },
});

async function tryDoor(
  client: RawClient,
  report: FuzzReport,
  name: string,
  requests: RawRequest[],
): Promise<void> {
  const door = (report.doors[name] ??= { inputs: 0, statuses: {} });
  for (let first = 0; first < requests.length; first += AT_ONCE) {
    const some = requests.slice(first, first + AT_ONCE);
    const answers = await Promise.all(some.map((request) => answerTo(client, request)));
    for (const [index, answer] of answers.entries()) {
      door.inputs += 1;
      report.inputs += 1;
      door.statuses[answer.status] = (door.statuses[answer.status] ?? 0) + 1;
      judge(report, name, some[index] as RawRequest, answer);
    }
  }
}

/** How long an answer may take on a machine with other things to do. */
const PATIENCE_MS = 20_000;

/** Status 0: none came. */
async function answerTo(client: RawClient, request: RawRequest): Promise<RawAnswer> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<RawAnswer>((resolve) => {
    timer = setTimeout(() => {
      resolve({ status: 0, headers: {}, text: 'no answer' });
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([client.send(request), silence]);
  } catch (error) {
    return { status: 0, headers: {}, text: String(error) };
  } finally {
    clearTimeout(timer);
  }
}

function judge(
  report: FuzzReport,
  door: string,
  request: RawRequest,
  { status, headers, text }: RawAnswer,
): void {
  const failed = status === 0 || status >= 500;
  const isDocument =
    [200, 403].includes(status) &&
    headers['content-type']?.startsWith('text/xml') === true &&
    (request.method === 'HEAD' || text.includes('<Response'));
  // What Node cannot read, or will not because its head is longer than 16 kB, is no webhook yet.
  const unread = [400, 431].includes(status) && headers.connection === 'close' && text === '';
  const undocumented = door === 'webhooks' && !isDocument && !unread;
  if (failed) report.failures += 1;
  if (undocumented) report.undocumented += 1;
  if ((failed || undocumented) && report.examples.length < 20) {
    const sent = JSON.stringify({ ...request, body: String(request.body ?? '').slice(0, 600) });
    report.examples.push(`${status} ${text.slice(0, 200)} <- ${sent.slice(0, 1_500)}`);
  }
}

/** What cannot be read is the fault of who sent it. */
const NOT_OURS =
  /no usable CallSid|entity too large|too many parameters|unsupported (charset|content encoding)|decode param|incorrect header check|size did not match|aborted/i;

function countFault(faults: Record<string, number>, line: string): void {
  const { where, err } = JSON.parse(line) as {
    where?: string;
    err?: { type: string; message: string; stack?: string };
  };
  if (err && NOT_OURS.test(err.message)) return;
  const place = /at .*?\((.*?src\/.*?)\)/.exec(err?.stack ?? '')?.[1]?.replace(ROOT, '') ?? '';
  const what = `${where ?? ''}: ${err?.type ?? ''} ${err?.message.slice(0, 120) ?? line.slice(0, 200)} ${place}`;
  faults[what] = (faults[what] ?? 0) + 1;
}

function watchProcess(report: FuzzReport): () => void {
  const count = (error: unknown): void => {
    report.unhandled += 1;
    if (report.examples.length < 20)
      report.examples.push(`unhandled: ${(error as Error).stack ?? String(error)}`);
  };
  process.on('unhandledRejection', count).on('uncaughtException', count);
  return () => void process.off('unhandledRejection', count).off('uncaughtException', count);
}

function heapMegabytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return Math.round(process.memoryUsage().heapUsed / 1024 / 1024);
}

function databaseState({ database }: Context): string {
  const broken = [...database.rows('PRAGMA foreign_key_check')];
  const [said] = [...database.rows('PRAGMA integrity_check')];
  return broken.length === 0
    ? String(said?.['integrity_check'])
    : `foreign keys: ${JSON.stringify(broken.slice(0, 5))}`;
}

async function groundOf(context: Context): Promise<Ground> {
  const maker = {
    kind: 'person',
    id: 'test',
    name: 'test',
    role: null,
    permissions: [],
    districts: null,
  } as const;
  const { secret } = makeKey(context.staff, maker, {
    name: 'fuzz',
    permissions: [...PERMISSIONS],
    districts: null,
  });
  const services = readFileSync(join(ROOT, 'db/reference/services.csv'), 'utf8')
    .split('\n')
    .slice(0, 4)
    .join('\n');
  const xlsx = join(context.settings.dataDir, 'fuzz.xlsx');
  await writeXlsx(
    xlsx,
    services.split('\n').map((line) => line.split(',')),
  );
  return {
    tokens: { ...TOKENS, simulator: context.simulatorToken },
    staff: { Authorization: `Bearer ${secret}` },
    files: {
      wav: encodeWav(Int16Array.from({ length: 4_000 }, (_, index) => 9_000 * Math.sin(index / 3))),
      zip: await zipOf({ 'welcome.wav': Buffer.alloc(500) }),
      csv: Buffer.from(services),
      xlsx: readFileSync(xlsx),
      yaml: readFileSync(join(ROOT, 'call-flows/give-rating.yaml'), 'utf8'),
    },
  };
}

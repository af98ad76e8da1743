import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { readSettings, SettingError } from './config/settings.ts';
import { createContext, type Context } from './context.ts';
import { createApp } from './http/app.ts';

/** How long calls' open requests may take to end when the line is stopped. */
const DRAIN_SECONDS = 10;

/** Answers at the port of the settings (0: any free one). Without a PUBLIC_URL the line is reached on this machine. */
export async function listen(context: Context): Promise<Server> {
  const server = createServer(createApp(context));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(context.settings.port, resolve);
  });
  const { port } = server.address() as AddressInfo;
  if (context.settings.publicUrl === '') context.settings.publicUrl = `http://localhost:${port}`;
  return server;
}

async function main(): Promise<void> {
  const context = await createContext(readSettings(process.env));
  const server = await listen(context);
  context.log.info(`Sdap answers. Try a call at ${context.settings.publicUrl}/phone`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop(server, context);
    });
  }
}

/** Lets open requests end, then closes the database and goes. */
function stop(server: Server, context: Context): void {
  context.log.info('Stopping.');
  const late = setTimeout(() => process.exit(1), DRAIN_SECONDS * 1000);
  late.unref();
  server.close(() => {
    context.close();
    process.exit(0);
  });
  server.closeIdleConnections();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error: unknown) => {
    const expected = error instanceof SettingError || (error as { code?: string }).code === 'EADDRINUSE';
    process.stderr.write(`${expected ? (error as Error).message : String((error as Error).stack)}\n`);
    process.exit(1);
  });
}

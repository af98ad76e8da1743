import type { Express } from 'express';

/** What Express 5 keeps of a router: see `rawPath` and `stack` of the package `router`. */
interface Layer {
  name: string;
  rawPath: unknown;
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/**
 * Every route of an app, through all of its routers, as `GET /a/:b`. `ALL` is one for every method, and `STATIC` a
 * folder of files. Throws for a path that is no text, since nothing could be compared with it.
 */
export function routesOf(app: Express): string[] {
  return walk((app as unknown as { router: { stack: Layer[] } }).router.stack, '');
}

function walk(stack: Layer[], prefix: string): string[] {
  return stack.flatMap((layer) => {
    const { route, handle, name } = layer;
    if (route) {
      const path = joined(prefix, route.path);
      return Object.keys(route.methods).map((method) => `${method.replace(/^_/, '').toUpperCase()} ${path}`);
    }
    // What only looks at requests, such as a limit for several paths, is no door.
    if (!handle.stack && name !== 'serveStatic') return [];
    const mounted = joined(prefix, layer.rawPath);
    if (handle.stack) return walk(handle.stack, mounted === '/' ? '' : mounted);
    return [`STATIC ${mounted}`];
  });
}

function joined(prefix: string, path: unknown): string {
  if (typeof path !== 'string') throw new Error(`A route below ${prefix || '/'} has no text as its path.`);
  return `${prefix}${path}`.replace(/(?<=.)\/$/, '');
}

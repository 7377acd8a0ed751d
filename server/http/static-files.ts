import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Context } from 'hono';
import { isPacked, packings } from './pack-files.ts';

interface StaticFile {
  type: string;
  etag: string;
  /** Vite puts a hash of the content into these names, so they never change. */
  immutable: boolean;
  plain: Uint8Array<ArrayBuffer>;
  br: Uint8Array<ArrayBuffer> | null;
  gzip: Uint8Array<ArrayBuffer> | null;
}

/** The built app, held in memory by path (`/index.html`). */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
};

/** Reads every file of the folder, and as it was packed beside; none when there is no such folder. */
export async function readStaticFiles(root: string): Promise<StaticFiles> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && !isPacked(entry.name));
  return new Map(
    await Promise.all(
      files.map(async (entry) => {
        const file = join(entry.parentPath, entry.name);
        const path = `/${relative(root, file).split(sep).join('/')}`;
        return [path, await readStatic(file, path)] as const;
      }),
    ),
  );
}

async function readStatic(file: string, path: string): Promise<StaticFile> {
  const plain = new Uint8Array(await readFile(file));
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return {
    type: types[ending] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    immutable: /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(path),
    plain,
    br: await readIfThere(file + packings.br),
    gzip: await readIfThere(file + packings.gzip),
  };
}

const readIfThere = (file: string) =>
  readFile(file).then(
    (bytes) => new Uint8Array(bytes),
    () => null,
  );

/** The file for this path, the app's page for a navigation, or null. */
export function serveStatic(c: Context, files: StaticFiles): Response | null {
  const { path } = c.req;
  const isNavigation = !path.startsWith('/api/') && !/\.\w+$/.test(path);
  const file = files.get(path) ?? (isNavigation ? files.get('/index.html') : undefined);
  if (!file) return null;
  c.header('content-type', file.type);
  c.header('etag', file.etag);
  c.header('vary', 'accept-encoding');
  c.header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (c.req.header('if-none-match') === file.etag) return c.body(null, 304);
  const accepted = (c.req.header('accept-encoding') ?? '').split(',').map((one) => one.trim());
  for (const encoding of ['br', 'gzip'] as const) {
    const packed = file[encoding];
    if (!packed || !accepted.includes(encoding)) continue;
    c.header('content-encoding', encoding);
    return c.body(packed);
  }
  return c.body(file.plain);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { makeProfile } from '../support/browser.ts';
import { inventMany } from '../support/inventor.ts';
import { makeScene } from '../support/scene.ts';
import { drainOnce } from './drain.ts';
import type { PeersWindow } from './peers/page.ts';
import { peer } from './peers/peer.ts';
import { type Bench, type Row, round, SEED } from './row.ts';

/** Documents are handed to the page in parts, because a message has to fit into memory. */
const PART = 500;

const runs = [
  { name: 'pouchdb', perRequest: null, times: 5, said: 'PouchDB, its own batch of 100' },
  { name: 'pouchdb', perRequest: 500, times: 5, said: 'PouchDB, batches of 500' },
  { name: 'rxdb', perRequest: 500, times: 2, said: 'RxDB on Dexie, batches of 500' },
] as const;

/**
 * The same registrations written without a network by others, in the same browser on the same machine in
 * the same run, and sent to express-pouchdb on LevelDB: from the first request to the end of it. They
 * neither seal nor sign anything, and no disk is waited for before they are told.
 */
export const drainPeers: Bench = {
  id: 'drain-peers',
  of: 'registrations waiting, on ours and on each peer',
  amount: { full: 10_000, small: null },
  async run(count) {
    await peer('pouchdb');
    const perSecond = (ms: number) => round((count * 1000) / ms);
    const ours = perSecond((await drainOnce(count)).ms);
    const rows: Row[] = [];
    for (const { name, perRequest, times, said } of runs) {
      const theirs = perSecond(await drainPeer(name, perRequest, count));
      rows.push({
        id: `drain-${name}${perRequest === null ? '' : `-${perRequest}`}`,
        unit: 'times',
        ours: round(ours / theirs),
        goal: { atLeast: times },
        note: `${count} registrations, ours ${ours}/s, sealed, signed and flushed; ${said}: ${theirs}/s`,
      });
    }
    return rows;
  },
};

async function drainPeer(
  name: 'pouchdb' | 'rxdb',
  perRequest: number | null,
  count: number,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'debt-desk-peers-'));
  const scene = makeScene();
  let server: ChildProcess | null = null;
  try {
    await buildPage(join(folder, 'page'));
    server = spawn('node', [join(import.meta.dirname, 'peers/server.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const port = await firstLine(server);
    const { page } = await scene.open(makeProfile());
    await page.goto(`http://127.0.0.1:${port}/page/index.html`);
    const opened = await page.evaluateHandle(
      (asked) => (globalThis as unknown as PeersWindow).openPeer(asked),
      name,
    );
    const docs = inventMany(SEED, count).map((registration) => ({
      id: registration.intake.ref,
      registration,
    }));
    for (let i = 0; i < count; i += PART)
      await opened.evaluate((to, part) => to.keep(part), docs.slice(i, i + PART));
    const url = `http://127.0.0.1:${port}/db/registrations`;
    await fetch(url, { method: 'PUT' });
    const ms = await opened.evaluate((to, how) => to.drain(how.url, how.perRequest), {
      url,
      perRequest,
    });
    const { doc_count: arrived } = (await (await fetch(url)).json()) as { doc_count: number };
    if (arrived !== count) throw new Error(`${name}: ${arrived} of ${count} arrived`);
    return ms;
  } finally {
    await scene.end();
    if (server) {
      server.kill();
      await once(server, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: true,
      lib: {
        entry: join(import.meta.dirname, 'peers/page.ts'),
        formats: ['es'],
        fileName: () => 'page.js',
      },
    },
  });
  writeFileSync(join(outDir, 'index.html'), '<script type="module" src="page.js"></script>');
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('the server says nothing');
  const [line] = await once(stdout, 'data');
  return String(line).trim();
}

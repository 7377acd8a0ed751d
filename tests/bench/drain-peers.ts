import { spawn } from 'node:child_process';
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
    const server = await startPeers();
    try {
      const rows: Row[] = [];
      for (const { said, times, ...how } of runs) {
        const { id, ms } = await drainPeer(server.url, how, count);
        const theirs = perSecond(ms);
        rows.push({
          id: `drain-${id}`,
          unit: 'times',
          ours: round(ours / theirs),
          goal: { atLeast: times },
          note: `${count} registrations, ours ${ours}/s, sealed, signed and flushed; ${said}: ${theirs}/s`,
        });
      }
      return rows;
    } finally {
      await server.end();
    }
  },
};

/** The peers' server with their page, in a folder of its own that goes with it. */
async function startPeers(): Promise<{ url: string; end(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'debt-desk-peers-'));
  await buildPage(join(folder, 'page'));
  const server = spawn('node', [join(import.meta.dirname, 'peers/server.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(server.stdout, 'data');
  return {
    url: `http://127.0.0.1:${String(port).trim()}`,
    async end() {
      server.kill();
      await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In a browser and a database of its own. */
async function drainPeer(
  server: string,
  { name, perRequest }: Pick<(typeof runs)[number], 'name' | 'perRequest'>,
  count: number,
): Promise<{ id: string; ms: number }> {
  const id = perRequest === null ? name : `${name}-${perRequest}`;
  const scene = makeScene();
  try {
    const { page } = await scene.open(makeProfile());
    await page.goto(`${server}/page/index.html`);
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
    const url = `${server}/db/${id}`;
    await fetch(url, { method: 'PUT' });
    const ms = await opened.evaluate((to, how) => to.drain(how.url, how.perRequest), {
      url,
      perRequest,
    });
    const { doc_count: arrived } = (await (await fetch(url)).json()) as { doc_count: number };
    if (arrived !== count) throw new Error(`${name}: ${arrived} of ${count} arrived`);
    return { id, ms };
  } finally {
    await scene.end();
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

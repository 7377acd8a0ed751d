import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { joinFrames } from '#contract/frames.ts';
import { inventor } from '../support/inventor.ts';
import { enrolNodeDevice } from '../support/node-device.ts';
import { makeHome, startServer } from '../support/server.ts';
import type { Row } from './row.ts';

const SOCKETS = 200;
const PER_PUSH = 25;
const PUSHES = 800;
const RAW_GROUP = 400;

/**
 * Envelopes a second that the server takes into custody over HTTP with 200 sockets × 25, on disk
 * and signed for, against the same rows written straight into SQLite (WAL, FULL) in groups.
 */
export async function custody(): Promise<Row> {
  const home = await makeHome();
  const server = await startServer(home, { env: { LOG_LEVEL: 'error' } });
  try {
    const device = await enrolNodeDevice(server.url, server.link());
    const invent = inventor(1, device);
    const bodies: Uint8Array[] = [];
    const sizes: Uint8Array[] = [];
    for (let i = 0; i < PUSHES; i += 1) {
      const sealed = [];
      for (let j = 0; j < PER_PUSH; j += 1) sealed.push(await device.seal(invent));
      bodies.push(await device.layPush(sealed));
      sizes.push(...sealed.map(({ bytes }) => bytes));
    }
    const file = join(home.folder, 'bodies');
    writeFileSync(file, joinFrames(bodies));
    const perSecond = await load(home.port, file);
    const rawPerSecond = writeRaw(sizes);
    return {
      id: 'custody',
      unit: 'envelopes/s',
      ours: Math.round(perSecond),
      limit: Math.round(rawPerSecond),
      note: `${SOCKETS} sockets × ${PER_PUSH}, ${PUSHES * PER_PUSH} envelopes, acceptance running; limit: raw node:sqlite, FULL, ${RAW_GROUP} rows a commit`,
    };
  } finally {
    await server.stop();
  }
}

/** A process of its own, so that the two cores are shared as between a desk and a server. */
async function load(port: number, file: string): Promise<number> {
  const script = join(import.meta.dirname, 'custody-load.ts');
  const child = spawn('node', [script, String(port), file, String(SOCKETS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  await once(child, 'exit');
  const { ms, answered } = JSON.parse(printed) as { ms: number; answered: number };
  if (answered !== PUSHES) throw new Error(`only ${answered} of ${PUSHES} pushes were answered`);
  return (PUSHES * PER_PUSH * 1000) / ms;
}

function writeRaw(envelopes: readonly Uint8Array[]): number {
  const db = new DatabaseSync(join(mkdtempSync(join(tmpdir(), 'debt-desk-raw-')), 'raw.sqlite'));
  db.exec('pragma journal_mode = wal; pragma synchronous = full');
  db.exec('create table envelopes (n integer primary key, hash text unique, bytes blob not null)');
  const insert = db.prepare('insert into envelopes (hash, bytes) values (?, ?)');
  const started = performance.now();
  for (let i = 0; i < envelopes.length; i += RAW_GROUP) {
    db.exec('begin immediate');
    for (const [j, bytes] of envelopes.slice(i, i + RAW_GROUP).entries())
      insert.run(`${i + j}`.padStart(43, '0'), bytes);
    db.exec('commit');
  }
  const ms = performance.now() - started;
  db.close();
  return (envelopes.length * 1000) / ms;
}

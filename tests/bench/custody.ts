import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { until } from '../faults/until.ts';
import { centreOf } from '../support/centre-database.ts';
import { inventor } from '../support/inventor.ts';
import { enrolNodeDevice } from '../support/node-device.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import { makeLoad, sendLoad } from './load.ts';
import { type Bench, median, round, SEED, spread } from './row.ts';

const SOCKETS = 200;
const PER_PUSH = 25;
const RAW_GROUP = 400;
const ROUNDS = 3;

/**
 * Envelopes a second that the server takes into custody over HTTP, on disk and signed for, against
 * the same rows written straight into SQLite (WAL, FULL) in groups; and how long acceptance takes
 * from the first byte sent to the last registration judged.
 */
export const custody: Bench = {
  id: 'custody',
  of: 'envelopes in each of three rounds',
  amount: { full: 20_000, small: 200 },
  async run(envelopes) {
    const scene = makeScene();
    try {
      const home = await makeHome();
      const server = await scene.serve(home, { env: { LOG_LEVEL: 'error' } });
      const centre = centreOf(home);
      const device = await enrolNodeDevice(server.url, server.link());
      const invent = inventor(SEED, device);
      const rates: Record<'custody' | 'acceptance' | 'raw', number[]> = {
        custody: [],
        acceptance: [],
        raw: [],
      };
      for (let round = 1; round <= ROUNDS; round += 1) {
        const load = await makeLoad(device, invent, { envelopes, perPush: PER_PUSH });
        const began = performance.now();
        const custodyMs = await sendLoad(home, load, SOCKETS);
        await until(async () => centre.count('ops') === round * envelopes);
        rates.acceptance.push((envelopes * 1000) / (performance.now() - began));
        rates.custody.push((envelopes * 1000) / custodyMs);
        rates.raw.push((envelopes * 1000) / writeRaw(load.envelopes));
      }
      const size = `${ROUNDS} rounds × ${envelopes} envelopes`;
      return [
        {
          id: 'custody',
          unit: 'envelopes/s',
          ours: round(median(rates.custody)),
          limit: round(median(rates.raw)),
          note: `${spread(rates.custody)}; ${size}, ${SOCKETS} sockets × ${PER_PUSH}, acceptance running; limit ${spread(rates.raw)}: raw node:sqlite, FULL, ${RAW_GROUP} rows a commit`,
        },
        {
          id: 'custody-to-record',
          unit: 'envelopes/s',
          ours: round(median(rates.acceptance)),
          note: `${spread(rates.acceptance)}; from the first byte sent to the last registration judged, in the same rounds`,
        },
      ];
    } finally {
      await scene.end();
    }
  },
};

/** Resolves to ms. */
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
  return ms;
}

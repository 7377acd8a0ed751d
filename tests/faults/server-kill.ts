import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Sha256 } from '#contract/primitives.ts';
import { inventor } from '../support/inventor.ts';
import { enrolNodeDevice, type NodeDevice } from '../support/node-device.ts';
import { makeHome, startServer } from '../support/server.ts';
import type { Fault } from './fault.ts';

const BATCH = 50;
const SEED = 20231201;

/** `kill -9` of the server during a drain, at different points of its work. */
export const serverKill: Fault = {
  id: 'server-kill',
  proves: ['F24'],
  injected: 'kill -9 of the server five times during a drain',
  expected: 'nothing that had a receipt is lost, nothing is there twice, everything arrives',
  async run(size) {
    const total = size === 'full' ? 2000 : 300;
    const kills = 5;
    const home = await makeHome();
    let server = await startServer(home);
    try {
      const device = await enrolNodeDevice(server.url, server.link());
      const unsent = await sealAll(device, total);
      const received = new Map<Sha256, number>();
      let killed = 0;
      while (unsent.length > 0) {
        const batch = unsent.slice(0, BATCH);
        const due = killed < kills && received.size >= (killed * total) / kills;
        const pushed = device.push(batch).catch(() => null);
        if (due) {
          // Each kill strikes a little later in the life of a request than the one before.
          await new Promise((resolve) => setTimeout(resolve, killed * 3));
          await server.kill();
          killed += 1;
          const lost = await pushed;
          for (const receipt of lost?.list.receipts ?? []) received.set(receipt.hash, receipt.n);
          server = await startServer(home);
          continue;
        }
        for (const receipt of (await pushed)?.list.receipts ?? []) {
          const before = received.get(receipt.hash);
          if (before !== undefined && before !== receipt.n)
            return { survived: false, observed: `two receipts for ${receipt.hash}` };
          received.set(receipt.hash, receipt.n);
        }
        while (unsent[0] && received.has(unsent[0].hash)) unsent.shift();
      }
      const { rows, accepted } = await untilAccepted(home.folder, total);
      const ok = received.size === total && rows === total && accepted === total;
      return {
        survived: ok && killed === kills,
        observed: `${killed} kills, ${total} sent, ${received.size} receipts, ${rows} rows, ${accepted} accepted`,
      };
    } finally {
      await server.stop();
    }
  },
};

async function sealAll(device: NodeDevice, total: number) {
  const invent = inventor(SEED, device);
  const sealed = [];
  for (let i = 0; i < total; i += 1) sealed.push(await device.seal(invent));
  return sealed;
}

/** Counts in the database file itself, once acceptance has caught up. */
export async function untilAccepted(folder: string, total: number) {
  const db = new DatabaseSync(join(folder, 'data', 'debt-desk.sqlite'), { readOnly: true });
  const count = (table: string) =>
    Number(db.prepare(`select count(*) as n from ${table}`).get()?.n ?? 0);
  try {
    const deadline = performance.now() + 180_000;
    while (count('ops') < total && performance.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 100));
    return { rows: count('envelopes'), accepted: count('records'), ops: count('ops') };
  } finally {
    db.close();
  }
}

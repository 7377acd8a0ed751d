import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Sha256 } from '#contract/primitives.ts';
import { inventor } from '../support/inventor.ts';
import { makeLoopDisk, whyNoPowerCut } from '../support/loop-disk.ts';
import { enrolNodeDevice, type NodeDevice } from '../support/node-device.ts';
import { between, seeded } from '../support/people.ts';
import { freePort, type RunningServer, startServer } from '../support/server.ts';
import type { Fault } from './fault.ts';
import { untilAccepted } from './server-kill.ts';
import { until } from './until.ts';

const SEED = 2570;
const BATCH = 4;
/** The power goes after so many receipts, and a little later. */
const MOST_RECEIPTS = 40;
const MOST_MS = 60;
/** More than a server takes before its power goes. */
const STOCK = 160;

type Sealed = Awaited<ReturnType<NodeDevice['seal']>>;

/** The disk of the centre stops in the middle of its work, and only what was flushed is there again. */
export const powerServer: Fault = {
  id: 'power-server',
  proves: ['F4', 'F24', 'F25', 'F26'],
  injected: 'the power of the server’s disk (ext4) is cut while it gives receipts, again and again',
  expected: 'whatever had a receipt is there under its number, and all arrives once',
  why: whyNoPowerCut,
  async run(size) {
    const cuts = size === 'full' ? 50 : 2;
    const random = seeded(SEED);
    const disk = makeLoopDisk(256);
    const home = { folder: disk.folder, port: await freePort() };
    let server: RunningServer | null = await startServer(home);
    try {
      const device = await enrolNodeDevice(server.url, server.link());
      disk.settle();
      const invent = inventor(SEED, device);
      const received = new Map<Sha256, number>();
      const all: Sealed[] = [];
      let bites = 0;
      let lost = 0;
      const unsent = () => all.filter(({ hash }) => !received.has(hash));
      for (let cut = 0; cut < cuts; cut += 1) {
        // Sealed beforehand, so that the cut falls into the server's work and not into ours.
        while (unsent().length < STOCK) all.push(await device.seal(invent));
        const pushing = (async () => {
          for (;;) {
            const pushed = await device.push(unsent().slice(0, BATCH)).catch(() => null);
            if (!pushed) return;
            for (const { hash, n } of pushed.list.receipts) received.set(hash, n);
          }
        })();
        const enough = received.size + between(random, 0, MOST_RECEIPTS);
        await until(async () => received.size >= enough, 3);
        await new Promise((resolve) => setTimeout(resolve, between(random, 0, MOST_MS)));
        disk.cut();
        await server.kill();
        server = null;
        await pushing;
        if (await disk.comeBack()) bites += 1;
        lost += missingIn(home.folder, received);
        server = await startServer(home);
      }
      while (unsent().length > 0) {
        const { list } = await device.push(unsent().slice(0, BATCH));
        for (const { hash, n } of list.receipts) received.set(hash, n);
      }
      const { rows, accepted } = await untilAccepted(home.folder, all.length);
      return {
        survived:
          lost === 0 && bites > 0.9 * cuts && rows === all.length && accepted === all.length,
        observed: `${cuts} cuts (seed ${SEED}), ${lost} of ${received.size} receipts without their envelope, ${all.length} made, ${rows} rows, ${accepted} accepted; control: what nobody flushed was gone after ${bites} cuts`,
      };
    } finally {
      await server?.kill();
      await disk.end();
    }
  },
};

/** How many receipts the disk knows nothing of; 1 more when the database is damaged. */
function missingIn(folder: string, received: ReadonlyMap<Sha256, number>): number {
  // Not read-only: what lies in the journal of SQLite has to be taken over first.
  const db = new DatabaseSync(join(folder, 'data', 'debt-desk.sqlite'));
  try {
    const n = db.prepare('select n from envelopes where hash = ?');
    const [whole] = Object.values(db.prepare('pragma integrity_check(1)').get() ?? {});
    const missing = [...received].filter(([hash, number]) => n.get(hash)?.n !== number).length;
    return missing + (whole === 'ok' ? 0 : 1);
  } finally {
    db.close();
  }
}

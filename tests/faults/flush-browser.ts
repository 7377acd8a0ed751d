import { join } from 'node:path';
import { makeProfile } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { enrol, keepAll } from '../support/desk.ts';
import { flushesIn, traceFlushesOf } from '../support/flush-count.ts';
import { inventMany } from '../support/inventor.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import type { Fault } from './fault.ts';

/** The word "saved" must mean the disk: once for the database, once for the journal. */
export const flushBrowser: Fault = {
  id: 'flush-browser',
  proves: ['F3'],
  injected: 'strace counts what Chromium flushes while registrations are kept one after the other',
  expected: 'two flushes for each: the strict transaction and the journal; none for relaxed writes',
  async run(size) {
    const total = size === 'full' ? 50 : 10;
    const scene = makeScene();
    try {
      const home = await makeHome();
      const server = await scene.serve(home, { env: { DIST_DIR: proofDist } });
      const { page, profile } = await scene.open(makeProfile());
      await enrol(page, server.url, server.link());
      await server.stop();
      const trace = join(home.folder, 'trace');
      const watching = await traceFlushesOf(profile, trace);
      await page.evaluate(writeRelaxed, total);
      const relaxed = flushesIn(trace);
      await keepAll(page, inventMany(11, total));
      const flushes = flushesIn(trace) - relaxed;
      await watching.stop();
      return {
        // A browser flushes a little by itself, more where the machine is busy.
        survived: flushes >= 2 * total && relaxed < total,
        observed: `${total} kept, ${flushes} flushes; control: ${relaxed} flushes for ${total} relaxed writes`,
      };
    } finally {
      await scene.end();
    }
  },
};

/** Runs in the page: the browser's default durability, which waits for nothing. */
async function writeRelaxed(count: number): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('control', 1);
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore('rows', { autoIncrement: true });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  for (let i = 0; i < count; i += 1)
    await new Promise<void>((resolve, reject) => {
      const tx = db.transaction('rows', 'readwrite', { durability: 'relaxed' });
      tx.objectStore('rows').add({ i, text: 'x'.repeat(2000) });
      tx.oncomplete = () => resolve();
      tx.onerror = () => reject(tx.error);
    });
  db.close();
}

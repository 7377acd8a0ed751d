import type { Page } from 'playwright-core';
import { keepAll } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { makeScene } from '../support/scene.ts';
import { openAway } from './away.ts';
import { type Bench, percentile, round, SEED } from './row.ts';

/** Ours and the raw writes take turns, so that both meet the same disk. */
const TURN = 20;

/**
 * Keeping one registration in a real browser with the server stopped, from the call to the word
 * "kept", against one raw strict transaction of as many bytes in the same page.
 */
export const save: Bench = {
  id: 'save',
  of: 'registrations kept',
  amount: { full: 400, small: 10 },
  async run(registrations) {
    const scene = makeScene();
    try {
      const page = await openAway(scene);
      // Where an officer is when it matters: a form is open.
      await page.keyboard.press('F2');
      await page.getByRole('heading', { name: 'แบบลงทะเบียน' }).waitFor();

      const ours: number[] = [];
      const raw: number[] = [];
      const invented = inventMany(SEED, registrations);
      for (let i = 0; i < registrations; i += TURN) {
        const kept = await keepAll(page, invented.slice(i, i + TURN));
        ours.push(...kept.map(({ ms }) => ms));
        raw.push(...(await writeRaw(page, kept.length)));
      }
      const row = (id: string, share: number, note: string) => ({
        id,
        unit: 'ms',
        ours: round(percentile(ours, share)),
        limit: round(percentile(raw, share)),
        note,
      });
      return [
        row(
          'save',
          0.95,
          `p95 of ${registrations}: sealed, strict transaction, journal flushed; limit: one strict transaction of the envelope's size`,
        ),
        row('save-p50', 0.5, 'the median of the same'),
      ];
    } finally {
      await scene.end();
    }
  },
};

/** Writes bytes of the size of the newest `count` envelopes; resolves to ms of each. */
function writeRaw(page: Page, count: number): Promise<number[]> {
  return page.evaluate(async (wanted) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const app = await done(indexedDB.open('debt-desk'));
    const rows = await done(app.transaction('outbox').objectStore('outbox').getAll());
    app.close();

    const opening = indexedDB.open('bench', 1);
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore('raw', { autoIncrement: true });
    const db = await done(opening);
    const times: number[] = [];
    for (const { bytes } of rows.slice(-wanted)) {
      const content = crypto.getRandomValues(new Uint8Array(bytes));
      const started = performance.now();
      await new Promise<void>((resolve, reject) => {
        const tx = db.transaction('raw', 'readwrite', { durability: 'strict' });
        tx.objectStore('raw').add(content);
        tx.oncomplete = () => resolve();
        tx.onerror = () => reject(tx.error);
      });
      times.push(performance.now() - started);
    }
    db.close();
    return times;
  }, count);
}

import { afterEach, describe, expect, it } from 'vitest';
import type { Examination } from '../../server/acceptance/examined.ts';
import { createPool, type Pool } from '../../server/acceptance/pool.ts';

const script = new URL('./support/dying-worker.ts', import.meta.url);
const orderOf = (text: string): Examination => ({
  bytes: Buffer.from(text),
  device: null,
  officers: [],
  today: '2026-12-01',
  place: { at: 0, vouchedBy: [] },
  word: null,
});
const pools: Pool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

function open(patienceMs = 30_000) {
  const crashes = { count: 0 };
  const pool = createPool({
    workers: 2,
    keys: { server: '', sealing: [] },
    script,
    patienceMs,
    whenCrashed: () => {
      crashes.count += 1;
    },
  });
  pools.push(pool);
  return { pool, crashes };
}

describe('[A1] a worker that dies takes nothing with it', () => {
  it('what kills a worker twice is held, and all others are looked at', async () => {
    const { pool, crashes } = open();
    const texts = Array.from({ length: 40 }, (_, i) => (i === 20 ? 'KILL' : 'fine'));
    const found = await pool.examine(texts.map(orderOf));
    const codes = found.map((one) => one.is === 'held' && one.code);
    expect(codes).toEqual(texts.map((text) => (text === 'KILL' ? 'not-readable' : 'key-unknown')));
    expect(crashes.count).toBe(2);
  });

  it('one that is silent for too long is ended', async () => {
    const { pool } = open(1500);
    const found = await pool.examine([orderOf('HANG')]);
    expect(found).toMatchObject([{ is: 'held', code: 'not-readable', originProven: false }]);
    expect(await pool.examine([orderOf('fine')])).toMatchObject([{ code: 'key-unknown' }]);
  });

  it('answers a ping after a crash', async () => {
    const { pool } = open();
    await pool.examine([orderOf('KILL')]);
    await expect(pool.ping()).resolves.toBeUndefined();
  });
});

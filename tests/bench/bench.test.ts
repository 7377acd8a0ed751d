import { beforeAll, describe, expect, it } from 'vitest';
import { ensureProofBuild } from '../support/builds.ts';
import { benches } from './all.ts';
import { layTable } from './table.ts';

/** What a first visit may cost on a village's line: the one figure that does not depend on the machine. */
const FIRST_LOAD_KB = 175;

/** Each bench once, tiny: it must still run. `npm run bench` is for figures. */
describe('the benches', () => {
  beforeAll(ensureProofBuild, 60_000);

  it.each(benches)('$id still measures', { timeout: 120_000 }, async ({ amount, run }) => {
    const rows = await run(amount.small);
    expect(rows).not.toEqual([]);
    for (const { id, ours, limit } of rows) {
      expect(ours, id).toBeGreaterThan(0);
      if (limit !== undefined) expect(limit, id).toBeGreaterThan(0);
      if (id === 'first-load') expect(ours, 'KB').toBeLessThanOrEqual(FIRST_LOAD_KB);
    }
  });

  it('lays a table with the ratio to the limit, or else to the peer', () => {
    const rows = [
      { id: 'save', unit: 'ms', ours: 20, peer: 40, limit: 5 },
      { id: 'list', unit: 'ms', ours: 20, peer: 40, note: 'RxDB' },
    ];
    expect(layTable(rows).split('\n').slice(2)).toEqual([
      '| save | ms   | 20   | 40   | 5     | 4     |      |',
      '| list | ms   | 20   | 40   |       | 0.5   | RxDB |',
    ]);
  });
});

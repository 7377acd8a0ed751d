import { beforeAll, describe, expect, it } from 'vitest';
import { ensureProofBuild } from '../support/builds.ts';
import { benches } from './all.ts';
import { meetsGoal } from './row.ts';
import { countGoals, layTable } from './table.ts';

/** A machine that runs all other tests beside it is slow; one that is this slow is not what slows it. */
const SLACK = 5;

/** Each bench once, tiny: it must still run. `npm run bench` is for figures. */
describe('the benches', () => {
  beforeAll(ensureProofBuild, 60_000);

  const smokes = benches.flatMap(({ id, amount: { small }, run }) =>
    small === null ? [] : [{ id, small, run }],
  );
  it.each(smokes)('$id still measures', { timeout: 240_000 }, async ({ small, run }) => {
    const rows = await run(small);
    expect(rows).not.toEqual([]);
    for (const { id, ours, limit } of rows) {
      expect(ours, id).toBeGreaterThan(0);
      if (limit !== undefined) expect(limit, id).toBeGreaterThan(0);
    }
    const missed = rows.filter((row) => !meetsGoal(row, row.unit === 'KB' ? 1 : SLACK));
    expect(missed).toEqual([]);
  });

  it('lays a table with the goals, and the ratio to the limit or else to the peer', () => {
    const rows = [
      { id: 'save', unit: 'ms', ours: 20, peer: 40, limit: 5, goal: { atMost: 20 } },
      { id: 'list', unit: '/s', ours: 20, peer: 40, note: 'RxDB', goal: { atLeast: 21 } },
    ];
    expect(layTable(rows).split('\n').slice(2)).toEqual([
      '| save | ms   | 20   | ≤ 20 met    | 40   | 5     | 4     |      |',
      '| list | /s   | 20   | ≥ 21 MISSED | 40   |       | 0.5   | RxDB |',
    ]);
    expect(countGoals(rows)).toBe('goals met 1/2');
  });
});

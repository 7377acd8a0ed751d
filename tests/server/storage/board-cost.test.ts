import { expect, it } from 'vitest';
import { lastCutOff } from '#thai/cut-off.ts';
import type { Scope } from '../../../server/people/authorize.ts';
import { boardOf } from '../../../server/supervision/board.ts';
import { addCrowd } from '../../support/crowd.ts';
import { quickest, useDatabase } from '../support/costs.ts';

const { file, storage } = useDatabase();

const NOW = Date.UTC(2026, 11, 4, 8, 30);
/** Milliseconds of one board, of the quickest of several. */
async function costOf(prefix: string): Promise<number> {
  const scope = { prefix } as Scope;
  const asked = {
    whole: scope,
    scope,
    cut: lastCutOff(NOW),
    only: null,
    day: '2026-12-01',
    at: NOW,
  };
  return quickest(7, () => storage().transact((tables) => boardOf(tables, asked)));
}

it('[BD9] a district’s board costs what the district holds, whatever lies beside it', {
  timeout: 120_000,
}, async () => {
  addCrowd(file, NOW, { from: 0, to: 29, each: 66 });
  const few = await costOf('1001');
  addCrowd(file, NOW, { from: 30, to: 2999, each: 67 });
  const scope = { prefix: '' } as Scope;
  const asked = { whole: scope, scope, cut: lastCutOff(NOW), only: null, day: null, at: NOW };
  const { figures } = await storage().transact((tables) => boardOf(tables, asked));
  expect(figures.devices).toBe(3000);
  expect(figures.registered).toBeGreaterThan(200_000);
  const [district, country] = [await costOf('1001'), await costOf('')];
  console.log(
    `a board at 3,000 devices and 200,000 envelopes: district ${district.toFixed(1)} ms (${few.toFixed(1)} at 30), ` +
      `province ${(await costOf('10')).toFixed(1)} ms, country ${country.toFixed(1)} ms`,
  );
  // A scan of anything would cost a hundred times as much.
  expect(district).toBeLessThan(few * 4 + 5);
  expect(country).toBeLessThan(2000);
});

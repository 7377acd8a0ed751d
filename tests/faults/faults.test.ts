import { describe, expect, it } from 'vitest';
import { faults } from './all.ts';

/** Each fault once, small; `npm run faults` does them at full size. */
describe('injected faults', () => {
  it.each(faults)('$id: $injected', { timeout: 120_000 }, async (fault) => {
    const seen = await fault.run('small');
    expect(seen.survived, seen.observed).toBe(true);
  });
});

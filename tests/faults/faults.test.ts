import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { titlesIn } from '../support/titles.ts';
import { faults } from './all.ts';
import { injectedFor, table } from './table.ts';

const root = join(import.meta.dirname, '../..');

/** Each fault once, small; `npm run faults` does them at full size. */
describe('injected faults', () => {
  it.each(faults)('$id: $injected', { timeout: 240_000 }, async (fault) => {
    const why = (await fault.why?.()) ?? null;
    // It counts as missing: this machine allows no loop device, and nothing is said of it.
    if (why !== null) return console.log(`${fault.id} cannot run here: ${why}`);
    const seen = await fault.run('small');
    expect(seen.survived, seen.observed).toBe(true);
  });
});

describe('the fault table', () => {
  it('is F1 to F40, and each is injected, held by a test, or says what is missing', () => {
    expect(table.map(({ n }) => n)).toEqual(Array.from({ length: 40 }, (_, i) => `F${i + 1}`));
    for (const { n, held, missing } of table) {
      const shown = injectedFor(n).length + held.length;
      expect(shown > 0 || missing !== null, n).toBe(true);
    }
  });

  it('names tests that are there', () => {
    const strangers = table.flatMap(({ n, held }) =>
      held.flatMap(({ file, title }) => {
        if (!existsSync(join(root, file))) return `${n}: ${file}`;
        const titles = titlesIn(file, readFileSync(join(root, file), 'utf8'));
        return titles.some((text) => text.includes(title)) ? [] : `${n}: ${file}: ${title}`;
      }),
    );
    expect(strangers).toEqual([]);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSeqs,
  countRepeats,
  gapsIn,
  gapsOf,
  type SeqRanges,
} from '../../server/intake/ledger.ts';

const seqs = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });
const numbersIn = (ranges: SeqRanges) =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
const sorted = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);

describe('[I1] what of a ledger is there', () => {
  it('holds exactly the numbers that came, however they came', () => {
    fc.assert(
      fc.property(fc.array(seqs, { maxLength: 5 }), (batches) => {
        const ranges = batches.reduce<SeqRanges>((held, batch) => addSeqs(held, batch), []);
        expect(numbersIn(ranges)).toEqual(sorted(batches.flat()));
      }),
    );
  });

  it('keeps ranges apart, so that one number stands in one of them', () => {
    fc.assert(
      fc.property(seqs, (batch) => {
        const ranges = addSeqs([], batch);
        for (const [i, [from, to]] of ranges.entries()) {
          expect(from).toBeLessThanOrEqual(to);
          expect(from).toBeGreaterThan((ranges[i - 1]?.[1] ?? -1) + 1);
        }
      }),
    );
  });

  it('names through and missing so that with what is held they are everything up to the head', () => {
    fc.assert(
      fc.property(seqs, fc.integer({ min: 0, max: 70 }), (batch, head) => {
        const { through, missing } = gapsOf(addSeqs([], batch), head);
        const last = Math.max(head, 0, ...batch);
        const all = Array.from({ length: last }, (_, i) => i + 1);
        expect(sorted([...batch, ...numbersIn(missing)])).toEqual(all);
        expect(all.slice(0, through).every((seq) => batch.includes(seq))).toBe(true);
        expect(batch).not.toContain(through + 1);
        expect(numbersIn(missing).some((seq) => batch.includes(seq))).toBe(false);
      }),
    );
  });

  it('names at most a hundred gaps', () => {
    const everySecond = Array.from({ length: 300 }, (_, i) => 2 * i + 1);
    expect(gapsOf(addSeqs([], everySecond), 0).missing).toHaveLength(100);
    // But whoever counts what has come counts all of it.
    expect(gapsIn(addSeqs([], everySecond), 1, 599)).toHaveLength(299);
  });

  it('has room for a thousand ranges, and keeps the near ones', () => {
    const odd = Array.from({ length: 3000 }, (_, i) => 2 * i + 1);
    const ranges = addSeqs([], odd);
    expect(ranges).toHaveLength(1000);
    expect(addSeqs(ranges, [2])).toHaveLength(999);
    expect(gapsOf(addSeqs(ranges, [2]), 5999).through).toBe(3);
  });
});

describe('[I8] numbers under which more than one envelope came', () => {
  it('are as many as came more than they are apart, in whatever parts they came', () => {
    fc.assert(
      fc.property(fc.array(seqs, { maxLength: 5 }), (batches) => {
        let ranges: SeqRanges = [];
        let repeats = 0;
        for (const batch of batches) {
          repeats += countRepeats(ranges, batch);
          ranges = addSeqs(ranges, batch);
        }
        const all = batches.flat();
        expect(repeats).toBe(all.length - new Set(all).size);
      }),
    );
  });
});

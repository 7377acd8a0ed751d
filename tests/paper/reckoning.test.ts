import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeReference } from '#thai/reference-number.ts';
import { reckon } from '../../src/features/paper/reckoning.ts';
import { paperPicture } from '../../src/store/paper-state.ts';
import type { PaperMarkRow, PaperRunRow } from '../../src/store/rows.ts';

const place = { area: '8001', dd: '07' };
const run = (from: number, count: number, printed = true): PaperRunRow => ({
  ...{ id: `run ${from}`, ...place, from, count, officer: '8001-012-4', takenAt: from },
  printedAt: printed ? from + 1 : null,
  answeredAt: null,
});
const ref = (number: number) => makeReference({ ...place, number });
const by = { officer: '8001-012-4', at: 5 };
const nothing = { marks: [], records: [], drafts: [] };

describe('[D16] the reconciliation', () => {
  it('says of every printed form where it is, and names the gaps', () => {
    const marks: PaperMarkRow[] = [
      { no: ref(3), ...by, is: 'spoilt', why: 'damaged' },
      { no: ref(4), ...by, is: 'lost', why: 'not-returned' },
    ];
    const kept = { record: 'a', ref: ref(1), officer: by.officer, keptAt: 9 };
    const begun = { record: 'b', ref: ref(2), officer: by.officer, savedAt: 9 };
    const picture = paperPicture({
      runs: [run(1, 6), run(7, 5, false)],
      marks,
      records: [kept],
      drafts: [begun],
    });
    const { runs, total, out, spoiltOrLost } = reckon(picture);
    expect(total).toEqual({ printed: 6, entered: 1, spoilt: 1, lost: 1, out: 3 });
    expect(runs).toEqual([{ id: 'run 1', printedAt: 2, from: ref(1), to: ref(6), ...total }]);
    expect(out).toEqual([ref(2), ref(5), ref(6)]);
    expect(spoiltOrLost.map((one) => one.ref)).toEqual([ref(3), ref(4)]);
  });

  it('counts what came back as entered, whatever was said of it before', () => {
    const mark: PaperMarkRow = { no: ref(1), ...by, is: 'lost', why: 'other' };
    const kept = { record: 'a', ref: ref(1), officer: by.officer, keptAt: 9 };
    const picture = paperPicture({ ...nothing, runs: [run(1, 1)], marks: [mark], records: [kept] });
    expect(reckon(picture).total).toMatchObject({ entered: 1, lost: 0, out: 0 });
  });

  it('adds up, run by run and in all, whatever happened', () => {
    const counts = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.boolean()), {
      maxLength: 8,
    });
    const fates = fc.infiniteStream(
      fc.constantFrom('out', 'entered', 'begun', 'spoilt', 'lost', 'elsewhere'),
    );
    fc.assert(
      fc.property(counts, fates, (sizes, fate) => {
        let next = 1;
        const runs = sizes.map(([count, printed]) => {
          const one = run(next, count, printed);
          next += count;
          return one;
        });
        const rows = { marks: [] as PaperMarkRow[], records: [] as never[], drafts: [] as never[] };
        for (let number = 1; number < next; number += 1) {
          const no = ref(number);
          const row = { record: no, ref: no, officer: by.officer, keptAt: 1, savedAt: 1 } as never;
          switch (fate.next().value) {
            case 'entered':
              rows.records.push(row);
              break;
            case 'begun':
              rows.drafts.push(row);
              break;
            case 'spoilt':
              rows.marks.push({ no, ...by, is: 'spoilt', why: 'printer' });
              break;
            case 'lost':
              rows.marks.push({ no, ...by, is: 'lost', why: 'other' });
              break;
            case 'elsewhere':
              rows.marks.push({ no, ...by, is: 'elsewhere', record: 'x' });
          }
        }
        const { total, out, ...reckoned } = reckon(paperPicture({ runs, ...rows }));
        const printed = sizes.filter(([, is]) => is).reduce((sum, [count]) => sum + count, 0);
        expect(total.printed).toBe(printed);
        for (const tally of [total, ...reckoned.runs]) {
          const { entered, spoilt, lost } = tally;
          expect(entered + spoilt + lost + tally.out).toBe(tally.printed);
        }
        expect(out).toHaveLength(total.out);
        expect(reckoned.spoiltOrLost).toHaveLength(total.spoilt + total.lost);
        for (const key of ['printed', 'entered', 'spoilt', 'lost', 'out'] as const) {
          expect(reckoned.runs.reduce((sum, one) => sum + one[key], 0)).toBe(total[key]);
        }
      }),
      { numRuns: 200, seed: 2566 },
    );
  });
});

import { expect, it } from 'vitest';
import { doubtPaperDay } from '../../src/features/paper-day.ts';

const today = '2026-11-27';

it.each([
  ['2026-11-20', '2026-11-20', null],
  ['2026-11-27', '2026-11-20', null],
  ['2026-11-19', '2026-11-20', { is: 'before-print', printedOn: '2026-11-20' }],
  // What was printed here long ago may have been taken long ago.
  ['2024-05-02', '2024-05-01', null],
  ['2025-11-27', null, null],
  ['2025-11-26', null, { is: 'long-ago' }],
  ['1967-03-05', null, { is: 'long-ago' }],
])('a paper taken on %s and printed on %s is asked about so: %j', (day, printedOn, doubt) => {
  expect(doubtPaperDay(day, printedOn, today)).toEqual(doubt);
});

import { dayInThailand, showDate } from '#thai/show-date.ts';
import type { Locale } from '../../i18n/messages.ts';
import { showRef } from '../record-state.ts';
import type { Reckoning, RunReckoning, Tally } from './reckoning.ts';
import type { PaperWords } from './words.ts';

/** The figures of a row, in the order of the columns. */
export const counted = ['printed', 'entered', 'spoilt', 'lost', 'out'] as const;

export type Row = Tally & { id: string; when: string; range: string };

/** One row a run, and the sum. */
export function rowsOf(
  { runs, total }: Reckoning,
  words: PaperWords['reckoning'],
  locale: Locale,
): Row[] {
  const rows = runs.map((run) => ({
    ...run,
    when: showDate(dayInThailand(run.printedAt), 'short', locale),
    range: rangeOf(run),
  }));
  return [...rows, { id: 'total', when: words.total, range: '', ...total }];
}

const rangeOf = ({ from, to }: RunReckoning): string =>
  from === to ? showRef(from) : `${showRef(from)} – ${showRef(to)}`;

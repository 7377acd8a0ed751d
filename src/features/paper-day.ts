import type { IsoDate } from '#contract/primitives.ts';
import { showDate } from '#thai/show-date.ts';
import { paperDay as en } from '../i18n/en/paper-day.ts';
import type { Locale } from '../i18n/messages.ts';
import { paperDay as th } from '../i18n/th/paper-day.ts';

/** Why the day on a paper is asked about before it is taken. */
export type PaperDayDoubt =
  /** The paper did not exist yet. A device's clock may have been wrong when it was printed. */
  | { is: 'before-print'; printedOn: IsoDate }
  /** More than a year ago, and nobody here knows when it was printed. */
  | { is: 'long-ago' };

/** @param printedOn the day when this device printed the paper; null when it did not */
export function doubtPaperDay(
  day: IsoDate,
  printedOn: IsoDate | null,
  today: IsoDate,
): PaperDayDoubt | null {
  if (printedOn !== null) return day < printedOn ? { is: 'before-print', printedOn } : null;
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return day < yearAgo ? { is: 'long-ago' } : null;
}

export function sayPaperDay(doubt: PaperDayDoubt, locale: Locale): string {
  const words = locale === 'th' ? th : en;
  if (doubt.is === 'long-ago') return words.longAgo;
  return words.beforePrint(showDate(doubt.printedOn, 'short', locale));
}

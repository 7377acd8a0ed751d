import type { IsoDate } from '#contract/primitives.ts';
import { readDate } from '#thai/dates.ts';
import { showDate } from '#thai/show-date.ts';
import { paperDay as en } from '../i18n/en/paper-day.ts';
import type { Locale } from '../i18n/messages.ts';
import { paperDay as th } from '../i18n/th/paper-day.ts';

/** Nobody was registered before it. */
const FIRST_DAY: IsoDate = '2023-12-01';

export type PaperDayReading =
  | { is: 'day'; day: IsoDate }
  | { is: 'empty' | 'real' | 'future' | 'early' }
  | { is: 'ce'; typedYear: number; buddhistYear: number };

/** The day on a paper as it is typed: whole, of the programme, and not one to come. */
export function readPaperDay(typed: string, today: IsoDate): PaperDayReading {
  const reading = readDate(typed, today);
  switch (reading.is) {
    case 'empty':
      return reading;
    case 'ask-era':
      return { is: 'ce', typedYear: reading.typedYear, buddhistYear: reading.buddhistYear };
    case 'date':
      if (!/^\d{4}-\d\d-\d\d$/.test(reading.date)) return { is: 'real' };
      if (reading.date > today) return { is: 'future' };
      return reading.date < FIRST_DAY ? { is: 'early' } : { is: 'day', day: reading.date };
    default:
      return { is: 'real' };
  }
}

/** What is wrong with it in words; undefined: nothing. */
export function sayPaperDayFault(reading: PaperDayReading, locale: Locale): string | undefined {
  const { faults } = locale === 'th' ? th : en;
  if (reading.is === 'day') return undefined;
  return reading.is === 'ce'
    ? faults.ce(reading.typedYear, reading.buddhistYear)
    : faults[reading.is];
}

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

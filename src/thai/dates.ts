import type { IsoDate, PartialDate, UnixMs } from '#contract/primitives.ts';
import { toArabicDigits } from './digits.ts';
import { monthNamed } from './month-names.ts';
import { normaliseThai } from './normalise.ts';

/** Buddhist years are ahead of CE years by this much. */
export const BUDDHIST_OFFSET = 543;

/** What stands in a date field. */
export type DateReading =
  | { is: 'empty' }
  /** ISO, CE; as much of it as was given. */
  | { is: 'date'; date: PartialDate }
  /** The year looks like a CE year: ask "ปี 1967 เป็น ค.ศ. = พ.ศ. 2510 ใช่หรือไม่"; `date` if yes. */
  | { is: 'ask-era'; typedYear: number; buddhistYear: number; date: PartialDate }
  /** Reads as a date, but the calendar has no such day. */
  | { is: 'not-real' }
  | { is: 'not-read' };

/** As typed: a year of two or four digits, month and day where given. */
interface TypedDate {
  year: string;
  month?: number;
  day?: number;
  era?: 'be' | 'ce';
}

/**
 * Reads a date as people write it, in the Buddhist era: `05032510`, `5/3/2510`, `5 มี.ค. 2510`,
 * `มี.ค. 2510`, `2510`, Thai digits too. A two-digit year is the latest Buddhist year with these two
 * digits that puts the date on or before `today`. A year that looks like CE is asked about unless
 * ค.ศ. stands before it. Years before 2484, which began on 1 April, are kept as written.
 */
export function readDate(typed: string, today: IsoDate): DateReading {
  const text = toArabicDigits(normaliseThai(typed)).toLowerCase();
  if (text === '') return { is: 'empty' };
  const parts = takeApart(text);
  if (!parts) return { is: 'not-read' };
  const year = Number(parts.year);
  if (parts.year.length === 2) return readShortYear(parts, today);
  if (year >= 1800 && year < 2200 && parts.era !== 'ce') {
    const asked = inYear(parts, year);
    if (asked.is !== 'date') return asked;
    return {
      is: 'ask-era',
      typedYear: year,
      buddhistYear: year + BUDDHIST_OFFSET,
      date: asked.date,
    };
  }
  return inYear(parts, parts.era === 'ce' ? year : year - BUDDHIST_OFFSET);
}

/** True when every part that is there exists in the calendar. */
export function isRealDate(date: PartialDate): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function readShortYear(parts: TypedDate, today: IsoDate): DateReading {
  const century = Math.floor((Number(today.slice(0, 4)) + BUDDHIST_OFFSET) / 100) * 100;
  for (const start of [century, century - 100]) {
    const reading = inYear(parts, start + Number(parts.year) - BUDDHIST_OFFSET);
    if (reading.is !== 'date' || !isAfter(reading.date, today)) return reading;
  }
  return { is: 'not-real' };
}

function inYear(parts: TypedDate, year: number): DateReading {
  const { month, day } = parts;
  if (year < 1800 || year >= 2200) return { is: 'not-real' };
  const pieces = [year, month, day].filter((piece) => piece !== undefined);
  const date = pieces.map((piece) => String(piece).padStart(2, '0')).join('-');
  return isRealDate(date) ? { is: 'date', date } : { is: 'not-real' };
}

/** True when `date` cannot lie on or before `day`. */
export function isAfter(date: PartialDate, day: IsoDate): boolean {
  return date > day.slice(0, date.length);
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const ERA = /(พ\.?\s?ศ\.?|b\.?e\.?|ค\.?\s?ศ\.?|a\.?d\.?|c\.?e\.?)\s*(?=\d)/;

function takeApart(text: string): TypedDate | null {
  const era = ERA.exec(text)?.[1];
  const plain = text
    .replace(ERA, ' ')
    .replace(/วันที่|เดือน|ปี/g, ' ')
    .trim();
  const parts = /^\d+$/.test(plain) ? fromDigits(plain) : (fromNumbers(plain) ?? fromWords(plain));
  if (!parts || !era) return parts;
  return { ...parts, era: /^[คac]/.test(era) ? 'ce' : 'be' };
}

/** `2510`, `032510`, `050310`, `05032510`, and `25100305` as chips have it; 00 is "not known". */
function fromDigits(digits: string): TypedDate | null {
  const cut = (from: number, to: number) => Number(digits.slice(from, to));
  switch (digits.length) {
    case 4:
      return { year: digits };
    case 6:
      return cut(2, 4) > 12
        ? { month: cut(0, 2), year: digits.slice(2) }
        : { day: cut(0, 2), month: cut(2, 4), year: digits.slice(4) };
    case 8:
      return cut(4, 8) >= 1800
        ? known({ day: cut(0, 2), month: cut(2, 4), year: digits.slice(4) })
        : known({ year: digits.slice(0, 4), month: cut(4, 6), day: cut(6, 8) });
    default:
      return null;
  }
}

function known(parts: { year: string; month: number; day: number }): TypedDate {
  if (parts.day !== 0) return parts;
  return parts.month === 0 ? { year: parts.year } : { year: parts.year, month: parts.month };
}

const SEPARATOR = '\\s*[-/.\\s]\\s*';
const DAY_FIRST = new RegExp(`^(?:(\\d{1,2})${SEPARATOR})?(\\d{1,2})${SEPARATOR}(\\d{4})$`);
const SHORT_YEAR = new RegExp(`^(\\d{1,2})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{2})$`);
const YEAR_FIRST = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/;

/** `5/3/2510`, `5-3-10`, `3.2510`, `2510-03-05`. */
function fromNumbers(text: string): TypedDate | null {
  const dayFirst = DAY_FIRST.exec(text) ?? SHORT_YEAR.exec(text);
  if (dayFirst) return typedDate(dayFirst[3], dayFirst[2], dayFirst[1]);
  const yearFirst = YEAR_FIRST.exec(text);
  return yearFirst ? typedDate(yearFirst[1], yearFirst[2], yearFirst[3]) : null;
}

/** `5 มี.ค. 2510`, `มีนาคม 2510`, `5 mar 2510`. */
function fromWords(text: string): TypedDate | null {
  const found = /^(\d{0,2})(\D+)(\d{2}|\d{4})$/.exec(text);
  const month = found && monthNamed(found[2] ?? '');
  return month ? typedDate(found[3], String(month), found[1] || undefined) : null;
}

function typedDate(year = '', month = '', day?: string): TypedDate {
  const parts = { year, month: Number(month) };
  return day === undefined ? parts : { ...parts, day: Number(day) };
}

/** When a day begins in Thailand; NaN when there is no such day. */
export const beginOfDay = (day: IsoDate): UnixMs => Date.parse(`${day}T00:00:00+07:00`);

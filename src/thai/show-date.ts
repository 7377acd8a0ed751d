import type { IsoDate, PartialDate, UnixMs } from '#contract/primitives.ts';
import { BUDDHIST_OFFSET } from './dates.ts';
import { englishMonths, thaiMonths, thaiShortMonths } from './month-names.ts';

export type Language = 'th' | 'en';
/** `long` writes the month out, `short` shortens it. */
export type DateStyle = 'long' | 'short';

/** Thailand is seven hours ahead of UTC all year. */
const BANGKOK_OFFSET_MS = 7 * 3_600_000;

/**
 * A date in words, as much of it as is known: 5 มีนาคม 2510, 1 ธ.ค. 2566, พ.ศ. 2490; in English
 * with the CE year: 5 March 1967.
 */
export function showDate(date: PartialDate, style: DateStyle, language: Language): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return language === 'th' ? `พ.ศ. ${year + BUDDHIST_OFFSET}` : `${year}`;
  const shown = language === 'th' ? year + BUDDHIST_OFFSET : year;
  const words = [day, monthName(month, style, language), shown];
  return words.filter((word) => word !== undefined).join(' ');
}

function monthName(month: number, style: DateStyle, language: Language): string | undefined {
  if (language === 'th') return (style === 'long' ? thaiMonths : thaiShortMonths)[month - 1];
  const name = englishMonths[month - 1];
  return style === 'long' ? name : name?.slice(0, 3);
}

/** A date as it is typed: `05/03/2510`, `03/2510`, `2510`; `readDate` reads it back unchanged. */
export function dateForEditing(date: PartialDate): string {
  const [year = '', ...rest] = date.split('-');
  return [...rest.reverse(), String(Number(year) + BUDDHIST_OFFSET)].join('/');
}

/** The day it is in Thailand. */
export function dayInThailand(at: UnixMs): IsoDate {
  return inThailand(at).toISOString().slice(0, 10);
}

/** Time of day in Thailand: 15.30 น. — in English 15:30. */
export function showTime(at: UnixMs, language: Language): string {
  const time = inThailand(at).toISOString().slice(11, 16);
  return language === 'th' ? `${time.replace(':', '.')} น.` : time;
}

/** 1 ธ.ค. 2566 15.30 น. */
export function showMoment(at: UnixMs, language: Language): string {
  return `${showDate(dayInThailand(at), 'short', language)} ${showTime(at, language)}`;
}

function inThailand(at: UnixMs): Date {
  return new Date(at + BANGKOK_OFFSET_MS);
}

import type { PartialDate } from '#contract/primitives.ts';
import { BUDDHIST_OFFSET, isRealDate } from './dates.ts';
import { readName } from './names.ts';
import { normaliseThai } from './normalise.ts';
import { commonTitles, otherTitles, writeOutTitle } from './titles.ts';

/** A name as it stands on the chip of a card, taken apart; what is not there is empty. */
export interface CardName {
  title: string;
  firstName: string;
  lastName: string;
}

/** The longest first, so that นางสาว is not read as นาง. */
const titles: readonly string[] = [...commonTitles, ...otherTitles].sort(
  (a, b) => b.length - a.length,
);

/**
 * Reads `title#first#middle#last`, or the same with spaces, the title perhaps run together with the
 * first name. A middle name stays with the first.
 */
export function readCardName(text: string): CardName {
  const [title = '', ...names] = text.includes('#') ? text.split('#') : bySpaces(text);
  const last = names.length > 1 ? (names.at(-1) ?? '') : '';
  const first = names.slice(0, Math.max(names.length - 1, 1)).join(' ');
  return { title: writeOutTitle(title), firstName: nameIn(first), lastName: nameIn(last) };
}

function bySpaces(text: string): string[] {
  const words = normaliseThai(text).split(' ');
  const [first = '', ...rest] = words;
  if (writeOutTitle(first) !== first || titles.includes(first)) return words;
  const title = titles.find((known) => first.startsWith(known)) ?? '';
  return [title, first.slice(title.length), ...rest];
}

function nameIn(text: string): string {
  const reading = readName(text);
  return reading.is === 'name' ? reading.name : '';
}

/**
 * Reads a date of the chip: `25150304` in the Buddhist era, as the chip has it, or as an agent turned
 * it, `1972-03-04`. A month or day of zeros is not known. Null when it is no date.
 */
export function readCardDate(text: string): PartialDate | null {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text.trim());
  if (!found) return null;
  const [, written = '', month = '', day = ''] = found;
  const year = Number(written) > 2300 ? Number(written) - BUDDHIST_OFFSET : Number(written);
  if (year < 1800 || year > 2200) return null;
  const parts = month === '00' ? [year] : day === '00' ? [year, month] : [year, month, day];
  const date = parts.join('-');
  return isRealDate(date) ? date : null;
}

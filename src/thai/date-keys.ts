import { digitOf, type KeyPress } from './digits.ts';

/**
 * What a key press means in a date, or null. On a Thai layout the number row types letters that also
 * stand in months' names, so inside a name they stay letters; so does ต after a day and a space, which
 * begins ตุลาคม, the only month to begin with such a key. The keys of a slash and of a point, behind a digit, are one.
 */
export function dateKeyOf(press: KeyPress, before: string): string | null {
  if (press.code === 'Slash' && press.key === 'ฝ' && /\d$/.test(before)) return '/';
  if (press.code === 'Period' && press.key === 'ใ' && /\d$/.test(before)) return '.';
  const insideName = /[ก-๎][ก-๎.]*$/.test(before);
  const beginsOctober = press.key === 'ต' && /^\d{1,2}\s+$/.test(before);
  return insideName || beginsOctober ? null : digitOf(press);
}

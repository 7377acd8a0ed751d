import { digitOf, type KeyPress } from './digits.ts';

/**
 * What a key press means in a text that is a number and perhaps more, such as a house number or
 * telephones: a digit at the beginning, and behind a digit or what joins digits; elsewhere letters
 * stay letters. The slash of a Thai layout stands on the key 2, so the key of a slash types one.
 */
export function numberKeyOf(press: KeyPress, before: string): string | null {
  if (!/(?:^|[0-9/,+-])$/.test(before)) return null;
  if (press.code === 'Slash' && press.key === 'ฝ') return '/';
  return digitOf(press);
}

/** What a key press means in an amount of money: its digits, and the point before satang. */
export function moneyKeyOf(press: KeyPress, before: string): string | null {
  if (press.code === 'Period' && press.key === 'ใ' && /^[\d,]+$/.test(before)) return '.';
  return digitOf(press);
}

import { toArabicDigits } from '#thai/digits.ts';

/** A whole number as typed, Thai digits too; null when it is none. */
export function readCount(typed: string): number | null {
  const text = toArabicDigits(typed).replace(/[\s,]/g, '');
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

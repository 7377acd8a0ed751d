import { digitsIn } from './digits.ts';

export const NATIONAL_ID_DIGITS = 13;

/**
 * What stands in a national-ID field. `complete` says that all 13 digits are there and agree with
 * the check digit, and nothing more: the third digit has weight 11, so the check never sees it.
 */
export type NationalIdReading =
  | { is: 'short'; count: number }
  | { is: 'long'; count: number }
  | { is: 'check-fails'; digits: string }
  | { is: 'complete'; digits: string };

/**
 * Check digit over the first 12 digits: weights 13 … 2, `(11 − Σ mod 11) mod 10`.
 * @throws RangeError unless `first12` starts with 12 digits.
 */
export function nationalIdCheckDigit(first12: string): string {
  if (!/^\d{12}/.test(first12)) throw new RangeError('a check digit needs 12 digits');
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(first12[i]) * (13 - i);
  return String((11 - (sum % 11)) % 10);
}

/** Reads what was typed, pasted or scanned; separators and Thai digits are fine. */
export function readNationalId(typed: string): NationalIdReading {
  const digits = digitsIn(typed);
  const count = digits.length;
  if (count < NATIONAL_ID_DIGITS) return { is: 'short', count };
  if (count > NATIONAL_ID_DIGITS) return { is: 'long', count };
  const agrees = digits[12] === nationalIdCheckDigit(digits);
  return { is: agrees ? 'complete' : 'check-fails', digits };
}

/** Digits as on the card, `1-2345-67890-12-3`; fewer digits give the beginning of it. */
export function groupNationalId(digits: string): string {
  const groups = [
    digits.slice(0, 1),
    digits.slice(1, 5),
    digits.slice(5, 10),
    digits.slice(10, 12),
    digits.slice(12),
  ];
  return groups.filter((group) => group !== '').join('-');
}

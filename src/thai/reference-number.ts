import type { ReferenceNumber } from '#contract/primitives.ts';
import { digitsIn } from './digits.ts';

/**
 * A totally anti-symmetric quasigroup of order 10 (H. M. Damm, "Total anti-symmetrische
 * Quasigruppen", Marburg 2004): catches every single wrong digit and every swap of neighbours.
 */
const DAMM: readonly string[] = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

/** Runs the digits through the table; 0 when the last one is their check digit. */
function damm(digits: string): string {
  let interim = '0';
  for (const digit of digits) {
    const next = DAMM[Number(interim)]?.[Number(digit)];
    if (next === undefined) throw new RangeError('only digits have a check digit');
    interim = next;
  }
  return interim;
}

/** The parts of a reference number (เลขที่รับ) without its check digit. */
export interface ReferenceParts {
  /** `CCAA`: district or khet, `CC00` for a province centre. */
  area: string;
  /** The device's two digits. */
  dd: string;
  /** Running number, 1 … 99999. */
  number: number;
}

/**
 * Makes the 12 digits of a reference number.
 * @throws RangeError when a part does not fit its place.
 */
export function makeReference({ area, dd, number }: ReferenceParts): ReferenceNumber {
  if (!/^\d{4}$/.test(area) || !/^\d{2}$/.test(dd)) throw new RangeError('area 4 digits, device 2');
  if (!Number.isInteger(number) || number < 1 || number > 99_999) {
    throw new RangeError('the running number is 1 to 99999');
  }
  const digits = area + dd + String(number).padStart(5, '0');
  return digits + damm(digits);
}

export type ReferenceReading =
  | { is: 'empty' }
  | { is: 'short'; count: number }
  | { is: 'long'; count: number }
  | { is: 'check-fails'; digits: string }
  | { is: 'reference'; ref: ReferenceNumber };

/** Reads a reference number as typed, read aloud or scanned. */
export function readReference(typed: string): ReferenceReading {
  const digits = digitsIn(typed);
  const count = digits.length;
  if (count === 0) return { is: 'empty' };
  if (count < 12) return { is: 'short', count };
  if (count > 12) return { is: 'long', count };
  return damm(digits) === '0' ? { is: 'reference', ref: digits } : { is: 'check-fails', digits };
}

/** `8001-07-00123-5`, grouped as it is printed and read aloud. */
export function showReference(ref: ReferenceNumber): string {
  return ref.replace(/^(\d{4})(\d{2})(\d{5})(\d)$/, '$1-$2-$3-$4');
}

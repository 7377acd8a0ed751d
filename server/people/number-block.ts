/** The part of reference numbers that a device is leased: `CCAA`, `DD`, and running numbers. */
export interface NumberBlock {
  area: string;
  dd: string;
  from: number;
  to: number;
}

const DEVICES = 99;
const BLOCK = 10_000;
const LAST_NUMBER = 99_999;

/**
 * The block of the k-th enrolment in an area, from 0: first each `DD` its first ten thousand, then
 * each its second. Null when all 990 are leased: a number is never leased twice.
 */
export function numberBlock(area: string, k: number): NumberBlock | null {
  const block = Math.floor(k / DEVICES);
  const from = block * BLOCK + 1;
  if (from > LAST_NUMBER) return null;
  const dd = String(1 + (k % DEVICES)).padStart(2, '0');
  return { area, dd, from, to: Math.min((block + 1) * BLOCK, LAST_NUMBER) };
}

/** Which enrolment of its area a block was made for. */
export const enrolmentOfBlock = ({ dd, from }: NumberBlock): number =>
  Math.floor((from - 1) / BLOCK) * DEVICES + Number(dd) - 1;

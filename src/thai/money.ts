import type { Satang } from '#contract/primitives.ts';
import { toArabicDigits } from './digits.ts';
import { normaliseThai } from './normalise.ts';

/** What stands in a money field. */
export type MoneyReading =
  | { is: 'empty' }
  | { is: 'amount'; satang: Satang }
  /** More satang than a number holds exactly. */
  | { is: 'too-large' }
  | { is: 'not-read' };

const UNITS: Readonly<Record<string, bigint>> = {
  แสน: 100_000n,
  หมื่น: 10_000n,
  พัน: 1_000n,
  ร้อย: 100n,
};
const MILLION = 1_000_000n;
const SATANG_PER_BAHT = 100n;

/**
 * Reads baht as people write them: `50,000`, `5หมื่น`, `1.2แสน`, `3หมื่น5พัน`, `1.5 ล้าน`, `๕๐๐๐๐`,
 * `20.25 บาท`, `50,000.-`. Commas must stand where thousands are, so that a slipped digit is seen.
 */
export function readMoney(typed: string): MoneyReading {
  const text = toArabicDigits(normaliseThai(typed))
    .replace(/^฿|(?:บาท(?:ถ้วน)?\.?|฿)$/g, '')
    .trim()
    .replace(/\.[-–]$/, '');
  // A space between digits stands where thousands are, like a comma.
  if (/\d (?=\d)(?!\d{3}(?:\D|$))/.test(text)) return { is: 'not-read' };
  const bare = text.replaceAll(' ', '');
  if (bare === '') return { is: typed.trim() === '' ? 'empty' : 'not-read' };
  const [head = '', tail, ...more] = bare.split('ล้าน');
  if (more.length > 0) return { is: 'not-read' };
  const satang = tail === undefined ? belowMillion(head, 1n) : withMillions(head, tail);
  if (satang === null) return { is: 'not-read' };
  if (satang > BigInt(Number.MAX_SAFE_INTEGER)) return { is: 'too-large' };
  return { is: 'amount', satang: Number(satang) };
}

function withMillions(head: string, tail: string): bigint | null {
  const millions = belowMillion(head, MILLION);
  const rest = tail === '' ? 0n : belowMillion(tail, 1n);
  return millions === null || rest === null ? null : millions + rest;
}

/** `3หมื่น5พัน`, each unit smaller than the one before; in satang, times `factor`. */
function belowMillion(text: string, factor: bigint): bigint | null {
  let sum = 0n;
  let above = MILLION;
  const terms = text.match(/[\d.,]+(?:แสน|หมื่น|พัน|ร้อย)?/g) ?? [];
  if (terms.join('') !== text || terms.length === 0) return null;
  for (const term of terms) {
    const [, number = '', word = ''] = /^([\d.,]+)(.*)$/.exec(term) ?? [];
    const unit = UNITS[word] ?? 1n;
    const satang = inSatang(number, unit * factor);
    if (satang === null || unit >= above) return null;
    sum += satang;
    above = unit;
  }
  return sum;
}

/** `1,234.5` times a number of baht, in satang; null when it is no number or no whole satang. */
function inSatang(number: string, baht: bigint): bigint | null {
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(number);
  if (!found) return null;
  const decimals = found[2] ?? '';
  // Whoever writes 50.000 means 50,000.
  if (baht === 1n && decimals.length > 2) return null;
  const scaled = BigInt((found[1] ?? '').replaceAll(',', '') + decimals) * baht * SATANG_PER_BAHT;
  const scale = 10n ** BigInt(decimals.length);
  return scaled % scale === 0n ? scaled / scale : null;
}

/** `50,000`, or `20.25` when there are satang. */
export function showMoney(satang: Satang): string {
  const baht = String(Math.floor(satang / 100)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const rest = satang % 100;
  return rest === 0 ? baht : `${baht}.${String(rest).padStart(2, '0')}`;
}

/**
 * Exact sum.
 * @throws RangeError when it is more than a number holds exactly.
 */
export function sumSatang(amounts: Iterable<Satang>): Satang {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  if (!Number.isSafeInteger(sum)) throw new RangeError('the sum is not exact');
  return sum;
}

/** `6,763.901`: millions of baht with three decimals, rounded once, half up. Sum before, exactly. */
export function showMillionBaht(satang: Satang): string {
  const thousandths = Math.floor(satang / 100_000) + (satang % 100_000 >= 50_000 ? 1 : 0);
  const whole = showMoney(Math.floor(thousandths / 1000) * 100);
  return `${whole}.${String(thousandths % 1000).padStart(3, '0')}`;
}

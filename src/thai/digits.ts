/** Kedmanee number row without Shift, as it stands on the keys 1 … 9, 0. */
const KEDMANEE_ROW = 'ๅ/-ภถุึคตจ';
const ROW_DIGITS = '1234567890';

/** The parts of a `KeyboardEvent` that tell which digit was meant. */
export interface KeyPress {
  code: string;
  key: string;
  shiftKey?: boolean;
  ctrlKey?: boolean;
  altKey?: boolean;
  metaKey?: boolean;
}

/** Thai digits ๐–๙ as 0–9; everything else stays. */
export function toArabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/** Only the digits of a text, Thai ones included, as 0–9. */
export function digitsIn(text: string): string {
  return toArabicDigits(text).replace(/[^0-9]/g, '');
}

/**
 * The digit that a key press means on any layout, or null when it means none. The character goes
 * before the key, because Shift on Kedmanee gives Thai digits one key beside their number.
 */
export function digitOf(press: KeyPress): string | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.key.length !== 1) return null;
  const typed = toArabicDigits(press.key);
  if (/^[0-9]$/.test(typed)) return typed;
  if (press.shiftKey) return null;
  const byCode = /^(?:Digit|Numpad)([0-9])$/.exec(press.code)?.[1];
  if (byCode !== undefined) return byCode;
  // Without a code only letters are sure: "/" and "-" may be what the person meant.
  return press.code === '' && !/[/-]/.test(press.key) ? rowDigit(press.key) : null;
}

/**
 * Text that a hand-held scanner typed on a Kedmanee layout, as the digits it scanned; null when
 * something in it is no digit.
 */
export function digitsOfScan(text: string): string | null {
  const digits = [...toArabicDigits(text.trim())].map((c) => (/[0-9]/.test(c) ? c : rowDigit(c)));
  return digits.length > 0 && digits.every((digit) => digit !== null) ? digits.join('') : null;
}

function rowDigit(character: string): string | null {
  return ROW_DIGITS[KEDMANEE_ROW.indexOf(character)] ?? null;
}

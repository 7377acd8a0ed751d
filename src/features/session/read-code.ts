import { EnrolmentCode } from '#contract/enrolment.ts';
import { OfficerCode } from '#contract/people.ts';
import { digitsIn, toArabicDigits } from '#thai/digits.ts';
import { makeReference } from '#thai/reference-number.ts';

/** Characters of a code on a slip. */
export const CODE_LENGTH = 13;

/**
 * The 13 characters of a slip as people copy them from paper: in any case, with any hyphens and
 * spaces, with the letters that Crockford base32 leaves out read as the digits they look like. What
 * cannot be one of its characters stays, so that it is seen and not lost.
 */
export function plainCode(typed: string): string {
  return toArabicDigits(typed)
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** In the groups of the slip, 4-4-5. */
export function groupCode(typed: string): string {
  const code = plainCode(typed);
  return [code.slice(0, 4), code.slice(4, 8), code.slice(8)].filter(Boolean).join('-');
}

export type CodeReading =
  | { is: 'code'; code: EnrolmentCode }
  | { is: 'missing' }
  /** Fewer or more than 13 characters. */
  | { is: 'length'; characters: number }
  /** A character that no code has. */
  | { is: 'foreign'; character: string };

export function readCode(typed: string): CodeReading {
  const code = plainCode(typed);
  if (code === '') return { is: 'missing' };
  const character = [...code].find((each) => !/^[0-9A-HJKMNP-TV-Z]$/.test(each));
  if (character !== undefined) return { is: 'foreign', character };
  const read = EnrolmentCode.safeParse(code);
  return read.success
    ? { is: 'code', code: read.data }
    : { is: 'length', characters: [...code].length };
}

/**
 * `8001-012-2` out of what was typed, with or without hyphens; null when it cannot be one. Its last digit
 * finds a slip of the finger before the centre counts a try.
 */
export function readOfficerCode(typed: string): OfficerCode | null {
  const digits = digitsIn(typed);
  const code = `${digits.slice(0, 4)}-${digits.slice(4, -1)}-${digits.slice(-1)}`;
  const read = OfficerCode.safeParse(code);
  return read.success && hasItsCheck(digits) ? read.data : null;
}

/** As the centre makes it: of the reference number of device 00, which no device is. */
function hasItsCheck(digits: string): boolean {
  const number = Number(digits.slice(4, -1));
  return makeReference({ area: digits.slice(0, 4), dd: '00', number }).endsWith(digits.slice(-1));
}

/** A fingerprint in two groups of four, as it is read out. */
export const groupFingerprint = (fingerprint: string): string =>
  `${fingerprint.slice(0, 4)}\u2011${fingerprint.slice(4)}`;

/**
 * The letter or digit that stands on the pressed key, when a Thai layout would give a Thai one: no
 * code has Thai letters, and nobody should have to change the layout for it.
 */
export function latinOf(press: {
  code: string;
  key: string;
  ctrlKey?: boolean;
  altKey?: boolean;
  metaKey?: boolean;
}): string | null {
  if (press.ctrlKey || press.altKey || press.metaKey || !/^[\u0e00-\u0e7f/\-฿]$/.test(press.key))
    return null;
  return /^(?:Key|Digit)([A-Z0-9])$/.exec(press.code)?.[1] ?? null;
}

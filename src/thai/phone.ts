import { toArabicDigits } from './digits.ts';

/** What stands in a telephone field; `digits` as dialled inside Thailand. */
export type PhoneReading =
  | { is: 'empty' }
  | { is: 'phone'; kind: PhoneKind; digits: string }
  /** Digits, but no Thai number has this many or begins like this. */
  | { is: 'unfit'; count: number }
  /** Something that is neither digit nor separator. */
  | { is: 'not-digits' };

export type PhoneKind = 'mobile' | 'fixed' | 'short';

/** Kind of a number as stored, or null when no Thai number looks like this. */
export function phoneKind(digits: string): PhoneKind | null {
  if (/^0[689]\d{8}$/.test(digits)) return 'mobile';
  if (/^0[23457]\d{7}$/.test(digits)) return 'fixed';
  return /^1\d{3}$/.test(digits) ? 'short' : null;
}

/** Reads a number as people write it: `081 234 5678`, `+66 81-234-5678`, `0 2356 9660`, `1567`. */
export function readPhone(typed: string): PhoneReading {
  const bare = toArabicDigits(typed).replace(/[\s().-]/g, '');
  if (bare === '') return { is: 'empty' };
  const digits = bare.replace(/^(?:\+|00)?660?(?=[2-9]\d{7,8}$)/, '0');
  if (!/^\d+$/.test(digits)) return { is: 'not-digits' };
  const kind = phoneKind(digits);
  return kind ? { is: 'phone', kind, digits } : { is: 'unfit', count: digits.length };
}

/** `081-234-5678`, `0-2356-9660`, `1567`; what is no Thai number is shown as it is. */
export function showPhone(digits: string): string {
  switch (phoneKind(digits)) {
    case 'mobile':
      return digits.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');
    case 'fixed':
      return digits.replace(/^(\d)(\d{4})(\d{4})$/, '$1-$2-$3');
    default:
      return digits;
  }
}

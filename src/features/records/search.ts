import { digitsIn, toArabicDigits } from '#thai/digits.ts';
import { searchKey } from '#thai/normalise.ts';
import type { RecordLine } from '../../store/types.ts';

/** True when the words are part of the name, the reference number or the last four of the ID. */
export function matches(line: RecordLine, typed: string): boolean {
  const digits = digitsIn(typed);
  const onlyDigits = /^[\d\s-]+$/.test(toArabicDigits(typed).trim());
  if (digits !== '' && onlyDigits) {
    return line.ref.includes(digits) || line.summary?.idTail === digits;
  }
  return searchKey(line.summary?.name ?? '').includes(searchKey(typed));
}

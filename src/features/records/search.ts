import { digitsIn, digitsOfScan, toArabicDigits } from '#thai/digits.ts';
import { searchKey } from '#thai/normalise.ts';
import { thaiTypedOnEnglishLayout } from '#thai/wrong-layout.ts';
import type { RecordLine, RecordSummary } from '../../store/record-types.ts';

const keys = new WeakMap<RecordSummary, string>();

/** A name as it is searched, made once for each summary. */
function keyOf(summary: RecordSummary): string {
  const known = keys.get(summary);
  if (known !== undefined) return known;
  const key = searchKey(summary.name);
  keys.set(summary, key);
  return key;
}

/** Makes names ready to be searched, so that no key waits for thousands of them. */
export function readySearch(lines: readonly RecordLine[]): void {
  for (const { summary } of lines) if (summary) keyOf(summary);
}

/**
 * What was typed, as a question to a line: digits are a part of the reference number or the last
 * four of the ID, anything else a part of the name, also when the keyboard was on the other layout.
 */
export function searchFor(typed: string): (line: RecordLine) => boolean {
  const digits = digitsIn(typed);
  const onlyDigits = /^[\d\s-]+$/.test(toArabicDigits(typed).trim());
  if (digits !== '' && onlyDigits) return (line) => hasDigits(line, digits);
  const wanted = [typed, thaiTypedOnEnglishLayout(typed) ?? typed].map(searchKey);
  if (wanted[0] === '') return () => true;
  // The number keys of a Thai keyboard type letters; so few of them may be a part of a name, too.
  const row = digitsOfScan(typed);
  const meant = row !== null && row.length >= 4 ? row : null;
  return (line) => {
    const name = line.summary ? keyOf(line.summary) : '';
    return wanted.some((part) => name.includes(part)) || (meant !== null && hasDigits(line, meant));
  };
}

const hasDigits = ({ ref, summary }: RecordLine, digits: string): boolean =>
  ref.includes(digits) || summary?.idTail === digits;

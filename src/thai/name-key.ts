import { searchKey } from './normalise.ts';
import { withoutTitle } from './titles.ts';

/** Letters and vowels that are taken for each other when a name is written as it is heard. */
const SAME_SOUND: Readonly<Record<string, string>> = {
  ศ: 'ส',
  ษ: 'ส',
  ณ: 'น',
  ฬ: 'ล',
  ญ: 'ย',
  ภ: 'พ',
  ฆ: 'ค',
  ธ: 'ท',
  ฑ: 'ท',
  ฒ: 'ท',
  ฐ: 'ถ',
  ฎ: 'ด',
  ฏ: 'ต',
  ใ: 'ไ',
  '\u0E35': '\u0E34',
  '\u0E37': '\u0E36',
  '\u0E39': '\u0E38',
};

/** Tones, mai taikhu and the mark of a silent letter: the first to be left out. */
const OFTEN_LEFT_OUT = /[\u0E47-\u0E4C]/g;

/** [T17] A first or last name as it sounds: without title, marks and spaces. Empty: nothing to compare. */
export const nameKey = (name: string): string =>
  [...searchKey(withoutTitle(name)).replace(OFTEN_LEFT_OUT, '')]
    .map((letter) => SAME_SOUND[letter] ?? letter)
    .join('');

/** Shorter names are so near to each other that one slip makes another name. */
const LEAST_FOR_A_SLIP = 4;

/** [T17] Whether two keys are the same but for one slip: a sign too many, too few, another, or two swapped. */
export function soundsAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < LEAST_FOR_A_SLIP || long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  const [rest, longRest] = [short.slice(from), long.slice(from)];
  if (rest.length < longRest.length) return rest === longRest.slice(1);
  const swapped = `${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}`;
  return rest.slice(1) === longRest.slice(1) || swapped === longRest;
}

import { toArabicDigits } from '#thai/digits.ts';
import { readName } from '#thai/names.ts';
import { normaliseThai } from '#thai/normalise.ts';
import type { TextKind } from '../form/fields.ts';
import { unwrap } from '../form/say.ts';
import type { Reading } from './typed-text.ts';

/** A text as it is stored: one spelling, no empty text, no longer than the contract takes. */
export function readText(typed: string, max: number, is?: TextKind): Reading {
  const name = is === 'name' ? readName(typed) : null;
  const digits = is === 'number' ? toArabicDigits(typed) : typed;
  const text =
    name?.is === 'name'
      ? name.name
      : digits
          .split(is === 'lines' ? '\n' : '\r')
          .map(normaliseThai)
          .join('\n')
          .trim();
  if (text === '') return { is: 'empty' };
  return text.length > max ? { is: 'not-read' } : { is: 'answer', value: text };
}

/** The text of a free answer. */
export function asText(answer: unknown): string {
  const value = unwrap(answer);
  return typeof value === 'string' ? value : '';
}

import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { seenText } from '#contract/primitives.ts';

describe('a name that others decide by', () => {
  const isTaken = (said: string) => z.safeParse(seenText(40), said).success;

  it.each(['วิไล', 'เจ๊แดง', 'น้ำ', ' ก', 'O’Neill (2)', '<b>x</b>', '=1+1', 'Ægir 李'])(
    'is %s, too',
    (said) => {
      expect(isTaken(said)).toBe(true);
    },
  );

  it.each([
    ['is empty', ''],
    ['is blank', '   '],
    ['turns its letters', 'ชื่อ\u202Eกลับ'],
    ['isolates its letters', 'ชื่อ\u2066กลับ\u2069'],
    ['is of zero width', '\u200B'],
    ['has a hidden sign', 'วิ\u200Dไล'],
    ['has a control character', 'วิไล\u0000'],
    ['breaks its line', 'วิไล\nอนุมัติแล้ว'],
    ['is of no character', '\uFFFE'],
    ['is half a character', '\uD800'],
    ['is too long', 'ก'.repeat(41)],
  ])('is none that %s', (_what, said) => {
    expect(isTaken(said)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { easyWords } from '#thai/easy-words.ts';
import { drawPassphrase } from '../../src/features/session/draw-words.ts';
import { judgePassphrase } from '../../src/features/session/passphrase-rules.ts';

/** Whether one character changed, added or left out makes one word of the other. */
function oneSlipApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return long.length === short.length
    ? short.slice(at + 1) === long.slice(at + 1)
    : short.slice(at) === long.slice(at + 1);
}

describe('the words of passphrases', () => {
  it('are 2,048, each once, of Thai letters only, short enough to type', () => {
    expect(new Set(easyWords).size).toBe(2048);
    expect(easyWords).toHaveLength(2048);
    expect(easyWords.filter((word) => !/^[\u0e01-\u0e3a\u0e40-\u0e4e]{3,7}$/.test(word))).toEqual(
      [],
    );
    expect(easyWords.filter((word) => word !== word.normalize('NFC'))).toEqual([]);
  });

  it('are told apart: one slip of the finger never makes another, nor a misread tone mark', () => {
    const bare = easyWords.map((word) => word.replace(/[\u0e48-\u0e4b]/g, ''));
    const near = bare.flatMap((word, i) =>
      bare.slice(i + 1).filter((other) => oneSlipApart(word, other)),
    );
    expect(near).toEqual([]);
    expect(oneSlipApart('ปลาทู', 'ปลาทอ')).toBe(true);
    expect(oneSlipApart('ปลาทู', 'ปลาทูน')).toBe(true);
  });

  it('are drawn four at a time, another four each time, and make a passphrase that will do', () => {
    const drawn = Array.from({ length: 200 }, drawPassphrase);
    expect(new Set(drawn).size).toBe(200);
    expect(drawn.every((words) => words.split(' ').every((word) => easyWords.includes(word)))).toBe(
      true,
    );
    expect(drawn.filter((words) => words.split(' ').length !== 4)).toEqual([]);
    expect(drawn.filter((words) => judgePassphrase(words, '8001-012-7'))).toEqual([]);
  });
});

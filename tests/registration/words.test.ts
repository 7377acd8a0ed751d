import { describe, expect, it } from 'vitest';
import { FORM } from '#contract/form.ts';
import { formAsShown, NOTICE, shownHashes } from '../../src/features/registration/shown.ts';
import { wordsIn } from '../../src/features/registration/words.ts';

/** Every text of the form; functions are called with what tells words from values. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') {
    return texts(
      value.length === 0 ? value({}) : value({ field: '', n: 2, of: 3, typed: '' }, 2, ''),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(texts);
}

describe('what the form says', () => {
  it('speaks plainly', () => {
    const banned = /ออฟไลน์|ซิงก์|แคช|เซิร์ฟเวอร์|เบราว์เซอร์|ไม่ถูกต้อง|ผิดพลาด|กรุณา/;
    expect(texts(wordsIn('th')).filter((text) => banned.test(text))).toEqual([]);
  });

  it('never breaks before ๆ and writes digits as 0–9', () => {
    const all = texts(wordsIn('th'));
    expect(all.filter((text) => / ๆ/.test(text) || /[๐-๙]/.test(text))).toEqual([]);
  });

  it.each(['th', 'en'] as const)(
    'has a message for every answer that is missing (%s)',
    (locale) => {
      const messages: Readonly<Record<string, unknown>> = wordsIn(locale).faultWords;
      expect(FORM.needs.map(({ code }) => code).filter((code) => !(code in messages))).toEqual([]);
    },
  );

  it('says "sent" only of what the centre has received', () => {
    const { kept, ...rest } = wordsIn('th');
    expect(texts(rest).filter((text) => text.includes('ส่งแล้ว'))).toEqual([]);
    expect(texts({ ...kept, sent: '' }).filter((text) => text.includes('ส่งแล้ว'))).toEqual([]);
  });
});

describe('what the debtor was shown', () => {
  it('changes its version whenever the text of the notice changes', async () => {
    expect([NOTICE.version, (await shownHashes()).notice]).toMatchInlineSnapshot(`
      [
        "2569-1",
        "4dz9JgV1B_IKMfTif7kC0EIQ4a6Ois5HUnU-Gr81Ydw",
      ]
    `);
  });

  it('names every question with its number', () => {
    expect(formAsShown()).toContain('1.1 เลขประจำตัวประชาชน\n1.2 คำนำหน้า');
  });

  it('is named by two hashes of 256 bits', async () => {
    const { notice, form } = await shownHashes();
    expect([notice, form].every((hash) => /^[A-Za-z0-9_-]{43}$/.test(hash))).toBe(true);
    expect(notice).not.toBe(form);
  });
});

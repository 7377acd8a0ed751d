import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { showAgo, showWhen } from '../../src/i18n/moments.ts';
import { th } from '../../src/i18n/th.ts';

/** Every dictionary of a language: what comes with the first load, and what comes with its pages. */
async function dictionaries(locale: 'th' | 'en'): Promise<Record<string, object>> {
  const folder = join(import.meta.dirname, '../../src/i18n', locale);
  const names = readdirSync(folder).sort();
  return Object.assign({}, ...(await Promise.all(names.map((name) => import(join(folder, name))))));
}

/** Stands for a number, a text and what a fault of the form tells. */
const sample = Object.assign(Object(2), { field: 'ก', n: 2, of: 3, typed: 'ก' });

/** Every sentence, with functions called on sample values. */
function sentences(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') return sentences(words(sample, 3, 4), path);
  return Object.entries(words as object).flatMap(([key, value]) =>
    sentences(value, path === '' ? key : `${path}.${key}`),
  );
}

const allThai = sentences(await dictionaries('th'));
const allEnglish = sentences(await dictionaries('en'));

/** What is printed for debtors, who read Thai whatever their officer reads. */
const onPaper = /^(blank|slip)\./;
/** Where a browser may be called one: the page for whoever helps. */
const forHelpers = /^more\.kept(Yes|No)$/;
/** Sections of the form without a hint. */
const mayBeEmpty = /^registration\.sectionHints\./;

describe('the words of the app', () => {
  it('are all there in both languages', () => {
    const paths = allThai.map(([path]) => path);
    expect(allEnglish.map(([path]) => path)).toEqual(paths.filter((path) => !onPaper.test(path)));
    expect(paths.length).toBeGreaterThan(2000);
    const broken = [...allThai, ...allEnglish].filter(
      ([path, said]) =>
        /undefined|NaN|\[object/.test(said) || (said.trim() === '' && !mayBeEmpty.test(path)),
    );
    expect(broken).toEqual([]);
  });

  it('are the field’s own: central, not a server; sending, not syncing', () => {
    const foreign =
      /เซิร์ฟเวอร์|ซิงก์|ซิงค์|ออฟไลน์|แคช|อัปโหลด|คิว|โทเคน|\b(server|sync|offline|cache|upload|token)/i;
    expect([...allThai, ...allEnglish].filter(([, said]) => foreign.test(said))).toEqual([]);
  });

  it('blame nobody: no "error", no "incorrect", and a browser only for whoever helps', () => {
    const blaming = /ผิดพลาด|ไม่ถูกต้อง|เบราว์เซอร์/;
    const found = allThai.filter(([path, said]) => blaming.test(said) && !forHelpers.test(path));
    expect(found).toEqual([]);
  });

  it('keep ๆ with its word, and have the digits and years of Thai screens', () => {
    expect(allThai.filter(([, said]) => / ๆ/.test(said))).toEqual([]);
    expect(allThai.filter(([, said]) => /[๐-๙]/.test(said))).toEqual([]);
    expect(allThai.filter(([, said]) => /(?<!\d)(19|20)\d\d(?!\d)|\d:\d\d/.test(said))).toEqual([]);
  });

  it('call central only received what it confirmed: "sent" stands under no other tag', () => {
    const { line } = th.tags;
    for (const said of [line.queued, line.sending, line.failed('10.42 น.', '10.47 น.')]) {
      expect(said).not.toMatch(/ส่งแล้ว|รับแล้ว|สำเร็จแล้ว/);
    }
  });
});

describe('times as people say them', () => {
  const now = Date.UTC(2026, 11, 1, 3, 42);
  const thai = { t: th, locale: 'th' } as const;
  const english = { t: en, locale: 'en' } as const;
  const hour = 3_600_000;

  it.each([
    [now, '10.42\u00a0น.', '10:42'],
    [now - 24 * hour, 'เมื่อวาน 10.42\u00a0น.', 'yesterday 10:42'],
    [now - 48 * hour, '29 พ.ย. 2569 10.42\u00a0น.', '29 Nov 2026 10:42'],
  ])('%i', (at, inThai, inEnglish) => {
    expect(showWhen(at, now, thai)).toBe(inThai);
    expect(showWhen(at, now, english)).toBe(inEnglish);
  });

  it('the day changes at midnight in Thailand, not in London', () => {
    const justAfterMidnight = Date.UTC(2026, 10, 30, 17, 5);
    expect(showWhen(justAfterMidnight, justAfterMidnight + hour, thai)).toBe('00.05\u00a0น.');
    expect(showWhen(justAfterMidnight - hour, justAfterMidnight, thai)).toMatch(/^เมื่อวาน/);
  });

  it.each([
    [now + 5 * hour, 'เมื่อสักครู่'],
    [now - 180_000, '3 นาทีที่แล้ว'],
    [now - 3 * hour, '3 ชม. ที่แล้ว'],
    [now - 72 * hour, '3 วันที่แล้ว'],
  ])('how long ago: %i', (at, said) => {
    expect(showAgo(at, now, thai)).toBe(said);
  });
});

import { describe, expect, it } from 'vitest';
import { account as enAccount } from '../../src/i18n/en/account.ts';
import { activation as enActivation } from '../../src/i18n/en/activation.ts';
import { administration as enAdministration } from '../../src/i18n/en/administration.ts';
import { paper as enPaper } from '../../src/i18n/en/paper.ts';
import { readiness as enReadiness } from '../../src/i18n/en/readiness.ts';
import { record as enRecord } from '../../src/i18n/en/record.ts';
import { en } from '../../src/i18n/en.ts';
import { showAgo, showWhen } from '../../src/i18n/moments.ts';
import { account as thAccount } from '../../src/i18n/th/account.ts';
import { activation as thActivation } from '../../src/i18n/th/activation.ts';
import { administration as thAdministration } from '../../src/i18n/th/administration.ts';
import { paper as thPaper } from '../../src/i18n/th/paper.ts';
import { readiness as thReadiness } from '../../src/i18n/th/readiness.ts';
import { record as thRecord } from '../../src/i18n/th/record.ts';
import { th } from '../../src/i18n/th.ts';

/** What comes with the first load, and what comes with the pages that say it. */
const allThai = {
  ...th,
  account: thAccount,
  activation: thActivation,
  administration: thAdministration,
  paper: thPaper,
  readiness: thReadiness,
  record: thRecord,
};
const allEnglish = {
  ...en,
  account: enAccount,
  activation: enActivation,
  administration: enAdministration,
  paper: enPaper,
  readiness: enReadiness,
  record: enRecord,
};

/** Every sentence, with functions called on sample values. */
function sentences(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') return [[path, String(words(2, 3, 4))]];
  return Object.entries(words as object).flatMap(([key, value]) =>
    sentences(value, `${path}.${key}`),
  );
}

describe('the words of the app', () => {
  it('are all there in both languages', () => {
    expect(sentences(allEnglish).map(([path]) => path)).toEqual(
      sentences(allThai).map(([path]) => path),
    );
    expect(
      [...sentences(allThai), ...sentences(allEnglish)].filter(([, said]) => said.trim() === ''),
    ).toEqual([]);
  });

  it('are the field’s own: central, not a server; sending, not syncing', () => {
    const foreign = /เซิร์ฟเวอร์|ซิงก์|ซิงค์|ออฟไลน์|แคช|อัปโหลด|คิว|server|sync|offline|cache|upload/i;
    expect(
      [...sentences(allThai), ...sentences(allEnglish)].filter(([, said]) => foreign.test(said)),
    ).toEqual([]);
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

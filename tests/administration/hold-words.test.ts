import { describe, expect, it } from 'vitest';
import type { HeldEnvelope, HeldFacts } from '#contract/devices.ts';
import { holdCodes } from '#contract/mailbox.ts';
import { holdWords } from '../../src/features/administration/hold-words.ts';
import { administration as en } from '../../src/i18n/en/administration.ts';
import { administration as th } from '../../src/i18n/th/administration.ts';

const HOUR = 3_600_000;
const say = (words: typeof th | typeof en) =>
  holdWords(
    words as typeof th,
    (at) => `T${at / HOUR}`,
    (code) => `อำเภอ ${code}`,
  );

const facts: HeldFacts = {
  ...{ officerName: 'สมชาย ตั้งใจ', deviceLabel: 'โต๊ะ 2', deviceState: 'active' },
  ...{ deviceContact: 9 * HOUR, ref: '800101000014', clock: 0 },
  ...{ made: 2 * HOUR, endedAt: 5 * HOUR, arrived: 8 * HOUR },
};
const held = (more: Partial<HeldFacts> = {}, rest: Partial<HeldEnvelope> = {}): HeldEnvelope => ({
  ...{ hash: 'A'.repeat(43), unit: '8001', device: 'd', seq: 12, code: 'officer-revoked' },
  ...{ since: 8 * HOUR, officer: '8001-002-4', releasable: true, facts: { ...facts, ...more } },
  ...rest,
});

describe('what is said of something held', () => {
  it.each([th, en])(
    'accuses nobody: it arrived after the suspension, and may be older',
    (words) => {
      for (const code of ['officer-revoked', 'device-revoked'] as const) {
        expect(say(words).reason(code)).toMatch(/^มาถึงหลัง|^Arrived after/);
        expect(say(words).reason(code)).not.toMatch(/เขียน|[Ww]ritten/);
        expect(say(words).why(code)).toMatch(/อาจเขียนไว้ก่อน|may have been written before/);
      }
    },
  );

  it.each([th, en])('has words for every code, and shows no unknown one', (words) => {
    for (const code of holdCodes) {
      expect([code, say(words).reason(code)]).not.toEqual([code, words.holdOther]);
    }
    expect(say(words).reason('of-later')).toBe(words.holdOther);
    expect(words.holdOther).not.toContain('of-later');
  });

  it('says when it was written by whose clock, when it came, and when the right ended', () => {
    expect(say(th).about(held())).toEqual([
      'ผู้เขียน สมชาย ตั้งใจ (8001-002-4)',
      'เครื่อง โต๊ะ 2 อำเภอ 8001 · ใช้งาน · ติดต่อล่าสุด T9',
      'เจ้าหน้าที่ถูกระงับเมื่อ T5',
    ]);
    expect(say(th).line(held())).toEqual([
      'เลขที่รับ 8001‑01‑00001‑4 (ลำดับ 12 ของเครื่อง)',
      'เขียน T2 ตามนาฬิกาเครื่อง (ก่อนถูกระงับ) · มาถึงส่วนกลาง T8',
    ]);
  });

  it('says of an author who is suspended as well, whatever it is held for, that a release passes over it', () => {
    const both = held({ authorSuspendedAt: 4 * HOUR }, { code: 'device-revoked' });
    expect(say(th).about(both).join(' ')).toMatch(
      /เครื่องถูกระงับเมื่อ T5 เจ้าหน้าที่ผู้เขียนก็ถูกระงับด้วย ตั้งแต่ T4/,
    );
    expect(say(en).about(both).join(' ')).toContain('Its author is suspended as well, since T4');
    expect(
      say(th)
        .about(held({ authorSuspendedAt: 4 * HOUR }))
        .join(' '),
    ).not.toContain('ด้วย');
  });

  it.each([
    [{ clock: null }, 'เขียน T2 ตามนาฬิกาเครื่อง ซึ่งไม่รู้ว่าตรงหรือไม่ (ก่อนถูกระงับ)'],
    [{ clock: 0.5 * HOUR }, 'เขียน T2 ตามนาฬิกาเครื่อง ซึ่งช้าไป 30 นาที (ก่อนถูกระงับ)'],
    // By the right time it was written after.
    [{ clock: 4 * HOUR }, 'เขียน T2 ตามนาฬิกาเครื่อง ซึ่งช้าไป 4 ชั่วโมง (หลังถูกระงับ)'],
    [{ clock: -72 * HOUR }, 'เขียน T2 ตามนาฬิกาเครื่อง ซึ่งเร็วไป 3 วัน (ก่อนถูกระงับ)'],
    [{ made: 6 * HOUR }, 'เขียน T6 ตามนาฬิกาเครื่อง (หลังถูกระงับ)'],
    [{ endedAt: null }, 'เขียน T2 ตามนาฬิกาเครื่อง'],
  ])('says how far the clock was off: %j', (more, written) => {
    expect(say(th).line(held(more))[1]).toBe(`${written} · มาถึงส่วนกลาง T8`);
  });

  it('leaves out what nobody knows', () => {
    const nothing: HeldFacts = {
      ...{ officerName: null, deviceLabel: null, deviceState: null, deviceContact: null },
      ...{ ref: null, made: null, clock: null, arrived: 8 * HOUR, endedAt: null },
    };
    const strange = held(nothing, { officer: null, code: 'device-unknown' });
    expect(say(th).about(strange)[0]).toBe('ไม่ทราบผู้เขียน');
    expect(say(th).line(strange)).toEqual(['ลำดับ 12 ของเครื่อง ไม่ทราบเลขที่รับ', 'มาถึงส่วนกลาง T8']);
  });

  it('[DV14] says who declined it, when and why', () => {
    const declined = { by: '8001-001-5', name: 'สุดา พร้อมใจ', at: 9 * HOUR, reason: 'ไม่ได้เขียนเอง' };
    expect(say(th).declined(held({}, { declined }))).toEqual([
      'ที่รอตรวจเพราะ: มาถึงหลังจากเจ้าหน้าที่ถูกระงับ',
      'ไม่รับโดย สุดา พร้อมใจ (8001-001-5) เมื่อ T9',
      'เหตุผล: ไม่ได้เขียนเอง',
    ]);
  });
});

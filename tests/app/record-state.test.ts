import { describe, expect, it } from 'vitest';
import { explainState, showRef, stateNow, tagOf } from '../../src/features/record-state.ts';
import { th } from '../../src/i18n/th.ts';
import type { RecordState } from '../../src/store/record-types.ts';

const words = { t: th, locale: 'th' } as const;
const now = Date.UTC(2026, 11, 1, 3, 42);
const minute = 60_000;
const quiet = { lastFailureAt: null, nextTryAt: null };
const queued: RecordState = { tag: 'queued', keptAt: now - 10 * minute };

describe('the line under a tag', () => {
  it('promises only that it sends by itself', () => {
    expect(explainState(queued, words, quiet, now)).toBe(th.tags.line.queued);
  });

  it('says when a try failed, that nothing is lost, and when the next is', () => {
    const sync = { lastFailureAt: now - minute, nextTryAt: now + minute };
    expect(explainState(queued, words, sync, now)).toBe(
      'ส่งไม่สำเร็จ 10.41\u00a0น. ข้อมูลยังอยู่ครบ จะลองใหม่ 10.43\u00a0น.',
    );
  });

  it('gives no time of day for a try within the minute', () => {
    const sync = { lastFailureAt: now - minute, nextTryAt: now + minute - 1 };
    expect(explainState(queued, words, sync, now)).toBe(
      'ส่งไม่สำเร็จ 10.41\u00a0น. ข้อมูลยังอยู่ครบ จะลองใหม่เอง',
    );
  });

  it('says that what waits is being sent only while something gets through', () => {
    const sending = { done: 0, of: 1 };
    expect(stateNow(queued, { link: 'connected', sending })).toEqual({ tag: 'sending' });
    expect(stateNow(queued, { link: 'no-network', sending })).toBe(queued);
    expect(stateNow(queued, { link: 'connected', sending: null })).toBe(queued);
    const sent: RecordState = { tag: 'sent', receivedAt: now };
    expect(stateNow(sent, { link: 'connected', sending })).toBe(sent);
  });

  it('does not blame a record for a try before it was kept', () => {
    const sync = { lastFailureAt: now - 20 * minute, nextTryAt: now + minute };
    expect(explainState(queued, words, sync, now)).toBe(th.tags.line.queued);
  });

  it('never calls what is held simply sent: it has arrived, somebody has yet to decide, and why', () => {
    const held: RecordState = { tag: 'held', code: 'officer-revoked', receivedAt: now };
    expect(tagOf(held)).toBe('arrived');
    expect(th.tags[tagOf(held)]).not.toContain(th.tags.sent);
    expect(explainState(held, words, quiet, now)).toBe(
      'ส่วนกลางรับแล้ว 1 ธ.ค. 2569 10.42\u00a0น. – บัญชีของเจ้าหน้าที่ถูกระงับ รอหัวหน้าตรวจ',
    );
  });

  it('[DV14] says plainly that what was declined was not taken, and that it is kept', () => {
    const declined: RecordState = { tag: 'held', code: 'declined', receivedAt: now };
    expect(tagOf(declined)).toBe('declined');
    const said = explainState(declined, words, quiet, now);
    expect(said).toContain('ไม่รับเข้าระบบ');
    expect(said).toContain('ยังเก็บไว้ครบ');
    expect(said).not.toMatch(/รับแล้ว|declined/);
  });

  it('names the record that it may double, with hyphens that do not break', () => {
    expect(showRef('800107001235')).toBe('8001\u201107\u201100123\u20115');
    const review: RecordState = { tag: 'review', of: '800107001235' };
    expect(explainState(review, words, quiet, now)).toContain(showRef('800107001235'));
  });
});

import { describe, expect, it } from 'vitest';
import { describeConnection } from '../../src/features/connection.ts';
import { th } from '../../src/i18n/th.ts';
import { blankPicture } from '../../src/sync/picture.ts';
import type { SyncPicture } from '../../src/sync/ports.ts';

const now = Date.UTC(2026, 11, 1, 3, 42);
const minute = 60_000;

const describeTo = (
  picture: Partial<SyncPicture>,
  outbox: {
    unsent?: number;
    toMend?: number;
    picturesLeft?: number;
    lastReceivedAt?: number | null;
  } = {},
) =>
  describeConnection(
    { ...blankPicture, link: 'connected', ...picture },
    { unsent: 0, toMend: 0, picturesLeft: 0, lastReceivedAt: null, ...outbox },
    { t: th, locale: 'th' },
    now,
  );

describe('the chip of connection and queue', () => {
  it('is quiet when all is sent', () => {
    expect(describeTo({}, { lastReceivedAt: now + 3 * minute })).toEqual({
      tone: 'plain',
      short: 'เชื่อมต่อแล้ว · ส่งครบแล้ว',
      long: 'ส่งครบทุกรายการแล้ว ครั้งล่าสุด 10.45\u00a0น.',
    });
  });

  it('names connection and queue apart, never one for the other', () => {
    expect(describeTo({ link: 'no-network' }, { unsent: 12 })).toMatchObject({
      tone: 'wait',
      short: 'ไม่มีอินเทอร์เน็ต · รอส่ง 12',
    });
    expect(describeTo({ link: 'no-network' })).toMatchObject({
      short: 'ไม่มีอินเทอร์เน็ต · ส่งครบแล้ว',
    });
  });

  it('[S18] does not say that all is sent while pictures are left, and says what they wait for', () => {
    expect(describeTo({}, { picturesLeft: 3 }).short).toBe('เชื่อมต่อแล้ว · รอส่งรูป 3');
    const pictures = { is: 'waiting', why: 'no-wifi' } as const;
    expect(describeTo({ pictures }, { picturesLeft: 3 })).toMatchObject({
      short: 'เชื่อมต่อแล้ว · รูปรอ Wi-Fi 3',
      long: 'รูปรอ Wi-Fi 3',
    });
    expect(describeTo({ pictures }, { unsent: 2, picturesLeft: 3 }).short).toBe(
      'เชื่อมต่อแล้ว · รอส่ง 2',
    );
    expect(describeTo({ pictures }).short).toBe('เชื่อมต่อแล้ว · ส่งครบแล้ว');
  });

  it('says when the centre is tried again', () => {
    const picture = { link: 'centre-unreachable', nextTryAt: now + 5 * minute } as const;
    expect(describeTo(picture, { unsent: 12 }).long).toBe(
      'มีอินเทอร์เน็ตแต่ติดต่อส่วนกลางไม่ได้ จะลองใหม่เวลา 10.47\u00a0น.',
    );
  });

  it('counts the seconds of a near try', () => {
    const near = { nextTryAt: now + 2_500 };
    expect(describeTo({ link: 'centre-unreachable', ...near }, { unsent: 1 }).long).toBe(
      th.sync.long.unreachableIn(3),
    );
    expect(describeTo({ link: 'busy', ...near }, { unsent: 1 }).long).toBe(th.sync.long.busyIn(3));
  });

  it('does not promise a try in the past', () => {
    const picture = { link: 'centre-unreachable', nextTryAt: now - 1 } as const;
    expect(describeTo(picture, { unsent: 1 }).long).toBe(th.sync.long.unreachableSoon);
  });

  it('counts what is being sent from one', () => {
    expect(describeTo({ sending: { done: 2, of: 12 } }, { unsent: 10 })).toMatchObject({
      tone: 'active',
      short: 'กำลังส่ง 3 จาก 12',
    });
  });

  it('shows no progress while nothing gets through', () => {
    const picture = { link: 'no-network', sending: { done: 0, of: 12 } } as const;
    expect(describeTo(picture, { unsent: 12 }).short).toBe('ไม่มีอินเทอร์เน็ต · รอส่ง 12');
  });

  it('puts what a person must mend before everything', () => {
    expect(describeTo({ link: 'no-network' }, { unsent: 3, toMend: 2 })).toMatchObject({
      tone: 'alert',
      short: 'ต้องแก้ไข 2 · รอส่ง 3',
    });
  });

  it('[S3] tells that only reading is refused, and that sending goes on', () => {
    const { tone, long } = describeTo({ refused: 'revoked' }, { unsent: 1 });
    expect(tone).toBe('alert');
    expect(long).toContain('ส่งต่อได้ตามปกติ');
  });
});

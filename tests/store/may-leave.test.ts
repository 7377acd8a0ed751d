import { describe, expect, it } from 'vitest';
import type { Watermark } from '#contract/mailbox.ts';
import { mayLeave, STAY_MS, STAY_WITHOUT_BACKUP_MS } from '../../src/store/may-leave.ts';
import type { OutboxRow } from '../../src/store/rows.ts';
import { root } from '../vault/officers.ts';
import { receiptFor, serverEpoch } from './desk.ts';

const envelope = { epoch: 'e', seq: 1, hash: 'h' };
const receipt: OutboxRow['receipt'] = {
  receipt: receiptFor(envelope, 5, 1000),
  serverEpoch,
  at: 1000,
};
const mark = (more: Partial<Watermark> = {}): Watermark => ({
  v: 1,
  server: root.server,
  serverEpoch,
  unit: '8001',
  n: 5,
  backup: true,
  at: 1,
  ...more,
});
const late = 1000 + STAY_MS;
const server = { epoch: serverEpoch, time: late, watermarks: [mark()] };

describe('[D5] an envelope may leave', () => {
  it('when the watermark covers it and a week has passed on both clocks', () => {
    expect(mayLeave(receipt, server, late)).toBe(true);
  });

  it.each<[string, boolean]>([
    ['it has no receipt', mayLeave(null, server, late)],
    [
      'the receipt is of an older server',
      mayLeave(receipt, { ...server, epoch: { n: 2, random: 'x' } }, late),
    ],
    ['no epoch is known', mayLeave(receipt, { ...server, epoch: null }, late)],
    ['this clock has not come so far', mayLeave(receipt, server, late - 1)],
    ["the server's clock has not", mayLeave(receipt, { ...server, time: late - 1 }, late)],
    ['the server has said no time', mayLeave(receipt, { ...server, time: null }, late)],
    ['no watermark is known', mayLeave(receipt, { ...server, watermarks: [] }, late)],
    [
      'the watermark ends before it',
      mayLeave(receipt, { ...server, watermarks: [mark({ n: 4 })] }, late),
    ],
    [
      'the watermark is of another unit',
      mayLeave(receipt, { ...server, watermarks: [mark({ unit: '8002' })] }, late),
    ],
    [
      'the watermark is of an older server',
      mayLeave(
        receipt,
        { ...server, watermarks: [mark({ serverEpoch: { n: 0, random: 'x' } })] },
        late,
      ),
    ],
    [
      'there is no backup',
      mayLeave(receipt, { ...server, watermarks: [mark({ backup: false, n: 0 })] }, late),
    ],
  ])('not while %s', (_, leaves) => {
    expect(leaves).toBe(false);
  });

  it('without a backup after thirty days', () => {
    const at = 1000 + STAY_WITHOUT_BACKUP_MS;
    const bare = { ...server, time: at, watermarks: [mark({ backup: false, n: 0 })] };
    expect(mayLeave(receipt, bare, at)).toBe(true);
    expect(mayLeave(receipt, bare, at - 1)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { createGroupCommit } from '../../server/intake/group-commit.ts';
import { type KeptPush, type PushToKeep, StorageFull } from '../../server/storage/port.ts';

const pushOf = (at: number, envelopes = 1, device?: string): PushToKeep => ({
  at,
  sender: device === undefined ? null : ({ device } as PushToKeep['sender']),
  claimed: { device: 'd', epoch: 'e' },
  envelopes: Array.from({ length: envelopes }, () => ({
    hash: 'h',
    bytes: new Uint8Array(),
    header: null,
    sender: null,
    unit: null,
  })),
  quarantineBytes: 0,
  deviceBytes: 0,
});
const answer = (push: PushToKeep): KeptPush => ({
  receipts: [],
  ledger: [],
  mailbox: push.at,
  forked: false,
});

describe('[I6] pushes that arrive together', () => {
  it('share one transaction, and each hears its own answer', async () => {
    const groups: number[] = [];
    const commit = createGroupCommit(async (pushes) => {
      groups.push(pushes.length);
      return pushes.map(answer);
    });
    const kept = await Promise.all([1, 2, 3].map((at) => commit(pushOf(at))));
    expect(kept.map(({ mailbox }) => mailbox)).toEqual([1, 2, 3]);
    expect(groups).toEqual([3]);
  });

  it('are parted when they hold more than 400 envelopes', async () => {
    const groups: number[] = [];
    const commit = createGroupCommit(async (pushes) => {
      groups.push(pushes.reduce((sum, push) => sum + push.envelopes.length, 0));
      return pushes.map(answer);
    });
    await Promise.all([200, 150, 100, 200, 150].map((size, at) => commit(pushOf(at, size))));
    expect(groups).toEqual([350, 300, 150]);
  });

  it('one device with much to send stands behind nobody but itself', async () => {
    const groups: string[][] = [];
    const commit = createGroupCommit(async (pushes) => {
      groups.push(pushes.map(({ sender }) => sender?.device ?? 'stranger'));
      await new Promise((resolve) => setImmediate(resolve));
      return pushes.map(answer);
    });
    const flood = Array.from({ length: 50 }, (_, at) => commit(pushOf(at, 200, 'malee')));
    const strange = Array.from({ length: 5 }, (_, at) => commit(pushOf(at, 200)));
    const others = ['somchai', 'suda'].map((device) => commit(pushOf(1, 100, device)));
    await Promise.all([...flood, ...strange, ...others]);
    expect(groups.slice(0, 3)).toEqual([
      ['malee', 'stranger'],
      ['somchai', 'suda', 'malee'],
      ['stranger', 'malee'],
    ]);
    expect(groups.flat().filter((device) => device === 'malee')).toHaveLength(50);
  });

  it('[I1] nobody hears before the transaction ended', async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const order: string[] = [];
    const commit = createGroupCommit(async (pushes) => {
      await ended;
      order.push('committed');
      return pushes.map(answer);
    });
    const heard = commit(pushOf(1)).then(() => order.push('heard'));
    await new Promise((resolve) => setImmediate(resolve));
    end();
    await heard;
    expect(order).toEqual(['committed', 'heard']);
  });

  it('one that cannot be kept spoils none of its neighbours', async () => {
    const commit = createGroupCommit(async (pushes) => {
      if (pushes.some(({ at }) => at === 2)) throw new Error('poison');
      return pushes.map(answer);
    });
    const ends = await Promise.allSettled([1, 2, 3].map((at) => commit(pushOf(at))));
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('a full disk is everybody’s answer at once', async () => {
    let tries = 0;
    const commit = createGroupCommit(async () => {
      tries += 1;
      throw new StorageFull('full');
    });
    const ends = await Promise.allSettled([1, 2, 3].map((at) => commit(pushOf(at))));
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
    expect(tries).toBe(1);
  });
});

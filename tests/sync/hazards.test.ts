// Documented ways in which others lose, double or stall records while sending; see RULES.md.
import { describe, expect, it } from 'vitest';
import type { PushOutcome } from '../../src/sync/ports.ts';
import { isUnsent } from './memory-outbox.ts';
import { keep, toyReceipt } from './toy-centre.ts';
import { openWorld, settle } from './world.ts';

/** A centre whose answers come when the test says so. */
function withHeldAnswers(world: ReturnType<typeof openWorld>) {
  const held: (() => void)[] = [];
  const push = world.centre.push.bind(world.centre);
  const centre = {
    ...world.centre,
    push: async (...asked: Parameters<typeof push>): Promise<PushOutcome> => {
      const answer = await push(...asked);
      await new Promise<void>((resolve) => held.push(resolve));
      return answer;
    },
  };
  return { centre, answer: () => held.shift()?.() };
}

describe('hazards', () => {
  it('[S12] [H3] the mailbox is asked for what comes after the last number applied, never after the next', async () => {
    const { open, pass, disk, centre } = openWorld();
    disk.mailbox = 7;
    centre.mailbox = 9;
    open();
    await pass(0);
    expect(centre.log.filter((line) => line.includes('mailbox'))).toEqual([
      '0 mailbox after 7',
      '0 mailbox after 8',
    ]);
    expect(disk.outcomes.map((item) => item.n)).toEqual([8, 9]);
  });

  it('[S9] [H4] stopped while a push fails: nothing is marked that was not answered', async () => {
    const world = openWorld();
    const row = keep(world.disk);
    world.centre.script = [{ is: 'unknown', why: 'timed-out' }];
    const { centre, answer } = withHeldAnswers(world);
    const sync = world.open({ centre });
    await settle();
    sync.stop();
    answer();
    await world.pass(60_000);
    expect(isUnsent(world.disk, row)).toBe(true);
  });

  it('[S9] [H5] a push that was cut short by a reload is pending at the next start', async () => {
    const world = openWorld();
    keep(world.disk);
    const { centre } = withHeldAnswers(world);
    world.open({ centre }).stop();
    await world.pass(60_000);
    expect(await world.unsent()).toBe(1);
    world.open();
    await world.pass(0);
    expect(await world.unsent()).toBe(0);
    expect([...world.centre.offered.values()]).toEqual([2]);
  });

  it('[S9] [H6] nothing leaves the outbox before its receipt, and the row itself stays', async () => {
    const world = openWorld();
    const row = keep(world.disk);
    const { centre, answer } = withHeldAnswers(world);
    world.open({ centre });
    await settle();
    expect(world.centre.offered.size).toBe(1);
    expect(isUnsent(world.disk, row)).toBe(true);
    answer();
    await settle();
    expect(isUnsent(world.disk, row)).toBe(false);
    expect(world.disk.rows).toEqual([row]);
  });

  it('[S1] [H7] without any background sync, online event or wake-up, it is sent within 30 s', async () => {
    const { open, pass, disk, unsent } = openWorld();
    open();
    await pass(45_001);
    keep(disk);
    await pass(30_000);
    expect(await unsent()).toBe(0);
  });

  it('[S9] [H9] a receipt for one act does not cover another that was kept while it was under way', async () => {
    const world = openWorld();
    const first = keep(world.disk, 'register');
    const { centre, answer } = withHeldAnswers(world);
    const sync = world.open({ centre });
    await settle();
    const second = keep(world.disk, 'amend-of-the-same-record');
    sync.wake('kept');
    answer();
    await settle();
    expect([first, second].map((row) => isUnsent(world.disk, row))).toEqual([false, true]);
    answer();
    await settle();
    expect(isUnsent(world.disk, second)).toBe(false);
  });

  it('[S1] [H10] losing every wake-up, in every kind of trouble, stalls nothing', async () => {
    const troubles: PushOutcome[] = [
      { is: 'unknown', why: 'no-network' },
      { is: 'unknown', why: 'not-ours' },
      { is: 'unknown', why: 'receipt-wrong' },
      { is: 'unknown', why: 'server-error' },
      { is: 'busy', retryAfterMs: 90_000 },
      { is: 'refused', code: 'revoked' },
      { is: 'too-large' },
      { is: 'unreadable' },
    ];
    for (const trouble of troubles) {
      const { open, pass, disk, centre, unsent } = openWorld();
      keep(disk);
      keep(disk);
      centre.script = Array.from({ length: 4 }, () => trouble);
      open();
      await pass(20 * 60_000);
      expect([trouble, await unsent()]).toEqual([trouble, 0]);
    }
  });

  it('[S9] [H12] a new version of the app offers nothing again: identity is the stored hash', async () => {
    const { open, pass, disk, centre } = openWorld();
    keep(disk);
    const old = open();
    await pass(60_000);
    old.stop();
    open();
    await pass(60_000);
    expect([...centre.offered.values()]).toEqual([1]);
  });

  it('[S2] [H13] two windows that send at once double nothing', async () => {
    const world = openWorld();
    keep(world.disk);
    const one = withHeldAnswers(world);
    const two = withHeldAnswers(world);
    world.open({ centre: one.centre });
    world.open({ centre: two.centre });
    await settle();
    expect([...world.centre.offered.values()]).toEqual([2]);
    two.answer();
    await settle();
    one.answer();
    await world.pass(60_000);
    expect(await world.unsent()).toBe(0);
    expect([...world.centre.offered.values()]).toEqual([2]);
  });

  it('[S16] [H13] when another window got the receipt meanwhile, nothing else is rescued instead', async () => {
    const { open, pass, disk, centre, outbox, unsent } = openWorld();
    disk.serverEpoch = centre.epoch;
    const suspect = keep(disk);
    keep(disk);
    centre.script = Array.from({ length: 4 }, () => ({ is: 'unreadable' }));
    let looks = 0;
    const unsentOfBoth: typeof outbox.unsent = async (limit, aside) => {
      looks += 1;
      // Two, then three times one, then the look before the rescue.
      if (looks === 5)
        Object.assign(suspect, { receipt: toyReceipt(suspect.hash), receiptEpoch: 1 });
      return outbox.unsent(limit, aside);
    };
    open({ outbox: { ...outbox, unsent: unsentOfBoth } });
    await pass(60_000);
    expect(centre.log.filter((line) => line.includes('unreadable')).length).toBe(4);
    expect(centre.log.filter((line) => line.includes('rescue'))).toEqual([]);
    expect(await unsent()).toBe(0);
  });

  it('[S16] [H15] what can never be accepted is never skipped: it stays unsent, is offered again, and delays nobody', async () => {
    const { open, pass, disk, centre } = openWorld();
    const poisoned = keep(disk, 'poisoned');
    const rows = [keep(disk), keep(disk), keep(disk)];
    centre.poison.set(poisoned.hash, { is: 'unreadable' });
    centre.rescueSays = { is: 'unknown', why: 'server-error' };
    open();
    await pass(10_000);
    expect(rows.map((row) => isUnsent(disk, row))).toEqual([false, false, false]);
    expect(isUnsent(disk, poisoned)).toBe(true);
    const before = centre.log.length;
    await pass(20 * 60_000);
    expect(centre.log.slice(before).some((line) => line.includes('rescue poisoned'))).toBe(true);
    centre.rescueSays = null;
    await pass(20 * 60_000);
    expect(centre.rescued).toEqual([poisoned.hash]);
    expect(isUnsent(disk, poisoned)).toBe(false);
  });

  it('[S10] after the server was restored, everything it may have lost is offered again', async () => {
    const { open, pass, disk, centre, unsent } = openWorld();
    for (let i = 0; i < 3; i += 1) keep(disk);
    open();
    await pass(60_000);
    centre.offered.clear();
    centre.epoch = { n: 2, random: 's' };
    await pass(16 * 60_000);
    expect(centre.offered.size).toBe(3);
    expect(await unsent()).toBe(0);
  });
});

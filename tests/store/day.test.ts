import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInThailand } from '#thai/show-date.ts';
import { reckonDay } from '../../src/store/day-state.ts';
import type { OutboxRow } from '../../src/store/rows.ts';
import { ids, noHash, uuid } from '../contract/people.ts';
import {
  DAY_MS,
  keepOne,
  makeProfile,
  maleeAs,
  receive,
  seen,
  serverEpoch,
  somchai,
  wilai,
} from './desk.ts';

/** 1 December 2026, 15.30 in Bangkok. */
const NOW = Date.UTC(2026, 11, 1, 8, 30);
const HOUR_MS = 3_600_000;

const receipt = (n: number): NonNullable<OutboxRow['receipt']> => ({
  receipt: {
    ...{ device: ids.device, epoch: ids.epoch, seq: n, id: uuid(3, n), hash: noHash },
    ...{ unit: '8001', n, at: NOW },
  },
  serverEpoch,
  at: NOW,
});
const outcome = (kind: 'accepted' | 'needs-fix' | 'held', n: number): OutboxRow['outcome'] => {
  const about = { n, at: NOW, envelope: noHash, id: uuid(3, n), record: uuid(4, n) };
  if (kind === 'accepted')
    return { at: NOW, item: { ...about, kind, rev: 1, ref: '800101000010' } };
  if (kind === 'held') return { at: NOW, item: { ...about, kind, code: 'device-revoked' } };
  return { at: NOW, item: { ...about, kind, faults: [] } };
};
const row = (n: number, more: Partial<OutboxRow> = {}): OutboxRow => ({
  ...{ n, hash: `hash ${n}`, op: uuid(3, n), record: uuid(4, n), epoch: ids.epoch, seq: n },
  ...{ bytes: 1024, keptAt: NOW, waiting: 1, receipt: null, outcome: null, offeredAgainIn: null },
  ...more,
});
const arrived = (n: number, more: Partial<OutboxRow> = {}) =>
  row(n, { waiting: 0, receipt: receipt(n), ...more });

describe('[D20] the reckoning of a day', () => {
  it('says of every act of the day where it is', () => {
    const rows = [
      row(1),
      arrived(2),
      arrived(3, { outcome: outcome('needs-fix', 3) }),
      arrived(4, { outcome: outcome('held', 4) }),
    ];
    expect(reckonDay(rows, NOW)).toEqual({
      ...{ day: '2026-12-01', made: 4, received: 2, waiting: 1, toMend: 1 },
      otherDays: { waiting: 0, toMend: 0 },
      numbers: [{ epoch: ids.epoch, from: 1, to: 4 }],
    });
  });

  it('counts as waiting what was received by a server that was restored since, or says so without a receipt', () => {
    const again = arrived(1, { waiting: 1, outcome: outcome('needs-fix', 1) });
    const bent = row(2, { waiting: 0 });
    expect(reckonDay([again, bent], NOW)).toMatchObject({ received: 0, waiting: 2, toMend: 0 });
  });

  it('has nothing to mend in what a later act mended, and that act is one of its own', () => {
    const back = arrived(1, { outcome: outcome('needs-fix', 1) });
    const mended = row(2, { record: back.record, mends: back.op, kind: 'register' });
    expect(reckonDay([back, mended], NOW)).toMatchObject({ made: 2, received: 1, waiting: 1 });
  });

  it('begins at midnight in Thailand, and forgets nothing of the other days', () => {
    const midnight = Date.UTC(2026, 10, 30, 17);
    const rows = [
      row(1, { keptAt: midnight - 1 }),
      arrived(2, { keptAt: midnight - DAY_MS, outcome: outcome('needs-fix', 2) }),
      arrived(3, { keptAt: midnight - HOUR_MS }),
      arrived(4, { keptAt: midnight }),
      // The clock ran ahead for a while.
      row(5, { keptAt: NOW + 3 * DAY_MS }),
    ];
    expect(reckonDay(rows, NOW)).toMatchObject({
      ...{ made: 1, received: 1, numbers: [{ epoch: ids.epoch, from: 4, to: 4 }] },
      otherDays: { waiting: 2, toMend: 1 },
    });
  });

  it('adds up, whatever happened', () => {
    const fate = fc.record({
      hoursAgo: fc.integer({ min: -30, max: 60 }),
      arrived: fc.boolean(),
      offeredAgain: fc.boolean(),
      said: fc.constantFrom(null, 'accepted', 'needs-fix', 'held'),
      mends: fc.boolean(),
      epoch: fc.constantFrom(ids.epoch, uuid(9, 1)),
    });
    fc.assert(
      fc.property(fc.array(fate, { maxLength: 40 }), (fates) => {
        const rows: OutboxRow[] = [];
        for (const [i, { hoursAgo, epoch, said, mends, ...at }] of fates.entries()) {
          const n = i + 1;
          const before = mends ? rows.at(-1) : undefined;
          rows.push(
            row(n, {
              ...{ epoch, keptAt: NOW - hoursAgo * HOUR_MS },
              ...(at.arrived && { waiting: at.offeredAgain ? 1 : 0, receipt: receipt(n) }),
              ...(at.arrived && said && { outcome: outcome(said, n) }),
              ...(before && { record: before.record, mends: before.op, kind: 'register' }),
            }),
          );
        }
        const { made, received, waiting, toMend, otherDays, numbers } = reckonDay(rows, NOW);
        const today = rows.filter(({ keptAt }) => dayInThailand(keptAt) === '2026-12-01');
        expect(made).toBe(today.length);
        expect(received + waiting + toMend).toBe(made);
        // Green can never stand over something that has no receipt.
        const unsigned = rows.filter((one) => one.waiting === 1 || !one.receipt);
        expect(waiting + otherDays.waiting).toBe(unsigned.length);
        for (const { epoch, seq } of today) {
          const range = numbers.find((one) => one.epoch === epoch);
          expect(seq).toBeGreaterThanOrEqual(range?.from ?? Infinity);
          expect(seq).toBeLessThanOrEqual(range?.to ?? -Infinity);
        }
      }),
      { numRuns: 300, seed: 2566 },
    );
  });
});

describe('[D20] the day of a device', () => {
  it('is of all its officers, and follows the receipts', async () => {
    const profile = makeProfile();
    const { store, outbox } = await profile.enrol();
    await store.addOfficer(wilai.stored);
    await keepOne(store);
    await keepOne(store, wilai);
    await store.startDraft(somchai.vault, maleeAs);
    const { epoch } = await store.counters();
    expect(await seen(store.watchDay, () => true)).toMatchObject({
      ...{ made: 2, waiting: 2, received: 0, drafts: 1, picturesLeft: 0 },
      numbers: [{ epoch, from: 1, to: 2 }],
      head: { epoch, seq: 2 },
    });
    await receive(outbox, profile.clock);
    const after = await seen(store.watchDay, ({ waiting }) => waiting === 0);
    expect(after).toMatchObject({ made: 2, received: 2, clockOffset: 5 });
    // The server was restored: what it signed for before counts no longer.
    await receive(outbox, profile.clock, { serverEpoch: { n: 2, random: 'b' }, receipts: [] });
    const again = await seen(store.watchDay, ({ waiting }) => waiting > 0);
    expect(again).toMatchObject({ made: 2, received: 0, waiting: 2 });
  });
});

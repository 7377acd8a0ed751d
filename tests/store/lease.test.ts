import { describe, expect, it } from 'vitest';
import { type Clocks, hear, leaseAt, see } from '../../src/store/lease.ts';
import type { RecordLine } from '../../src/store/record-types.ts';
import {
  DAY_MS,
  everything,
  keepOne,
  makeProfile,
  maleeAs,
  receive,
  seen,
  somchai,
} from './desk.ts';

const policy = { leaseMs: 7 * DAY_MS };
const T = 1_796_112_000_000;
const YEARS_MS = 3650 * DAY_MS;
const heard: Clocks = { highest: T, heard: { server: T, device: T } };

describe('[D10] the lease', () => {
  it('lasts as long as the policy says, from the newest time that the centre signed', () => {
    expect(leaseAt(T, heard, policy)).toEqual({
      reading: 'yes',
      until: T + 7 * DAY_MS,
      heardAt: T,
      longAlone: false,
    });
    expect(leaseAt(T + 7 * DAY_MS - 1, heard, policy).reading).toBe('yes');
    expect(leaseAt(T + 7 * DAY_MS, heard, policy).reading).toBe('lease-over');
  });

  it('is not made longer by turning the clock back, by little or by years', () => {
    const later = see(heard, T + 6 * DAY_MS);
    expect(leaseAt(T + 6 * DAY_MS, later, policy).reading).toBe('yes');
    for (const back of [DAY_MS, 6 * DAY_MS, YEARS_MS]) {
      const lease = leaseAt(T + 6 * DAY_MS - back, later, policy);
      expect(lease.reading).toBe('clock-turned-back');
    }
    expect(leaseAt(T + 6 * DAY_MS - 60_000, later, policy).reading).toBe('yes');
    const over = see(later, T + 8 * DAY_MS);
    expect(leaseAt(T + 8 * DAY_MS - 60_000, over, policy).reading).toBe('lease-over');
  });

  it('ends at once when the clock runs ahead by years, and only the centre mends it', () => {
    expect(leaseAt(T + YEARS_MS, heard, policy)).toMatchObject({
      reading: 'lease-over',
      longAlone: true,
    });
    const ahead = see(heard, T + YEARS_MS);
    expect(leaseAt(T + DAY_MS, ahead, policy).reading).toBe('clock-turned-back');
    const mended = hear(ahead, T + DAY_MS, T + DAY_MS);
    expect(leaseAt(T + DAY_MS, mended, policy).reading).toBe('yes');
    // An echo of an old answer proves nothing.
    expect(hear(ahead, T, T + DAY_MS)).toBe(ahead);
  });

  it('knows no age of a device before it has heard anything', () => {
    expect(leaseAt(T, { highest: T, heard: null }, policy)).toMatchObject({
      reading: 'yes',
      heardAt: null,
    });
  });
});

describe('[D10] a device without contact', () => {
  const linesOf = (store: Parameters<typeof keepOne>[0]) =>
    seen<RecordLine[]>(
      (show) => store.watchRecords(somchai.vault, show),
      (lines) => lines.length > 0,
    );

  it('reads nothing that was finished once the lease is over, and again after contact', async () => {
    const { enrol, clock } = makeProfile();
    const { store, outbox } = await enrol();
    const { draft } = await keepOne(store);
    expect((await store.lease()).reading).toBe('yes');
    clock.at += 7 * DAY_MS;
    expect((await store.lease()).reading).toBe('lease-over');
    expect(await store.registration(somchai.vault, draft.record)).toBeNull();
    expect((await linesOf(store))[0]?.summary?.name).toBe('มาลี ใ.');
    await receive(outbox, clock);
    expect((await store.lease()).reading).toBe('yes');
    expect(await store.registration(somchai.vault, draft.record)).toEqual(draft.registration);
  });

  it.each([-YEARS_MS, YEARS_MS])('captures on with a clock that is off by %i ms', async (off) => {
    const { enrol, clock, open } = makeProfile();
    await enrol();
    clock.at += off;
    const { store, outbox } = await open();
    const before = await store.startDraft(somchai.vault, maleeAs);
    expect(await store.draft(somchai.vault, before.record)).toEqual(before);
    expect(await store.keepRegistration(somchai.vault, before)).toMatchObject({ is: 'kept' });
    expect(await store.registration(somchai.vault, before.record)).toBeNull();
    expect(await outbox.unsent(everything, [])).toHaveLength(1);
  });

  it('marks what is kept after thirty days, and nothing before', async () => {
    const { enrol, clock } = makeProfile();
    const { store } = await enrol();
    await keepOne(store);
    clock.at += 31 * DAY_MS;
    await store.lease();
    const { draft } = await keepOne(store);
    const lines = await seen<RecordLine[]>(
      (show) => store.watchRecords(somchai.vault, show),
      (all) => all.length === 2,
    );
    const marked = lines.filter(({ longAlone }) => longAlone).map(({ record }) => record);
    expect(marked).toEqual([draft.record]);
    expect((await store.lease()).longAlone).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { DAY_MS, keepOne, makeProfile, somchai, wilai } from './desk.ts';

const MALEE = '9000012345672';

describe('[D11] the same national ID', () => {
  it('is hinted at for every officer of the device, with the numbers it was kept under', async () => {
    const { enrol } = makeProfile();
    const { store } = await enrol();
    await store.addOfficer(wilai.stored);
    expect(await store.mayBeKnown(somchai.vault, MALEE)).toEqual([]);
    const first = await keepOne(store);
    const second = await keepOne(store, wilai);
    const known = await store.mayBeKnown(wilai.vault, MALEE);
    expect(known.sort()).toEqual([first.draft.ref, second.draft.ref].sort());
    expect(await store.mayBeKnown(wilai.vault, '9000012345680')).toEqual([]);
  });

  it('is forgotten after ninety days', async () => {
    const { enrol, clock, open } = makeProfile();
    const { store } = await enrol();
    await keepOne(store);
    clock.at += 90 * DAY_MS - 1;
    expect(await store.mayBeKnown(somchai.vault, MALEE)).toHaveLength(1);
    clock.at += 1;
    expect(await store.mayBeKnown(somchai.vault, MALEE)).toEqual([]);
    const again = await open();
    clock.at -= DAY_MS;
    expect(await again.store.mayBeKnown(somchai.vault, MALEE)).toEqual([]);
  });
});

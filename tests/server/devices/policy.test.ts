import { afterAll, describe, expect, it } from 'vitest';
import { isInBounds, policyOf } from '../../../server/devices/policy.ts';
import { openDesk } from '../support/desk.ts';
import { build, tearDown } from '../support/house.ts';
import { actOn, codeIn, provinceOf } from './people.ts';

afterAll(tearDown);

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const usual = { idleLockMs: 5 * MINUTE_MS, localReadMs: DAY_MS, leaseMs: 7 * DAY_MS };

describe('[DV3] the bounds of a policy', () => {
  it.each([
    ['idleLockMs', MINUTE_MS, 60 * MINUTE_MS],
    ['localReadMs', 0, 90 * DAY_MS],
    ['leaseMs', DAY_MS, 90 * DAY_MS],
  ])('%s', (name, least, most) => {
    const of = (value: number) => isInBounds({ ...usual, [name]: value });
    expect([least - 1, least, most, most + 1].map(of)).toEqual([false, true, true, false]);
  });

  it('hold every policy that a unit gives', () => {
    expect(isInBounds(policyOf({ kind: 'mobile' }))).toBe(true);
    expect(isInBounds(policyOf({ kind: 'district' }))).toBe(true);
  });

  it('are told to whoever goes beyond them, and nothing is sent to the device', async () => {
    const house = await build();
    const [pracha, somchai] = [await provinceOf(house), await openDesk(house)];
    const wide = { kind: 'policy', ...usual, idleLockMs: 24 * 60 * MINUTE_MS };
    const answer = await actOn(pracha, somchai, wide);
    expect(answer.status).toBe(422);
    expect(await codeIn(answer)).toBe('policy-out-of-bounds');
    const given = await house.storage.transact((tables) => tables.givenPolicy(somchai.id));
    expect(given).toBeNull();
    expect((await actOn(pracha, somchai, { kind: 'policy', ...usual })).status).toBe(200);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Debt } from '#contract/registration/debt.ts';
import { internalRate, yearlyRate } from '#debt/interest.ts';

const debt = (said: Omit<Debt, 'id'>): Debt => ({
  id: '019b7663-2400-7000-8000-000000000001',
  ...said,
});
const received = (baht: number) => ({ principalReceived: { value: baht * 100 } });
const quoted = (percent: number, per: 'day' | 'week' | '10-days' | 'month' | 'year' | 'flat') => ({
  rate: { value: { in: 'percent' as const, amount: percent * 100, per } },
});
const instalments = (baht: number, every: 'day' | 'week' | 'month' | 'lump', count?: number) => ({
  instalment: { amount: baht * 100, every, ...(count === undefined ? {} : { count }) },
});

describe('[B5] what a debt costs in a year', () => {
  it('is 1.51 % a day, 552 % a year, for 10,000 baht and 24 payments of 500 a day', () => {
    const rate = yearlyRate(debt({ ...received(10_000), ...instalments(500, 'day', 24) }));
    expect(rate).toMatchObject({ is: 'rate', basis: 'payments', period: 'day', overCeiling: true });
    if (rate.is !== 'rate') throw new Error('no rate');
    expect(rate.periodPercent.toFixed(2)).toBe('1.51');
    expect(rate.yearlyPercent.toFixed(0)).toBe('552');
  });

  it('prefers the payments to what the lender calls the rate', () => {
    const said = { ...received(10_000), ...instalments(500, 'day', 24), ...quoted(20, 'flat') };
    expect(yearlyRate(debt(said))).toMatchObject({ basis: 'payments', period: 'day' });
  });

  it.each([
    [20, 'day', 7300, true],
    [10, 'week', 520, true],
    [20, '10-days', 730, true],
    [10, 'month', 120, true],
    [5, 'month', 60, true],
    [1.25, 'month', 15, false],
    [1.26, 'month', 15.12, true],
    [15, 'year', 15, false],
    [0, 'month', 0, false],
  ] as const)('is, for %d %% a %s, %d %% a year', (percent, per, yearly, overCeiling) => {
    const rate = yearlyRate(debt(quoted(percent, per)));
    expect(rate).toMatchObject({ is: 'rate', basis: 'quoted', period: per, overCeiling });
    expect(rate.is === 'rate' && rate.yearlyPercent).toBeCloseTo(yearly, 9);
  });

  it('takes interest in baht for its share of what was received', () => {
    const rate = { value: { in: 'baht' as const, amount: 4_000_00, per: 'month' as const } };
    const found = yearlyRate(debt({ ...received(40_000), rate }));
    expect(found.is === 'rate' && found.yearlyPercent).toBeCloseTo(120, 9);
    expect(yearlyRate(debt({ rate }))).toEqual({ is: 'not-known' });
  });

  it('counts on what came to hand when the contract names more', () => {
    const said = { principalContract: 20_000_00, ...received(10_000), ...quoted(5, 'month') };
    const found = yearlyRate(debt(said));
    expect(found.is === 'rate' && found.yearlyPercent).toBeCloseTo(120, 9);
  });

  it('knows ดอกลอย: payments that never end and leave the principal', () => {
    const said = { ...received(130_000), ...instalments(6_500, 'month') };
    const found = yearlyRate(debt({ ...said, rateKind: 'interest-only' }));
    expect(found.is === 'rate' && found.yearlyPercent).toBeCloseTo(60, 9);
  });

  it('spreads a flat rate over its instalments', () => {
    const plan = { ...received(10_000), instalment: { every: 'day' as const, count: 24 } };
    const found = yearlyRate(debt({ ...plan, ...quoted(20, 'flat') }));
    expect(found.is === 'rate' && found.periodPercent).toBeCloseTo(1.5131, 4);
  });

  it('does not guess', () => {
    const unknown = { is: 'not-known' };
    expect(yearlyRate(debt({}))).toEqual(unknown);
    expect(yearlyRate(debt({ rate: { not: 'unknown' } }))).toEqual(unknown);
    expect(yearlyRate(debt({ ...received(10_000), ...quoted(20, 'flat') }))).toEqual(unknown);
    expect(yearlyRate(debt({ ...received(10_000), ...instalments(500, 'lump', 24) }))).toEqual(
      unknown,
    );
    // 5 payments of 500 do not even return the principal: the plan is not complete.
    expect(yearlyRate(debt({ ...received(10_000), ...instalments(500, 'day', 5) }))).toEqual(
      unknown,
    );
    expect(yearlyRate(debt({ ...received(0), ...instalments(500, 'day', 24) }))).toEqual(unknown);
  });

  it('does not call 15 % too much because an instalment was rounded up to a satang', () => {
    const plan = (satang: number) =>
      debt({ ...received(10_000), instalment: { amount: satang, every: 'month', count: 12 } });
    const rounded = yearlyRate(plan(902_59));
    expect(rounded.is === 'rate' && rounded.yearlyPercent).toBeGreaterThan(15);
    expect(rounded).toMatchObject({ overCeiling: false });
    expect(yearlyRate(plan(903_00))).toMatchObject({ overCeiling: true });
  });

  it('is nothing when exactly what was received is paid back', () => {
    const found = yearlyRate(debt({ ...received(12_000), ...instalments(1_000, 'month', 12) }));
    expect(found).toMatchObject({ is: 'rate', overCeiling: false });
    expect(found.is === 'rate' && found.yearlyPercent).toBeCloseTo(0, 6);
  });

  it('finds the rate that was put into a plan, from 0.01 % to 500 % a period', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.0001, max: 5, noNaN: true }),
        fc.integer({ min: 1, max: 400 }),
        (rate, count) => {
          let worth = 0;
          for (let period = 1; period <= count; period++) worth += (1 + rate) ** -period;
          expect(internalRate(10_000, 10_000 / worth, count)).toBeCloseTo(rate, 6);
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Creditor } from '#contract/registration/creditor.ts';
import type { Debt } from '#contract/registration/debt.ts';
import { withChanges } from '#debt/changes.ts';
import { joinCreditors } from '#debt/joined.ts';
import { uuid } from '../contract/people.ts';

const debt = (n: number, balance: number): Debt => ({ id: uuid(7, n), balance });
const lender = (n: number, name: string | null, debts: Debt[], more = {}): Creditor => ({
  id: uuid(6, n),
  ...(name !== null && { name: { value: name } }),
  ...more,
  debts,
});

describe('[B9] the creditors of two registrations in one list', () => {
  it('another creditor is added whole', () => {
    const [a, b] = [lender(1, 'เจ๊แดง', [debt(1, 100)]), lender(2, 'เสี่ยโต', [debt(2, 200)])];
    const joined = joinCreditors([a], [b]);
    expect(joined?.creditors).toEqual([a, b]);
    expect(joined?.added).toEqual({ creditors: 1, debts: 1 });
  });

  it('who is called the same is one: gaps are filled, what stands there stays, no debt is counted twice', () => {
    const a = lender(1, 'เจ๊แดง', [debt(1, 100)], { place: 'ตลาดใหม่' });
    const more = { place: 'ท่าวัง', phone: '0812345678' };
    const b = lender(2, 'เจ๊ แดง', [debt(2, 100), debt(3, 300)], more);
    const joined = joinCreditors([a], [b]);
    expect(joined?.creditors).toEqual([
      { ...a, phone: '0812345678', debts: [debt(1, 100), debt(3, 300)] },
    ]);
    expect(joined?.added).toEqual({ creditors: 0, debts: 1 });
  });

  it('two of whom nobody knows the name are one only when nothing differs', () => {
    const a = lender(1, null, [debt(1, 100)], { place: 'ตลาดใหม่' });
    const same = lender(2, null, [debt(2, 100)], { place: 'ตลาดใหม่' });
    expect(joinCreditors([a], [same])?.creditors).toEqual([a]);
    const other = lender(2, null, [debt(2, 101)], { place: 'ตลาดใหม่' });
    expect(joinCreditors([a], [other])?.creditors).toEqual([a, other]);
  });

  it('no more than the form has room for', () => {
    const many = Array.from({ length: 15 }, (_, i) => lender(i, `คนที่ ${i}`, []));
    const others = Array.from({ length: 6 }, (_, i) => lender(90 + i, `อีกคนที่ ${i}`, []));
    expect(joinCreditors(many, others)).toBeNull();
    expect(joinCreditors(many, others.slice(1))?.creditors).toHaveLength(20);
  });

  it('the changes lead from the first list to the joined one, and no balance of either is lost', () => {
    const names = fc.constantFrom('เจ๊แดง', 'เสี่ยโต', 'ป้านา', null);
    const list = (from: number) =>
      fc
        .array(
          fc.record({
            name: names,
            balances: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
          }),
          {
            maxLength: 4,
          },
        )
        .map((rows) =>
          rows.map(({ name, balances }, i) =>
            lender(
              from + i,
              name,
              balances.map((b, k) => debt(from + i * 10 + k, b)),
            ),
          ),
        );
    fc.assert(
      fc.property(list(100), list(500), (first, second) => {
        const joined = joinCreditors(first, second);
        if (!joined) throw new Error('so few fit');
        expect(withChanges({ creditors: first }, joined.changes)).toEqual({
          creditors: joined.creditors,
        });
        const said = (creditors: Creditor[]) =>
          new Set(
            creditors.flatMap(({ name, debts }) =>
              debts.map(({ balance }) => JSON.stringify([name, balance])),
            ),
          );
        expect(said(joined.creditors)).toEqual(new Set([...said(first), ...said(second)]));
      }),
    );
  });
});

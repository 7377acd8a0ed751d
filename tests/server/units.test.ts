import { afterAll, describe, expect, it } from 'vitest';
import { Overview } from '#contract/overview.ts';
import { PersonList, UnitList } from '#contract/people.ts';
import { Unit } from '#contract/units.ts';
import { codeIn, copyOf, openDeskOf, supervisorOf } from './devices/people.ts';
import { askAs, type Desk, openDesk, outcomes, push, seal } from './support/desk.ts';
import { build, tearDown } from './support/house.ts';

afterAll(tearDown);

const codesOf = async (by: Desk) => {
  const list = UnitList.parse(await (await askAs(by, 'officer', '/units')).json());
  return list.units.map(({ code }) => code);
};
const makeMobile = (by: Desk, name = 'รถคันใหม่') =>
  askAs(by, 'officer', '/units', { kind: 'mobile', district: '8001', name });

describe('[I10] a unit that only a header names', () => {
  it('is none: its envelope waits in quarantine, and no list and no number tells of it', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const thief = await openDesk(house, '5001');
    const named = ['8001-m999', '8001-m7', '8003'];
    for (const unit of named) {
      const sealed = await seal(thief, { header: { unit } });
      const { receipts } = await push(thief, [sealed]);
      expect(receipts).toMatchObject([{ unit: '?' }]);
      expect((await outcomes(thief)).get(sealed.hash)?.kind).toBe('held');
    }
    expect(await codesOf(suda)).toEqual(['8001']);
    expect(Unit.parse(await (await makeMobile(suda)).json()).code).toBe('8001-m1');
  });

  it('takes neither the number nor the place of the next envelope of the same push', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const pushed = [await seal(somchai, { header: { unit: '8001-m2' } }), await seal(somchai)];
    const { receipts } = await push(somchai, pushed);
    expect(receipts.map(({ unit, n }) => [unit, n])).toEqual([
      ['?', 1],
      ['8001', 1],
    ]);
  });
});

describe('[I11] a server restored from a backup that did not know a unit', () => {
  it('knows it by the certificate of its device, and gives its number to no other', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const backup = copyOf(house);
    await makeMobile(suda);
    const van = await openDeskOf(house, ['officer'], '8001', '8001-m1');
    const restored = await build({ folder: backup, clock: house.clock });
    const back = { ...van, server: restored };
    const { receipts } = await push(back, [await seal(back)]);
    expect(receipts).toMatchObject([{ unit: '8001-m1', n: 1 }]);
    const after = { ...suda, server: restored };
    expect(await codesOf(after)).toEqual(['8001', '8001-m1']);
    expect(Unit.parse(await (await makeMobile(after, 'รถอีกคัน')).json()).code).toBe('8001-m2');
  });
});

describe('the mobile units of a district', () => {
  it('bear different names, and another district may use the same', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const far = await supervisorOf(house, '9001');
    expect((await makeMobile(suda)).status).toBe(200);
    const again = await makeMobile(suda);
    expect(again.status).toBe(409);
    expect(await codeIn(again)).toBe('unit-name-taken');
    const there = { kind: 'mobile', district: '9001', name: 'รถคันใหม่' };
    expect((await askAs(far, 'officer', '/units', there)).status).toBe(200);
    expect(await codesOf(suda)).toEqual(['8001', '8001-m1']);
  });

  it('are at most 999, and the next is refused with words of its own', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const last: Unit = { code: '8001-m999', kind: 'mobile', name: 'รถคันสุดท้าย' };
    await house.storage.transact((tables) => tables.addUnit(last));
    const answer = await makeMobile(suda);
    expect(answer.status).toBe(409);
    expect(await codeIn(answer)).toBe('units-exhausted');
    expect(await codesOf(suda)).toEqual(['8001', '8001-m999']);
  });
});

describe('a list with a unit that nobody can read', () => {
  it('leaves it out, says so in the log, and keeps the rest', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const odd: Unit = { code: '8001-m1000', kind: 'mobile', name: 'รถคันที่พัน' };
    await house.storage.transact((tables) => tables.addUnit(odd));
    expect(await codesOf(suda)).toEqual(['8001']);
    const people = await askAs(suda, 'officer', '/people');
    expect(PersonList.safeParse(await people.json()).success).toBe(true);
    const overview = await askAs(suda, 'officer', '/overview');
    expect(Overview.safeParse(await overview.json()).success).toBe(true);
    expect(house.logged.some((line) => line.includes('row-unreadable'))).toBe(true);
  });
});

import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { UnitList } from '#contract/people.ts';
import { codeIn, provinceOf, supervisorOf } from '../devices/people.ts';
import { auditOf } from '../support/audit.ts';
import { askAs, askEnrolment, freshKeys } from '../support/desk.ts';
import { build, tearDown } from '../support/house.ts';
import { approved, decide, peopleSeenBy, propose, row } from './new-officer.ts';

afterAll(tearDown);

const scene = async () => {
  const house = await build();
  return { house, suda: await supervisorOf(house), pracha: await provinceOf(house) };
};

describe('[P2] a roster', () => {
  it('is taken whole, and shown without what was hashed', async () => {
    const { house, suda } = await scene();
    const nationalId = '9000000000012';
    const taken = await propose(suda, [
      row({ nationalId }),
      row({ firstName: 'สมชาย', lastName: null }),
    ]);
    expect(taken).toMatchObject({ is: 'taken' });
    const { people } = await peopleSeenBy(suda);
    const proposed = people.filter(({ state }) => state === 'proposed');
    expect(proposed).toHaveLength(2);
    expect(proposed[0]).toMatchObject({ officer: null, proposedByYou: true, scope: '8001' });
    expect(JSON.stringify(people)).not.toContain(nationalId);
    expect(house.logged.join('')).not.toMatch(/วิไล|สมชาย/);
  });

  it('can be read beside somebody who came by a link with the longest name there is', async () => {
    const { house, suda } = await scene();
    const name = 'ก'.repeat(120);
    await askEnrolment(house, await house.issueCode(), await freshKeys(), { name });
    const { people } = await peopleSeenBy(suda);
    expect(people.map(({ firstName }) => firstName)).toContain('ก'.repeat(80));
  });

  it('says what is wrong with which row, and takes none then', async () => {
    const { suda, pracha } = await scene();
    await approved(suda, pracha, { nationalId: '9000000000020' });
    const answer = await propose(suda, [
      row({ firstName: 'ใหม่' }),
      row({ firstName: 'ก', unit: '9999' }),
      row({ firstName: 'ข', unit: '8002' }),
      row({ firstName: 'ช', unit: '8001-m7' }),
      row({ firstName: 'ค', role: 'province' }),
      row({ firstName: 'ใหม่' }),
      row({ firstName: 'ง', nationalId: '9000000000020' }),
    ]);
    expect(answer).toEqual({
      is: 'not-taken',
      faults: [
        { row: 1, code: 'unit-unknown' },
        { row: 2, code: 'unit-outside' },
        { row: 3, code: 'unit-unknown' },
        { row: 4, code: 'role-not-yours' },
        { row: 5, code: 'twice-in-file' },
        { row: 6, code: 'known-already' },
      ],
    });
    expect((await peopleSeenBy(suda)).people.some(({ firstName }) => firstName === 'ใหม่')).toBe(
      false,
    );
  });

  it.each(['province', 'dopa-admin', 'dopa-case', 'auditor'] as const)(
    '[P3] gives no supervisor a way to make a %s',
    async (role) => {
      const { suda } = await scene();
      expect(await propose(suda, [row({ role })])).toMatchObject({ is: 'not-taken' });
    },
  );
});

describe('[P4] approval', () => {
  it('is by another person, who has the right, in their area, once', async () => {
    const { house, suda, pracha } = await scene();
    const taken = await propose(pracha, [row()]);
    const ids = taken.is === 'taken' ? taken.people : [];
    expect(await codeIn(await decide(pracha, ids))).toBe('same-person');
    expect(await codeIn(await decide(suda, ids))).toBe('not-allowed');
    const other = await provinceOf(house, '90');
    expect(await codeIn(await decide(other, ids))).toBe('not-found');
    const second = await provinceOf(house);
    expect((await decide(second, ids)).status).toBe(200);
    expect(await codeIn(await decide(second, ids))).toBe('state-wrong');
    expect(await codeIn(await decide(second, [uuid()]))).toBe('not-found');
  });

  it('gives each a code of their district, and is written down', async () => {
    const { suda, pracha } = await scene();
    const { id, officer } = await approved(suda, pracha);
    expect(officer).toMatch(/^8001-\d{3}-\d$/);
    const page = await auditOf(pracha, { action: 'person-approved' });
    expect(page.events).toMatchObject([{ target: id, officer: pracha.officer.officer }]);
  });
});

describe('whoever is not approved', () => {
  it('is shown with the reason, and may be proposed anew, then standing there once', async () => {
    const { suda, pracha } = await scene();
    const taken = await propose(suda, [row()]);
    const ids = taken.is === 'taken' ? taken.people : [];
    const reason = 'เลขตำแหน่งไม่ตรง';
    const refused = await askAs(pracha, 'officer', '/people/decisions', {
      ...{ people: ids, approve: false, reason },
    });
    expect(refused.status).toBe(200);
    const by = { officer: pracha.officer.officer, name: pracha.officer.name };
    const own = async () =>
      (await peopleSeenBy(suda)).people.filter(({ firstName }) => firstName === row().firstName);
    expect(await own()).toMatchObject([
      {
        ...{ id: ids[0], state: 'refused', proposedByYou: true },
        ...{ proposedBy: { officer: suda.officer.officer }, refusal: { reason, by } },
      },
    ]);
    expect(await propose(suda, [row()])).toMatchObject({ is: 'taken' });
    expect(await own()).toMatchObject([{ state: 'proposed', refusal: null }]);
    const page = await auditOf(pracha, { action: 'person-refused' });
    expect(page.events).toMatchObject([{ target: ids[0], detail: reason }]);
  });

  it('is refused by an app of before without a reason', async () => {
    const { suda, pracha } = await scene();
    const taken = await propose(suda, [row()]);
    const ids = taken.is === 'taken' ? taken.people : [];
    expect((await decide(pracha, ids, false)).status).toBe(200);
    const [own] = (await peopleSeenBy(suda)).people.filter(({ id }) => id === ids[0]);
    expect(own).toMatchObject({ state: 'refused', refusal: null });
  });
});

describe('a list of people', () => {
  it('brings the name of every unit that somebody is of, though nobody made it known', async () => {
    const { pracha } = await scene();
    await propose(pracha, [row({ unit: '8003' })]);
    const { units } = await peopleSeenBy(pracha);
    expect(units.find(({ code }) => code === '8003')?.name).toMatch(/[ก-๙]/);
    const codes = units.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
  });
});

describe('units', () => {
  it('are made from the real table, and mobile ones under a district by name', async () => {
    const { suda, pracha } = await scene();
    const make = (body: object, by = suda) => askAs(by, 'officer', '/units', body);
    expect((await make({ kind: 'district', code: '8001' })).status).toBe(200);
    expect(await codeIn(await make({ kind: 'district', code: '8002' }))).toBe('not-allowed');
    expect(await codeIn(await make({ kind: 'district', code: '8099' }, pracha))).toBe(
      'unit-unknown',
    );
    const first = await make({ kind: 'mobile', district: '8001', name: 'หน่วยบ้านท่าเรือ' });
    expect(await first.json()).toEqual({
      code: '8001-m1',
      kind: 'mobile',
      name: 'หน่วยบ้านท่าเรือ',
    });
    await make({ kind: 'mobile', district: '8001', name: 'หน่วยที่สอง' });
    const list = UnitList.parse(await (await askAs(suda, 'officer', '/units')).json());
    expect(list.units.map(({ code }) => code)).toEqual(['8001', '8001-m1', '8001-m2']);
  });
});

import { describe, expect, it } from 'vitest';
import type { OfficerKey, Person } from '#contract/people.ts';
import { rolesOf } from '#contract/reach.ts';
import { faultsIn, readRow } from '../../src/features/administration/add-row.ts';
import { reachOf, sayReach, sayRoles } from '../../src/features/administration/say-reach.ts';
import { rankOf, stageOf } from '../../src/features/administration/stage.ts';
import { makeSteadyOrder } from '../../src/features/administration/steady-order.ts';
import { forMany } from '../../src/features/administration/unit-acts.tsx';
import { heldIn, recoveriesFor, waitingIn } from '../../src/features/administration/waiting.ts';
import { administration as en } from '../../src/i18n/en/administration.ts';
import { administration as th } from '../../src/i18n/th/administration.ts';

const at = Date.UTC(2026, 10, 26);
const id = (n: number) => `019b7663-2400-7000-8000-00000000000${n}`;
const key = (state: OfficerKey['state']): OfficerKey => ({
  ...{ certificate: id(8), device: id(9), deviceLabel: 'โต๊ะ 1', at, until: at, state },
});
const person = (changes: Partial<Person> = {}): Person => ({
  ...{ id: id(1), officer: '8001-002-3', title: 'นาง', firstName: 'วิไล', lastName: 'รอบคอบ' },
  ...{ position: null, phone: null, unit: '8001', roles: ['officer'], scope: '8001' },
  ...{ state: 'approved', proposedAt: at, proposedByYou: false, slipUntil: null, keys: [] },
  ...changes,
});

describe('how far somebody has come', () => {
  it.each([
    ['proposed', { state: 'proposed', officer: null }],
    ['refused', { state: 'refused', officer: null }],
    ['approved', {}],
    ['approved', { keys: [key('revoked')] }],
    ['slip', { slipUntil: at }],
    ['waiting', { keys: [key('active'), key('waiting')], slipUntil: at }],
    ['active', { keys: [key('active')], slipUntil: at }],
    ['suspended', { state: 'suspended', keys: [key('revoked')] }],
    ['unknown', { state: 'retired' }],
  ] as const)('is %s for %j', (stage, changes) => {
    expect(stageOf(person(changes as Partial<Person>))).toBe(stage);
  });
});

describe('the order of cards', () => {
  const [a, b] = [person({ id: id(1), keys: [key('active')] }), person({ id: id(2) })];

  it('puts whoever waits first, and then stands still while somebody works', () => {
    const order = makeSteadyOrder(rankOf);
    expect(order([a, b], 0).map((one) => one.id)).toEqual([id(2), id(1)]);
    const confirmed = { ...b, keys: [key('active')] };
    const waits = { ...a, keys: [key('waiting')] };
    expect(order([waits, confirmed], 0).map((one) => one.id)).toEqual([id(2), id(1)]);
    expect(order([waits, { ...confirmed }], 1).map((one) => one.id)).toEqual([id(1), id(2)]);
  });

  it('waits for the new list before it moves anything, and loses nobody who came since', () => {
    const order = makeSteadyOrder(rankOf);
    const list = [a, b];
    order(list, 0);
    expect(order(list, 1).map((one) => one.id)).toEqual([id(2), id(1)]);
    const added = person({ id: id(3), state: 'proposed', officer: null });
    expect(order([...list, added], 0).map((one) => one.id)).toEqual([id(3), id(2), id(1)]);
  });
});

describe('what waits for whoever reads', () => {
  const me = { officer: '8001-001-5', roles: ['officer', 'province'] as const };
  const proposed = { state: 'proposed', officer: null } as const;
  const duties = { unit: '8002', roles: ['officer'], reason: 'ย้าย', at, askedByYou: false };
  const list = {
    people: [
      person(proposed),
      person({ ...proposed, proposedByYou: true }),
      person({ duties }),
      person({ duties: { ...duties, askedByYou: true } }),
      person({ keys: [key('waiting')] }),
      person({ keys: [key('waiting')], state: 'suspended' }),
      person({ keys: [key('waiting')], officer: me.officer }),
    ],
    units: [],
  };

  it('counts neither what they asked themselves nor what is theirs', () => {
    expect(waitingIn(list, { ...me, roles: [...me.roles] })).toEqual({ approve: 2, confirm: 1 });
  });

  it('counts nothing that their role decides nothing on', () => {
    expect(waitingIn(list, { ...me, roles: ['supervisor'] })).toEqual({ approve: 0, confirm: 1 });
    expect(waitingIn(list, { ...me, roles: ['auditor'] })).toEqual({ approve: 0, confirm: 0 });
  });

  it('counts held envelopes, and recoveries that they may approve', () => {
    expect(heldIn({ at, holds: [], more: false })).toBe(0);
    const recovery = { id: id(4), officer: '8001-002-3', name: 'วิไล', device: id(9) };
    const one = { ...recovery, deviceLabel: 'โต๊ะ 1', unit: '8001', drafts: 3, at };
    const asked = { ...one, state: 'asked', approvedBy: [] };
    expect(
      recoveriesFor({
        recoveries: [
          { ...asked, yours: true },
          { ...asked, yours: false },
        ],
      }),
    ).toBe(1);
  });
});

describe('what somebody reaches', () => {
  const units = [{ code: '8001', name: 'อำเภอปากพนัง จังหวัดนครศรีธรรมราช' }];
  const bangkok = [{ code: '1001', name: 'เขตพระนคร กรุงเทพมหานคร' }];

  it.each([
    ['officer', '8001', units, null, null],
    ['supervisor', '8001', units, null, null],
    ['province', '8001', units, 'จัดการได้ทั้งจังหวัดนครศรีธรรมราช', 'Manages all of จังหวัดนครศรีธรรมราช'],
    ['province', '1001', bangkok, 'จัดการได้ทั้งกรุงเทพมหานคร', 'Manages all of กรุงเทพมหานคร'],
    ['province', '8001', [], 'จัดการได้ทั้งจังหวัด', 'Manages all of the province'],
    ['auditor', '8001', units, 'อ่านได้ทั้งประเทศ', 'Reads all of the country'],
    ['dopa-case', '8001', units, 'อ่านได้ทั้งประเทศ', 'Reads all of the country'],
    ['dopa-admin', '8001', units, 'จัดการได้ทั้งประเทศ', 'Manages all of the country'],
  ] as const)('as %s of %s', (role, unit, named, inThai, inEnglish) => {
    const reach = reachOf(role, unit, '');
    expect(sayReach(reach, named, th)).toBe(inThai);
    expect(sayReach(reach, named, en)).toBe(inEnglish);
  });

  it('is said with every role of whoever came by a link', () => {
    const roles = ['officer', 'supervisor', 'dopa-admin'] as const;
    expect(sayRoles(roles, th)).toBe(
      [th.roles.officer, th.roles.supervisor, th.roles['dopa-admin']].join(' + '),
    );
    expect(sayReach({ roles, scope: '' }, units, th)).toBe('จัดการได้ทั้งประเทศ');
    expect(sayRoles(rolesOf('supervisor'), th)).toBe(th.roles.supervisor);
  });
});

describe('what one press does for many', () => {
  const names = (people: readonly Person[]) => people.map(({ firstName }) => firstName);
  const slip = { slipUntil: at };
  const proposed = { state: 'proposed', officer: null } as const;
  const ministry = { roles: ['auditor'], scope: '' } as const;
  const all = [
    person({ firstName: 'ก', ...slip }),
    person({ firstName: 'ข', ...slip, ...ministry, roles: ['auditor'] }),
    person({ firstName: 'ค', ...proposed }),
    person({ firstName: 'ง', ...proposed, ...ministry, roles: ['auditor'] }),
    person({ firstName: 'จ', ...proposed, roles: ['officer', 'province'], scope: '80' }),
  ];

  it('leaves out whom a district supervisor may not act on, and knows their names', () => {
    const reader = { officer: '8001-001-5', roles: ['officer', 'supervisor'] };
    const many = forMany(all, reader);
    expect(names(many.toReissue)).toEqual(['ก']);
    expect(names(many.leftOut)).toEqual(['ข']);
    expect(names(many.toDecide)).toEqual([]);
  });

  it('approves nobody who reaches beyond a district', () => {
    const many = forMany(all, { officer: '8001-001-5', roles: ['dopa-admin'] });
    expect(names(many.toDecide)).toEqual(['ค']);
    expect(names(many.oneByOne)).toEqual(['ง', 'จ']);
    expect(names(many.toReissue)).toEqual(['ก', 'ข']);
    const province = forMany(all, { officer: '8001-001-5', roles: ['officer', 'province'] });
    expect(names(province.oneByOne)).toEqual(['จ']);
  });
});

describe('a person as they are typed', () => {
  const typed = { title: 'นาย', firstName: 'ปิติ', lastName: '', position: '', phone: '' };

  it('is a row of the roster', () => {
    const row = readRow({ ...typed, phone: '081 234 5678' }, '8001', 'officer');
    expect(row).toMatchObject({ firstName: 'ปิติ', lastName: null, phone: '0812345678' });
  });

  it.each([
    [
      { title: ' ', firstName: '' },
      { title: 'missing', firstName: 'missing' },
    ],
    [{ lastName: 'ก'.repeat(81) }, { lastName: 'too-long' }],
    [{ phone: '12345' }, { phone: 'phone-unfit' }],
  ])('%j is wrong: %j', (changes, faults) => {
    expect(faultsIn({ ...typed, ...changes })).toEqual(faults);
    expect(readRow({ ...typed, ...changes }, '8001', 'officer')).toBeNull();
  });
});

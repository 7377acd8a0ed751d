import { afterAll, describe, expect, it } from 'vitest';
import type { AuditEvent } from '#contract/audit.ts';
import { type IdKnown, TwinList, TwinReading } from '#contract/duplicates.ts';
import { Problem } from '#contract/problem.ts';
import { RecordMatches, RecordReading } from '#contract/record.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { malee, uuid } from '../contract/people.ts';
import { openDeskOf, provinceOf, supervisorOf } from './devices/people.ts';
import { auditOf } from './support/audit.ts';
import { act, askAs, type Desk, outcomes, push, type Sealed, seal } from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

afterAll(tearDown);

const MALEE = '9000012345672';
const typed = (value: string) => ({ nationalId: { value, seen: 'card' as const } });

/** A registration of Malee, with what is said otherwise of her and her creditors. */
const ofMalee =
  (debtor: Partial<Registration['debtor']> = typed(MALEE), creditor = 'เจ๊แดง', n = 1) =>
  (one: Registration): Registration => ({
    ...one,
    debtor: { ...malee.debtor, ...debtor },
    creditors: malee.creditors.map((own) => ({
      ...own,
      id: uuid(6, n),
      name: { value: creditor },
      debts: own.debts.map((debt) => ({ ...debt, id: uuid(7, n) })),
    })),
  });

async function register(desk: Desk, ...people: ((one: Registration) => Registration)[]) {
  const sealed: Sealed[] = [];
  for (const registration of people) sealed.push(await seal(desk, { registration }));
  await push(desk, sealed);
  await desk.server.acceptance.idle();
  return sealed;
}

const officerOf = (house: House, unit = '8001') => openDeskOf(house, ['officer'], unit, unit);
const listOf = async (by: Desk) =>
  TwinList.parse(await (await askAs(by, 'officer', '/duplicates')).json()).pairs;
const read = (by: Desk, records: string[]) =>
  askAs(by, 'officer', '/duplicates/readings', { records });
const decide = (by: Desk, decision: object) =>
  askAs(by, 'officer', '/duplicates/decisions', decision);
const codeOf = async (answer: Response) =>
  answer.ok ? 'ok' : Problem.parse(await answer.json()).code;
const refOf = async ({ storage }: House, { record }: Pick<Sealed, 'record'>) =>
  (await storage.transact((tables) => tables.findRecord(record)))?.ref ?? '';
const last = async (desk: Desk, { hash }: Sealed) => (await outcomes(desk)).get(hash);

/** Two desks of one district register the same person with another creditor each. */
async function twice() {
  const house = await build();
  const [somchai, wilai] = [await officerOf(house), await officerOf(house)];
  const [one] = await register(somchai, ofMalee());
  house.clock.move(60_000);
  const [two] = await register(wilai, ofMalee(typed(MALEE), 'เสี่ยโต', 2));
  if (!one || !two) throw new Error('nothing was registered');
  const suda = await supervisorOf(house);
  const records = [one.record, two.record];
  return { house, somchai, wilai, suda, one, two, records, revs: [1, 1] };
}

describe('[TW1] what may be of one person', () => {
  it('is found on arrival, in both directions once, and accepted all the same', async () => {
    const { suda, somchai, wilai, one, two, house } = await twice();
    expect(await listOf(suda)).toMatchObject([
      { records: [{ record: one.record }, { record: two.record }], reason: 'national-id' },
    ]);
    expect(await last(somchai, one)).toMatchObject({ kind: 'accepted', rev: 1 });
    const of = await refOf(house, one);
    expect(await last(wilai, two)).toMatchObject({ kind: 'possible-duplicate', of });
  });

  it('within one batch, too, and by name, birth and district', async () => {
    const house = await build();
    const somchai = await officerOf(house);
    const [, second, third, stranger] = await register(
      somchai,
      ofMalee(),
      ofMalee(typed('9000012345679'), 'เสี่ยโต', 2),
      ofMalee({ nationalId: { not: 'forgot' }, firstName: 'มาลิ' }, 'ป้านา', 3),
      ofMalee({ ...typed('9000012345680'), firstName: 'สมศรี' }, 'ป้านา', 4),
    );
    if (!second || !third || !stranger) throw new Error('nothing was registered');
    expect(await last(somchai, second)).toMatchObject({ kind: 'possible-duplicate' });
    expect(await last(somchai, third)).toMatchObject({ kind: 'possible-duplicate' });
    expect(await last(somchai, stranger)).toMatchObject({ kind: 'accepted' });
    const pairs = await listOf(await supervisorOf(house));
    expect(pairs.map(({ reason }) => reason)).toEqual(Array(3).fill('name-birth-district'));
  });

  it('the stronger reason stands first', async () => {
    const { suda, wilai } = await twice();
    await register(wilai, ofMalee({ nationalId: { not: 'forgot' } }, 'ป้านา', 3));
    const reasons = (await listOf(suda)).map(({ reason }) => reason);
    expect(reasons).toEqual(['national-id', 'name-birth-district', 'name-birth-district']);
  });
});

describe('[TW2] a correction', () => {
  it('takes the pair away with what was alike, and the other desk hears that nothing waits', async () => {
    const { suda, somchai, wilai, one, two } = await twice();
    const changes = [
      { path: 'debtor.nationalId', seen: null, value: { value: '9000012345680', seen: 'chip' } },
      { path: 'debtor.firstName', seen: null, value: 'สมศรี' },
    ];
    const amend = await act(somchai, one.record, {
      ...{ kind: 'amend', base: [one.id], reason: 'พิมพ์ผิด', changes },
    });
    await push(somchai, [amend]);
    expect(await last(somchai, amend)).toMatchObject({ kind: 'accepted', rev: 2 });
    expect(await listOf(suda)).toEqual([]);
    expect(await last(wilai, two)).toMatchObject({ kind: 'accepted', rev: 1 });
  });

  it('or makes one; a cancelled record is nobody’s twin', async () => {
    const { house, suda, wilai, two, records, revs } = await twice();
    expect(await codeOf(await decide(suda, { records, revs, act: 'apart' }))).toBe('ok');
    const [third] = await register(wilai, ofMalee(typed('9000012345680'), 'ป้านา', 3));
    if (!third) throw new Error('nothing was registered');
    expect((await listOf(suda)).length).toBe(2);
    const cancel = await act(wilai, third.record, {
      ...{ kind: 'void', base: [third.id], reason: 'ซ้ำ' },
    });
    await push(wilai, [cancel]);
    await house.acceptance.idle();
    expect(await listOf(suda)).toEqual([]);
    expect(await last(wilai, two)).toMatchObject({ kind: 'accepted' });
  });
});

describe('[TW3] beyond the own unit', () => {
  it('a desk learns no number, its supervisor no pair; the province decides', async () => {
    const house = await build();
    const [here, there] = [await officerOf(house), await officerOf(house, '8002')];
    const [one] = await register(here, ofMalee());
    const [two] = await register(there, ofMalee());
    if (!one || !two) throw new Error('nothing was registered');
    expect(await last(there, two)).toMatchObject({ kind: 'possible-duplicate', of: null });
    const records = [one.record, two.record];
    for (const district of ['8001', '8002']) {
      const suda = await supervisorOf(house, district);
      expect(await listOf(suda)).toEqual([]);
      expect(await codeOf(await read(suda, records))).toBe('not-found');
      const decision = { records, revs: [1, 1], act: 'join' };
      expect(await codeOf(await decide(suda, decision))).toBe('not-found');
    }
    const province = await provinceOf(house);
    expect(await listOf(province)).toHaveLength(1);
    expect(await codeOf(await decide(province, { records, revs: [1, 1], act: 'join' }))).toBe('ok');
    const ended = await last(there, two);
    expect(ended).toMatchObject({ kind: 'joined', into: null });
    const matches = await askAs(there, 'officer', `/records?ref=${await refOf(house, two)}`);
    // Its own officer still finds it, and not the other unit's.
    expect(RecordMatches.parse(await matches.json()).records).toEqual([
      { id: two.record, unit: '8002' },
    ]);
  });
});

describe('[TW4] a look-up at the thirteenth digit', () => {
  const ask = async (by: Desk, nationalId: string): Promise<IdKnown | string> => {
    const answer = await askAs(by, 'officer', '/duplicates/lookups', { nationalId });
    return answer.ok ? answer.json() : codeOf(answer);
  };

  it('tells of the own unit number and day, of others only that there is one', async () => {
    const { house, wilai, one } = await twice();
    const ref = await refOf(house, one);
    expect(await ask(wilai, MALEE)).toEqual({ is: 'here', ref, appliedOn: '2026-12-01' });
    expect(await ask(wilai, '9000012345680')).toEqual({ is: 'none' });
    const stranger = await officerOf(house, '8002');
    expect(await ask(stranger, MALEE)).toEqual({ is: 'elsewhere' });
  });

  it('is a row of the log with the answer and no digit', async () => {
    const { wilai, suda, house } = await twice();
    await ask(wilai, MALEE);
    await ask(wilai, '9000012345680');
    const { events } = await auditOf(suda, { action: 'duplicate-lookup' });
    expect(events.map(({ detail }) => detail)).toEqual(['none', 'here']);
    expect(events.every(({ officer }) => officer === wilai.officer.officer)).toBe(true);
    expect(JSON.stringify([events, house.logged])).not.toMatch(/90000\d{8}/);
  });

  it('who asks for number after number is stopped for the minute and for the day, and it is seen', async () => {
    const { house, wilai, suda } = await twice();
    let answered = 0;
    for (let i = 0; i < 330; i += 1) {
      if (i % 20 === 0) house.clock.move(61_000);
      if ((await ask(wilai, MALEE)) !== 'too-many-tries') answered += 1;
    }
    expect(answered).toBe(300);
    house.clock.move(61_000);
    for (let i = 0; i < 5; i += 1) expect(await ask(wilai, MALEE)).toBe('too-many-tries');
    const rows: AuditEvent[] = (await auditOf(suda, { action: 'duplicate-lookup' })).events;
    expect(rows.filter(({ detail }) => detail === 'stopped')).toHaveLength(1);
    house.clock.move(24 * 60 * 60_000);
    for (let i = 0; i < 20; i += 1) expect(await ask(wilai, MALEE)).toMatchObject({ is: 'here' });
    expect(await ask(wilai, MALEE)).toBe('too-many-tries');
  }, 120_000);
});

describe('[TW5] both are read in one act', () => {
  it('with a row for each, and without lenders where a role does not reach them', async () => {
    const { house, suda, records } = await twice();
    const seen = async (by: Desk) => TwinReading.parse(await (await read(by, records)).json());
    const whole = await seen(suda);
    expect(whole.adds).toEqual({ creditors: 1, debts: 1 });
    expect(JSON.stringify(whole)).toContain('เสี่ยโต');
    const masked = await seen(await provinceOf(house));
    expect(JSON.stringify(masked)).not.toMatch(/เสี่ยโต|เจ๊แดง/);
    expect(masked.adds).toEqual({ creditors: 1, debts: 1 });
    const { events } = await auditOf(suda, { action: 'record-read' });
    expect(events.map(({ target, detail }) => [target, detail])).toEqual(
      [...records, ...records].reverse().map((id) => [id, 'duplicate']),
    );
  });
});

describe('[TW6] a decision', () => {
  it('two matters: both stay, nobody is asked again, and both desks hear it', async () => {
    const { suda, somchai, wilai, one, two, records, revs } = await twice();
    expect(await codeOf(await decide(suda, { records, revs, act: 'apart' }))).toBe('ok');
    expect(await listOf(suda)).toEqual([]);
    expect(await last(somchai, one)).toMatchObject({ kind: 'accepted', rev: 1 });
    expect(await last(wilai, two)).toMatchObject({ kind: 'accepted', rev: 1 });
    const again = await decide(suda, { records, revs, act: 'join' });
    expect(await codeOf(again)).toBe('state-wrong');
    const more = await act(wilai, two.record, {
      ...{ kind: 'amend', base: [two.id], reason: 'เพิ่ม' },
      changes: [{ path: 'debtor.phone', seen: null, value: { value: '0899999999' } }],
    });
    await push(wilai, [more]);
    expect(await last(wilai, more)).toMatchObject({ kind: 'accepted', rev: 2 });
  });

  it('[TW7] one matter: the creditors join the first, and both logs say how it came', async () => {
    const { house, suda, somchai, wilai, one, two, records, revs } = await twice();
    const decision = { records: records.toReversed(), revs, act: 'join', reason: 'คนเดียวกัน' };
    expect(await codeOf(await decide(suda, decision))).toBe('ok');
    const stored = await house.storage.transact(async (tables) => ({
      first: await tables.findRecord(one.record),
      second: await tables.findRecord(two.record),
    }));
    expect(stored.first).toMatchObject({ rev: 2, state: 'live' });
    const names = stored.first?.registration.creditors.map(({ name }) => name);
    expect(names).toEqual([{ value: 'เจ๊แดง' }, { value: 'เสี่ยโต' }]);
    expect(stored.second).toMatchObject({ rev: 2, state: 'void' });
    expect(stored.second?.registration.creditors).toHaveLength(1);
    expect(await last(somchai, one)).toMatchObject({ kind: 'accepted', rev: 2 });
    const into = await refOf(house, one);
    expect(await last(wilai, two)).toMatchObject({ kind: 'joined', into });
    const { events } = await auditOf(suda, { action: 'duplicate-decided' });
    expect(events.map(({ detail }) => detail)).toEqual(Array(2).fill('join: คนเดียวกัน'));
    // Whoever had seen the first before goes on amending it.
    const amend = await act(somchai, one.record, {
      ...{ kind: 'amend', base: [one.id], reason: 'เพิ่ม' },
      changes: [{ path: `creditors.${uuid(6, 1)}.place`, seen: null, value: 'ตลาดใหม่' }],
    });
    await push(somchai, [amend]);
    expect(await last(somchai, amend)).toMatchObject({ kind: 'accepted', rev: 3 });
  });

  it('one of the two ends, for a reason, and the other stays as it is', async () => {
    const { house, suda, somchai, wilai, one, two, records, revs } = await twice();
    const drop = { records, revs, act: 'drop', drop: one.record };
    expect(await codeOf(await decide(suda, drop))).toBe('body-not-valid');
    const strange = { ...drop, drop: uuid(3, 9), reason: 'ซ้ำ' };
    expect(await codeOf(await decide(suda, strange))).toBe('not-found');
    expect(await codeOf(await decide(suda, { ...drop, reason: 'ซ้ำ' }))).toBe('ok');
    const into = await refOf(house, two);
    expect(await last(somchai, one)).toMatchObject({ kind: 'joined', into });
    expect(await last(wilai, two)).toMatchObject({ kind: 'accepted', rev: 1 });
    const late = await act(somchai, one.record, {
      ...{ kind: 'amend', base: [one.id], reason: 'เพิ่ม' },
      changes: [{ path: 'debtor.firstName', seen: null, value: 'มาลัย' }],
    });
    await push(somchai, [late]);
    // A person decides on it; the record that ended is not changed by itself.
    expect(await last(somchai, late)).toMatchObject({ kind: 'joined', into });
    const [ended, proposed] = await house.storage.transact(async (tables) => [
      await tables.findRecord(one.record),
      await tables.proposalsOfOp(late.id),
    ]);
    expect(ended).toMatchObject({ state: 'void' });
    expect(ended?.registration.debtor.firstName).not.toBe('มาลัย');
    expect(proposed).toMatchObject([{ decided: null }]);
    // [TW8] It can be kept out with a reason, never taken in.
    const proposal = { op: late.id, path: 'debtor.firstName', rev: ended?.rev };
    const say = (word: object) =>
      askAs(suda, 'officer', '/proposals/decisions', { ...proposal, ...word });
    expect(await codeOf(await say({ act: 'take' }))).toBe('state-wrong');
    const read = await askAs(suda, 'officer', '/proposals/readings', proposal);
    expect(await read.json()).toMatchObject({ state: 'joined' });
    expect(await codeOf(await say({ act: 'keep', reason: 'แก้ในรายการที่ใช้อยู่' }))).toBe('ok');
  });

  it('is not made on what nobody has read: a record that changed since, or has no room', async () => {
    const { house, suda, somchai, one, records, revs } = await twice();
    const amend = await act(somchai, one.record, {
      ...{ kind: 'amend', base: [one.id], reason: 'เพิ่ม' },
      changes: [{ path: 'debtor.phone', seen: null, value: { value: '0899999999' } }],
    });
    await push(somchai, [amend]);
    await house.acceptance.idle();
    expect(await codeOf(await decide(suda, { records, revs, act: 'join' }))).toBe('state-wrong');
    expect(await codeOf(await decide(suda, { records, revs: [2, 1], act: 'join' }))).toBe('ok');
  });
});

describe('[TW8] a printed number', () => {
  it('leads to the record in which its own ended, also when that one ended in another', async () => {
    const { house, suda, wilai, one, two, records, revs } = await twice();
    expect(await codeOf(await decide(suda, { records, revs, act: 'join' }))).toBe('ok');
    house.clock.move(60_000);
    const [three] = await register(wilai, ofMalee(typed(MALEE), 'ป้านา', 3));
    if (!three) throw new Error('nothing was registered');
    const next = {
      ...{ records: [one.record, three.record], revs: [2, 1] },
      ...{ act: 'drop', drop: one.record, reason: 'ซ้ำ' },
    };
    expect(await codeOf(await decide(suda, next))).toBe('ok');
    for (const sealed of [one, two, three]) {
      const answer = await askAs(suda, 'officer', `/records?ref=${await refOf(house, sealed)}`);
      expect(RecordMatches.parse(await answer.json()).records).toEqual([
        { id: three.record, unit: '8001' },
      ]);
    }
    // What it said is still there for whoever asks by its id.
    const path = `/records/${two.record}/readings`;
    const old = await askAs(suda, 'officer', path, { purpose: 'audit' });
    expect(RecordReading.parse(await old.json())).toMatchObject({ state: 'void' });
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import { ProposalList, ProposalReading } from '#contract/proposals.ts';
import { nameKey } from '#thai/name-key.ts';
import { openDeskOf } from './devices/people.ts';
import {
  act,
  askAs,
  type Desk,
  openDesk,
  outcomes,
  push,
  type Sealed,
  seal,
} from './support/desk.ts';
import { build, tearDown } from './support/house.ts';

afterAll(tearDown);

/** Two desks of one unit change the name of one record, and neither knows of the other. */
async function quarrel(second: Record<string, unknown> = {}) {
  const house = await build();
  const somchai = await openDesk(house);
  const malai = await openDesk(house);
  const suda = await openDeskOf(house, ['supervisor'], '8001', '8001');
  const register = await seal(somchai);
  await push(somchai, [register]);
  await house.acceptance.idle();
  const amend = (desk: Desk, firstName: string) =>
    act(desk, register.record, {
      ...{ kind: 'amend', base: [register.id], reason: 'แก้ชื่อ' },
      changes: [{ path: 'debtor.firstName', seen: null, value: firstName }],
      ...(desk === malai ? second : {}),
    });
  const one = await amend(somchai, 'มาลัย');
  const two = await amend(malai, 'มาลา');
  await push(somchai, [one]);
  await house.acceptance.idle();
  house.clock.move(1000);
  await push(malai, [two]);
  await house.acceptance.idle();
  const name = async () =>
    (await house.storage.transact((tables) => tables.findRecord(register.record)))?.registration
      .debtor.firstName;
  const heard = async (desk: Desk, { hash }: Sealed) => (await outcomes(desk)).get(hash);
  const decide = (more: Record<string, unknown>) =>
    askAs(suda, 'officer', '/proposals/decisions', {
      ...{ op: two.id, path: 'debtor.firstName', rev: 3, act: 'take' },
      ...more,
    });
  return { house, somchai, malai, suda, register, one, two, name, heard, decide };
}

const codeOf = async (answer: Response) => [answer.status, (await answer.json()).code];

describe('[A7] what two people said differently', () => {
  it('is listed without a value, and read side by side with a row in the audit log', async () => {
    const { house, suda, two, register } = await quarrel();
    const text = await (await askAs(suda, 'officer', '/proposals')).text();
    expect(text).not.toMatch(/มาล/);
    const { proposals } = ProposalList.parse(JSON.parse(text));
    expect(proposals).toMatchObject([
      { op: two.id, path: 'debtor.firstName', record: register.record, unit: '8001' },
    ]);
    const answer = await askAs(suda, 'officer', '/proposals/readings', {
      ...{ op: two.id, path: 'debtor.firstName' },
    });
    const reading = ProposalReading.parse(await answer.json());
    expect(reading).toMatchObject({
      ...{ rev: 3, hidden: false, seen: 'มาลี', now: 'มาลัย', proposed: 'มาลา' },
      reason: 'แก้ชื่อ',
    });
    expect(reading.proposedBy.at - (reading.nowBy?.at ?? 0)).toBe(1000);
    const rows = await house.storage.transact((tables) =>
      tables.readAudit({ prefix: '' } as never, { action: 'record-read' } as never, 10),
    );
    expect(JSON.stringify(rows)).toContain(register.record);
  });

  it('taken: it stands, both devices hear, and it is settled for whoever proposed it', async () => {
    const { house, somchai, malai, one, two, register, name, heard, decide } = await quarrel();
    expect(await heard(malai, two)).toMatchObject({ rev: 3, proposed: ['debtor.firstName'] });
    expect((await decide({})).status).toBe(200);
    expect(await name()).toBe('มาลา');
    // It is compared by its new name [TW1], and a person's word is no act of their own device.
    const [traits, holders] = await house.storage.transact(async (tables) => [
      await tables.traitsOfRecord(register.record),
      await tables.holdersOf(register.record),
    ]);
    expect(traits?.first).toBe(nameKey('มาลา'));
    expect(holders.map(({ device }) => device).sort()).toEqual([somchai.id, malai.id].sort());
    const told = await heard(malai, two);
    expect(told).toMatchObject({ kind: 'accepted', rev: 4 });
    expect(told).not.toHaveProperty('proposed');
    expect(await heard(somchai, one)).toMatchObject({ rev: 4, dropped: ['debtor.firstName'] });
    const next = await act(malai, register.record, {
      ...{ kind: 'amend', base: [two.id], reason: 'แก้อีก' },
      changes: [{ path: 'debtor.firstName', seen: null, value: 'มาลาศรี' }],
    });
    await push(malai, [next]);
    await house.acceptance.idle();
    expect(await name()).toBe('มาลาศรี');
  });

  it('kept: the reason is asked for, the value stays, and its author hears', async () => {
    const { malai, two, name, heard, decide } = await quarrel();
    expect(await codeOf(await decide({ act: 'keep' }))).toEqual([422, 'body-not-valid']);
    expect((await decide({ act: 'keep', reason: 'ตรงกับบัตร' })).status).toBe(200);
    expect(await name()).toBe('มาลัย');
    expect(await heard(malai, two)).toMatchObject({ rev: 4, dropped: ['debtor.firstName'] });
  });

  it('is decided once, and only on the record as it was read', async () => {
    const { name, decide } = await quarrel();
    expect(await codeOf(await decide({ rev: 2 }))).toEqual([409, 'state-wrong']);
    expect(await name()).toBe('มาลัย');
    expect((await decide({})).status).toBe(200);
    expect(await codeOf(await decide({ rev: 4, act: 'keep', reason: 'ไม่' }))).toEqual([
      ...[409, 'state-wrong'],
    ]);
    expect(await name()).toBe('มาลา');
  });

  it('every value ever entered is found in the log', async () => {
    const { house, register, decide } = await quarrel();
    await decide({ act: 'keep', reason: 'ตรงกับบัตร' });
    const ops = await house.storage.transact((tables) => tables.opsOn(register.record));
    expect(ops.map(({ rev, kind }) => [rev, kind])).toEqual([
      [1, 'register'],
      [2, 'amend'],
      [3, 'amend'],
      [4, 'decision'],
    ]);
    const text = ops.map(({ json }) => json).join();
    for (const value of ['มาลี', 'มาลัย', 'มาลา']) expect(text).toContain(`"${value}"`);
  });

  it('a cancellation whose author had not seen a change waits, and ends the record when taken', async () => {
    const { house, register, malai, two, heard, decide } = await quarrel({
      ...{ kind: 'void', reason: 'ลงซ้ำ', changes: undefined },
    });
    expect(await heard(malai, two)).toMatchObject({ rev: 3, proposed: [''] });
    const record = () => house.storage.transact((tables) => tables.findRecord(register.record));
    expect((await record())?.state).toBe('live');
    expect((await decide({ path: '' })).status).toBe(200);
    expect((await record())?.state).toBe('void');
    const traits = house.storage.transact((tables) => tables.traitsOfRecord(register.record));
    expect(await traits).toBeNull();
  });
});

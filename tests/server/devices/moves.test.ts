import { decodeJwt } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { DeviceCertificate } from '#contract/certificates.ts';
import { type CommandOrder, DeviceCommand } from '#contract/commands.ts';
import { HoldList } from '#contract/devices.ts';
import { readEntry } from '#contract/mailbox.ts';
import { auditOf } from '../support/audit.ts';
import {
  askAs,
  type Desk,
  openDesk,
  outcomes,
  push,
  readMailbox,
  type Sealed,
  seal,
} from '../support/desk.ts';
import { build, type House, tearDown } from '../support/house.ts';
import { actOn, codeIn, copyOf, provinceOf, supervisorOf } from './people.ts';

afterAll(tearDown);

/** The newest move in the desk's mailbox. */
async function orderIn(desk: Desk): Promise<Extract<CommandOrder, { kind: 'move' }>> {
  for (const entry of (await readMailbox(desk)).items.reverse()) {
    const item = readEntry(entry);
    if (item?.kind !== 'command') continue;
    const { order } = DeviceCommand.parse(decodeJwt(item.command));
    if (order.kind === 'move') return order;
  }
  throw new Error('nobody moved this desk');
}

/** The desk as it is after it did what a move told it. */
async function afterMove(desk: Desk): Promise<Desk> {
  const order = await orderIn(desk);
  const certificate = DeviceCertificate.parse(decodeJwt(order.certificate));
  return { ...desk, certificate, papers: { ...desk.papers, device: order.certificate } };
}

const moveTo = (by: Desk, desk: Desk, unit: string) => actOn(by, desk, { kind: 'move', unit });

const said = async (desk: Desk, sealed: readonly Sealed[]) => {
  const found = await outcomes(desk);
  return sealed.map(({ hash }) => {
    const item = found.get(hash);
    return item?.kind === 'held' ? item.code : item?.kind;
  });
};

const holdsOf = async (reader: Desk) => {
  await reader.server.acceptance.idle();
  return HoldList.parse(await (await askAs(reader, 'officer', '/holds')).json()).holds;
};

/** A house, a province that may move things in it, and a desk of 8001. */
async function scene(): Promise<{ house: House; province: Desk; somchai: Desk }> {
  const house = await build();
  return { house, province: await provinceOf(house), somchai: await openDesk(house) };
}

describe('[DV6] a moved device', () => {
  it('gets the new unit’s certificate, its own numbers and the unit’s policy', async () => {
    const { house, province, somchai } = await scene();
    const before = await supervisorOf(house, '8002');
    expect((await moveTo(province, somchai, '8002')).status).toBe(200);
    const moved = await afterMove(somchai);
    expect(moved.certificate).toMatchObject({ unit: '8002', device: somchai.id });
    expect(moved.certificate.id).not.toBe(somchai.certificate.id);
    expect(moved.certificate.numbers).toMatchObject({ area: '8002' });
    expect(moved.certificate.numbers.dd).not.toBe(before.certificate.numbers.dd);
    // From where to where can be read when nothing of it is there any more.
    const { events } = await auditOf(province, { action: 'device-moved' });
    expect(events[0]?.detail).toMatch(/^อำเภอเมือง.+ → อำเภอ.+: /);
  });

  it('what it wrote before counts for the old unit, what it writes now for the new one', async () => {
    const { house, province, somchai } = await scene();
    const early = [await seal(somchai), await seal(somchai), await seal(somchai)];
    await push(somchai, early.slice(0, 1));
    house.clock.move(1000);
    await moveTo(province, somchai, '8002');
    house.clock.move(1000);
    await push(somchai, early.slice(1, 2));
    const moved = await afterMove(somchai);
    const late = await seal(moved);
    const { receipts } = await push(moved, [...early.slice(2), late]);
    expect(receipts.map(({ unit, n }) => [unit, n])).toEqual([
      ['8001', 3],
      ['8002', 1],
    ]);
    expect(await said(moved, [...early, late])).toEqual([
      ...['accepted', 'accepted', 'accepted', 'accepted'],
    ]);
  });

  it('what no verified head covers is held for a person of the old unit', async () => {
    const { house, province, somchai } = await scene();
    await push(somchai, [await seal(somchai)]);
    house.clock.move(1000);
    await moveTo(province, somchai, '8002');
    house.clock.move(1000);
    const offline = [await seal(somchai), await seal(somchai)];
    await push(somchai, offline);
    expect(await said(somchai, offline)).toEqual(['unit-moved', 'unit-moved']);
    const suda = await supervisorOf(house);
    const held = await holdsOf(suda);
    expect(held.map(({ releasable }) => releasable)).toEqual([true, true]);
    expect(await holdsOf(await supervisorOf(house, '8002'))).toEqual([]);
    const hashes = held.map(({ hash }) => hash);
    await askAs(suda, 'officer', '/holds/release', { hashes, reason: 'เครื่องย้ายก่อนส่ง' });
    expect(await said(somchai, offline)).toEqual(['accepted', 'accepted']);
  });

  it('becomes a mobile unit’s, which has a name, carries numbers of its own and keeps less', async () => {
    const { province, somchai } = await scene();
    expect(await codeIn(await moveTo(province, somchai, '8001-m1'))).toBe('unit-unknown');
    const van = { kind: 'mobile', district: '8001', name: 'รถบริการ คลองทราย' };
    await askAs(province, 'officer', '/units', van);
    expect((await moveTo(province, somchai, '8001-m1')).status).toBe(200);
    const moved = await afterMove(somchai);
    const late = await seal(moved);
    const { receipts } = await push(moved, [late]);
    expect(receipts).toMatchObject([{ unit: '8001-m1', n: 1 }]);
    expect(await said(moved, [late])).toEqual(['accepted']);
    expect(await orderIn(somchai)).toMatchObject({
      unit: { code: '8001-m1', name: 'รถบริการ คลองทราย' },
      policy: { localReadMs: 0, version: 2 },
    });
  });

  it('keeps its block of numbers inside an area, and is moved five times a day', async () => {
    const { house, province, somchai } = await scene();
    const van = { kind: 'mobile', district: '8001', name: 'รถบริการ คลองทราย' };
    await askAs(province, 'officer', '/units', van);
    for (const unit of ['8001-m1', '8001', '8001-m1', '8001', '8001-m1']) {
      expect((await moveTo(province, somchai, unit)).status).toBe(200);
    }
    const moved = await afterMove(somchai);
    expect(moved.certificate.unit).toBe('8001-m1');
    expect(moved.certificate.numbers).toEqual(somchai.certificate.numbers);
    const next = await openDesk(house);
    const taken = Number(somchai.certificate.numbers.dd);
    expect(Number(next.certificate.numbers.dd)).toBe(taken + 1);
    expect(await codeIn(await moveTo(province, somchai, '8001'))).toBe('too-many-changes');
    expect((await moveTo(province, next, '8001-m1')).status).toBe(200);
    house.clock.move(24 * 60 * 60 * 1000);
    expect((await moveTo(province, somchai, '8001')).status).toBe(200);
  });

  it('needs the right in both units, a unit that is, and a device that is not suspended', async () => {
    const { house, province, somchai } = await scene();
    const suda = await supervisorOf(house);
    expect(await codeIn(await moveTo(suda, somchai, '8002'))).toBe('not-allowed');
    expect(await codeIn(await moveTo(province, somchai, '8099'))).toBe('unit-unknown');
    expect(await codeIn(await moveTo(province, somchai, '8001'))).toBe('state-wrong');
    await actOn(suda, somchai, { kind: 'suspend' });
    expect(await codeIn(await moveTo(province, somchai, '8002'))).toBe('state-wrong');
  });
});

describe('[I11] a server restored from a backup older than a move', () => {
  it('takes the device back by its newer certificate, and its earlier work by the old unit', async () => {
    const { house, province, somchai } = await scene();
    const early = [await seal(somchai), await seal(somchai)];
    await push(somchai, early.slice(0, 1));
    const backup = copyOf(house);
    house.clock.move(1000);
    await moveTo(province, somchai, '8002');
    const moved = await afterMove(somchai);
    const restored = await build({ folder: backup, clock: house.clock });
    const back: Desk = { ...moved, server: restored };
    const late = await seal(back);
    const { receipts } = await push(back, [...early.slice(1), late]);
    expect(receipts.map(({ unit }) => unit)).toEqual(['8001', '8002']);
    expect(await said(back, [...early, late])).toEqual(['accepted', 'accepted', 'accepted']);
    const known = await restored.storage.transact((tables) => tables.findDevice(somchai.id));
    expect(known?.certificate.id).toBe(moved.certificate.id);
  });

  it('an older certificate changes nothing', async () => {
    const { house, province, somchai } = await scene();
    house.clock.move(1000);
    await moveTo(province, somchai, '8002');
    await push(somchai, [await seal(somchai)]);
    const known = await house.storage.transact((tables) => tables.findDevice(somchai.id));
    expect(known?.certificate.unit).toBe('8002');
  });
});

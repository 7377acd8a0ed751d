import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { HoldList, ReleaseAnswer } from '#contract/devices.ts';
import { PersonList } from '#contract/people.ts';
import type { Sha256 } from '#contract/primitives.ts';
import { askAs, type Desk, openDesk, outcomes, push, type Sealed, seal } from '../support/desk.ts';
import { build, tearDown } from '../support/house.ts';
import { actOn, codeIn, openDeskOf, provinceOf, supervisorOf } from './people.ts';

afterAll(tearDown);

async function sealMany(desk: Desk, count: number): Promise<Sealed[]> {
  const sealed: Sealed[] = [];
  for (let i = 0; i < count; i += 1) sealed.push(await seal(desk));
  return sealed;
}

const holdsOf = async (reader: Desk): Promise<HoldList> => {
  await reader.server.acceptance.idle();
  return HoldList.parse(await (await askAs(reader, 'officer', '/holds')).json());
};

const release = async (by: Desk, hashes: Sha256[]): Promise<number> => {
  const request = { hashes, reason: 'ตรวจกับเจ้าหน้าที่แล้ว' };
  const answer = await askAs(by, 'officer', '/holds/release', request);
  if (!answer.ok) throw new Error(await answer.text());
  return ReleaseAnswer.parse(await answer.json()).released;
};

const kinds = async (desk: Desk, sealed: readonly Sealed[]) => {
  const said = await outcomes(desk);
  return sealed.map(({ hash }) => said.get(hash)?.kind);
};
const all = (count: number, kind: string) => Array.from({ length: count }, () => kind);

const suspendOfficer = async (by: Desk, desk: Desk) => {
  const { people } = PersonList.parse(await (await askAs(by, 'officer', '/people')).json());
  const person = people.find(({ officer }) => officer === desk.officer.officer);
  const path = `/people/${person?.id}/suspend`;
  const answer = await askAs(by, 'officer', path, { reason: 'ย้ายออก' });
  if (!answer.ok) throw new Error(await answer.text());
};

describe('[I3] who lost a right while offline', () => {
  it('an officer with 20 unsent: all in custody, visible, released in one press', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const somchai = await openDeskOf(house, ['officer'], '8001');
    const unsent = await sealMany(somchai, 20);
    house.clock.move(1000);
    await suspendOfficer(suda, somchai);
    house.clock.move(1000);
    const { receipts } = await push(somchai, unsent);
    expect(receipts).toHaveLength(20);
    const { holds, more } = await holdsOf(suda);
    expect(more).toBe(false);
    expect(holds.map(({ code, releasable, officer }) => [code, releasable, officer])).toEqual(
      Array.from({ length: 20 }, () => ['officer-revoked', true, somchai.officer.officer]),
    );
    expect(
      await release(
        suda,
        holds.map(({ hash }) => hash),
      ),
    ).toBe(20);
    expect(await kinds(somchai, unsent)).toEqual(all(20, 'accepted'));
    expect((await holdsOf(suda)).holds).toEqual([]);
  }, 60_000);

  it('[DV2][DV4] a suspended device: what a verified head covers is accepted, the rest is held', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    const early = await sealMany(somchai, 5);
    // The manifest vouches for all five, and only the first two get through.
    await push(somchai, early.slice(0, 2));
    const late = await sealMany(somchai, 3);
    house.clock.move(1000);
    expect((await actOn(suda, somchai, { kind: 'suspend' })).status).toBe(200);
    house.clock.move(1000);
    const { receipts } = await push(somchai, [...early.slice(2), ...late]);
    expect(receipts.map(({ unit }) => unit)).toEqual(all(6, '8001'));
    expect(await kinds(somchai, early)).toEqual(all(5, 'accepted'));
    expect(await kinds(somchai, late)).toEqual(all(3, 'held'));
    const { holds } = await holdsOf(suda);
    expect(holds.map(({ code }) => code)).toEqual(all(3, 'device-revoked'));
    expect(
      await release(
        suda,
        holds.map(({ hash }) => hash),
      ),
    ).toBe(3);
    expect(await kinds(somchai, late)).toEqual(all(3, 'accepted'));
  }, 60_000);

  it('[DV4] an epoch that nobody had seen lies after the cut', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    await push(somchai, [await seal(somchai)]);
    house.clock.move(1000);
    await actOn(suda, somchai, { kind: 'suspend' });
    house.clock.move(1000);
    const reborn = { ...somchai, epoch: uuid(), head: null };
    const first = await seal(reborn);
    await push(reborn, [first]);
    expect((await holdsOf(suda)).holds).toMatchObject([
      { hash: first.hash, code: 'device-revoked', releasable: true, seq: 1 },
    ]);
  });

  it('[DV2] a restored device: what it wrote meanwhile is judged anew', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    house.clock.move(1000);
    await actOn(suda, somchai, { kind: 'suspend' });
    expect(await codeIn(await actOn(suda, somchai, { kind: 'suspend' }))).toBe('state-wrong');
    house.clock.move(1000);
    const written = await sealMany(somchai, 2);
    await push(somchai, written);
    expect(await kinds(somchai, written)).toEqual(all(2, 'held'));
    await actOn(suda, somchai, { kind: 'restore' });
    expect(await kinds(somchai, written)).toEqual(all(2, 'accepted'));
    expect(await codeIn(await actOn(suda, somchai, { kind: 'restore' }))).toBe('state-wrong');
  });
});

describe('[DV5] a release', () => {
  it('stands in for the right and for nothing else: gaps still need mending', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    await actOn(suda, somchai, { kind: 'suspend' });
    house.clock.move(1000);
    const gaps = await seal(somchai, {
      registration: (whole) => ({ ...whole, debtor: {} }),
    });
    await push(somchai, [gaps]);
    expect((await holdsOf(suda)).holds).toHaveLength(1);
    expect(await release(suda, [gaps.hash])).toBe(1);
    expect(await kinds(somchai, [gaps])).toEqual(['needs-fix']);
  });

  it('is not for what is held for itself, nor for another area', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    const elsewhere = await supervisorOf(house, '1001');
    const newer = await seal(somchai, { header: { form: 99 } });
    await push(somchai, [newer]);
    await actOn(suda, somchai, { kind: 'suspend' });
    house.clock.move(1000);
    const late = await seal(somchai);
    await push(somchai, [late]);
    const { holds } = await holdsOf(suda);
    expect(holds.map(({ code, releasable }) => [code, releasable])).toEqual([
      ['form-unknown', false],
      ['device-revoked', true],
    ]);
    expect((await holdsOf(elsewhere)).holds).toEqual([]);
    expect(await release(elsewhere, [newer.hash, late.hash])).toBe(0);
    expect(await release(suda, [newer.hash])).toBe(0);
    expect((await holdsOf(suda)).holds).toHaveLength(2);
  });

  it('a unit that the device never belonged to stays held', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const elsewhere = await supervisorOf(house, '1001');
    const odd = await seal(somchai, {
      header: { unit: '1001' },
      registration: (one) => ({ ...one, intake: { ...one.intake, unit: '1001' } }),
    });
    await push(somchai, [odd]);
    expect((await holdsOf(elsewhere)).holds).toMatchObject([
      { code: 'unit-moved', releasable: false },
    ]);
    expect(await release(elsewhere, [odd.hash])).toBe(0);
  });

  it('is written down with its reason, once for each', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    await actOn(suda, somchai, { kind: 'suspend' });
    house.clock.move(1000);
    const late = await sealMany(somchai, 2);
    await push(somchai, late);
    await house.acceptance.idle();
    await release(
      suda,
      late.map(({ hash }) => hash),
    );
    const answer = await askAs(suda, 'officer', '/audit?action=hold-released');
    const { events } = await answer.json();
    expect(events).toMatchObject(
      late.map(() => ({ officer: suda.officer.officer, action: 'hold-released', area: '8001' })),
    );
    expect(events.map(({ target }: { target: string }) => target).sort()).toEqual(
      late.map(({ hash }) => hash).sort(),
    );
    expect(events[0].detail).toBe('device-revoked: ตรวจกับเจ้าหน้าที่แล้ว');
  });

  it('asks for the right: an officer reads no holds, an auditor releases none', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const province = await provinceOf(house);
    expect((await askAs(province, 'officer', '/holds')).status).toBe(200);
    const request = { hashes: ['x'.repeat(43)], reason: 'ลอง' };
    expect((await askAs(province, 'officer', '/holds/release', request)).status).toBe(200);
    expect((await askAs(somchai, 'device', '/holds')).ok).toBe(false);
  });
});

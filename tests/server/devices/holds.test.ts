import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { DeclineAnswer, HoldList, ReleaseAnswer } from '#contract/devices.ts';
import { PersonList } from '#contract/people.ts';
import type { Sha256 } from '#contract/primitives.ts';
import { makeReference } from '#thai/reference-number.ts';
import { auditOf } from '../support/audit.ts';
import { askAs, type Desk, openDesk, outcomes, push, type Sealed, seal } from '../support/desk.ts';
import { build, tearDown } from '../support/house.ts';
import { actOn, codeIn, openDeskOf, provinceOf, supervisorOf } from './people.ts';

afterAll(tearDown);

async function sealMany(desk: Desk, count: number): Promise<Sealed[]> {
  const sealed: Sealed[] = [];
  for (let i = 0; i < count; i += 1) sealed.push(await seal(desk));
  return sealed;
}

const holdsOf = async (reader: Desk, query = ''): Promise<HoldList> => {
  await reader.server.acceptance.idle();
  return HoldList.parse(await (await askAs(reader, 'officer', `/holds${query}`)).json());
};
const declinedOf = async (reader: Desk) => (await holdsOf(reader, '?declined=yes')).holds;

const release = async (by: Desk, hashes: Sha256[]): Promise<number> => {
  const request = { hashes, reason: 'ตรวจกับเจ้าหน้าที่แล้ว' };
  const answer = await askAs(by, 'officer', '/holds/release', request);
  if (!answer.ok) throw new Error(await answer.text());
  return ReleaseAnswer.parse(await answer.json()).released;
};

const decline = async (by: Desk, hashes: Sha256[]): Promise<number> => {
  const request = { hashes, reason: 'เจ้าตัวบอกว่าไม่ได้เขียน' };
  const answer = await askAs(by, 'officer', '/holds/decline', request);
  if (!answer.ok) throw new Error(await answer.text());
  return DeclineAnswer.parse(await answer.json()).declined;
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
    const { events } = await auditOf(suda, { action: 'hold-released' });
    expect(events).toMatchObject(
      late.map(() => ({ officer: suda.officer.officer, action: 'hold-released', area: '8001' })),
    );
    expect(events.map(({ target }) => target).sort()).toEqual(late.map(({ hash }) => hash).sort());
    expect(events[0]?.detail).toBe('device-revoked: ตรวจกับเจ้าหน้าที่แล้ว');
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

describe('what a person decides by', () => {
  it('who, where, which number, and when it was written, came, and the right ended', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const somchai = await openDeskOf(house, ['officer'], '8001');
    const made = house.clock.now();
    house.clock.move(1000);
    await suspendOfficer(suda, somchai);
    const endedAt = house.clock.now();
    house.clock.move(1000);
    // Written before the suspension, and came after it, by a clock that is half an hour late.
    const late = await seal(somchai, { header: { made, clock: 1_800_000 } });
    await push(somchai, [late]);
    const arrived = house.clock.now();
    const [hold] = (await holdsOf(suda)).holds;
    const { numbers } = somchai.certificate;
    expect(hold).toMatchObject({
      code: 'officer-revoked',
      officer: somchai.officer.officer,
      facts: {
        officerName: somchai.officer.name,
        deviceLabel: somchai.certificate.label,
        deviceState: 'active',
        deviceContact: house.clock.now(),
        ref: makeReference({ area: numbers.area, dd: numbers.dd, number: numbers.from }),
        ...{ made, clock: 1_800_000, arrived, endedAt },
      },
    });
    expect(JSON.stringify(hold)).not.toContain('มาลี');
  });

  it('a suspended device is called so, with the moment', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    await actOn(suda, somchai, { kind: 'suspend' });
    const endedAt = house.clock.now();
    house.clock.move(1000);
    await push(somchai, [await seal(somchai)]);
    expect((await holdsOf(suda)).holds).toMatchObject([
      { facts: { deviceState: 'suspended', endedAt } },
    ]);
  });

  it('a number is told only by who really signed', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    const other = await seal(await openDesk(house));
    await push(somchai, [await seal(somchai, { officerKey: suda.officerPair.privateKey })]);
    await push(somchai, [await seal(somchai, { header: { form: 99, record: other.record } })]);
    const { holds } = await holdsOf(suda);
    expect(holds.map(({ code, facts }) => [code, facts?.ref])).toEqual([
      ['signature-wrong', null],
      ['form-unknown', null],
    ]);
  });
});

describe('[DV14] declining', () => {
  const suspended = async (count: number) => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    await actOn(suda, somchai, { kind: 'suspend' });
    house.clock.move(1000);
    const late = await sealMany(somchai, count);
    await push(somchai, late);
    await house.acceptance.idle();
    return { house, suda, somchai, late };
  };

  it('keeps it, says who, when and why, and leaves what waits to what still waits', async () => {
    const { house, suda, somchai, late } = await suspended(3);
    const [first, ...others] = late.map(({ hash }) => hash);
    expect(await decline(suda, [first as Sha256])).toBe(1);
    expect((await holdsOf(suda)).holds.map(({ hash }) => hash)).toEqual(others);
    expect(await declinedOf(suda)).toMatchObject([
      {
        hash: first,
        code: 'device-revoked',
        releasable: true,
        declined: {
          by: suda.officer.officer,
          name: suda.officer.name,
          at: house.clock.now(),
          reason: 'เจ้าตัวบอกว่าไม่ได้เขียน',
        },
      },
    ]);
    // Its bytes lie in custody as they came.
    const { receipts } = await push(somchai, late.slice(0, 1));
    expect(receipts).toMatchObject([{ hash: first }]);
    expect(await decline(suda, [first as Sha256])).toBe(0);
  });

  it('is told to the device by its code, without the reason', async () => {
    const { suda, somchai, late } = await suspended(1);
    await decline(
      suda,
      late.map(({ hash }) => hash),
    );
    await suda.server.acceptance.idle();
    const said = (await outcomes(somchai)).get(late[0]?.hash as Sha256);
    expect(said).toMatchObject({ kind: 'held', code: 'declined' });
    expect(JSON.stringify(said)).not.toContain('เจ้าตัว');
  });

  it('outlives the right that comes back; a release takes it back', async () => {
    const { suda, somchai, late } = await suspended(2);
    const [first, second] = late as [Sealed, Sealed];
    await decline(suda, [first.hash]);
    await actOn(suda, somchai, { kind: 'restore' });
    await suda.server.acceptance.idle();
    expect(await kinds(somchai, [first, second])).toEqual(['held', 'accepted']);
    expect(await release(suda, [first.hash])).toBe(1);
    await suda.server.acceptance.idle();
    expect(await kinds(somchai, [first])).toEqual(['accepted']);
    expect(await declinedOf(suda)).toEqual([]);
  });

  it('is not of another area, nor of what is held for itself, nor of what was released', async () => {
    const { house, suda, somchai, late } = await suspended(1);
    const hashes = late.map(({ hash }) => hash);
    const newer = await seal(somchai, { header: { form: 99 } });
    await push(somchai, [newer]);
    await house.acceptance.idle();
    expect(await decline(await supervisorOf(house, '1001'), hashes)).toBe(0);
    expect(await decline(suda, [newer.hash])).toBe(0);
    await release(suda, hashes);
    expect(await decline(suda, hashes)).toBe(0);
    await house.acceptance.idle();
    expect(await kinds(somchai, late)).toEqual(['accepted']);
  });

  it('is written down, and so is taking it back', async () => {
    const { suda, late } = await suspended(1);
    const hashes = late.map(({ hash }) => hash);
    await decline(suda, hashes);
    await release(suda, hashes);
    const { events } = await auditOf(suda);
    const own = events.filter(({ target }) => target === hashes[0]);
    expect(own.map(({ action, detail }) => [action, detail])).toEqual([
      ['hold-released', 'declined: ตรวจกับเจ้าหน้าที่แล้ว'],
      ['hold-declined', 'device-revoked: เจ้าตัวบอกว่าไม่ได้เขียน'],
    ]);
  });
});

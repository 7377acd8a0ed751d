import { decodeJwt } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { DeviceOfficers } from '#contract/activation.ts';
import { OfficerCertificate } from '#contract/certificates.ts';
import { DeviceList, HoldList } from '#contract/devices.ts';
import { RenewalAnswer } from '#contract/people.ts';
import { actOn, codeIn, provinceOf, supervisorOf } from '../devices/people.ts';
import { auditOf } from '../support/audit.ts';
import { askAs, type Desk, openDesk, outcomes, push, seal } from '../support/desk.ts';
import { build, tearDown } from '../support/house.ts';
import {
  activatedOn,
  askActivation,
  confirm,
  fingerprintOn,
  newOfficer,
  peopleSeenBy,
  slipFor,
} from './new-officer.ts';

afterAll(tearDown);

const reason = 'ย้ายตามคำสั่งจังหวัด';

const scene = async (role: 'officer' | 'supervisor' = 'officer') => {
  const house = await build();
  const suda = await supervisorOf(house);
  const pracha = await provinceOf(house);
  const other = await provinceOf(house);
  const desk = await openDesk(house, '8001');
  const mani = await newOfficer(suda, pracha, desk, { firstName: 'มานี', role });
  return { house, suda, pracha, other, desk, mani, id: await idOf(mani, pracha) };
};

const seenOf = async (desk: Desk, by: Desk) =>
  (await peopleSeenBy(by)).people.find(({ officer }) => officer === desk.officer.officer);
const idOf = async (desk: Desk, by: Desk) => (await seenOf(desk, by))?.id ?? '';

const ask = (by: Desk, id: string, wanted: { unit?: string; role?: string }) =>
  askAs(by, 'officer', `/people/${id}/duties`, {
    ...{ unit: '8001', role: 'officer', reason },
    ...wanted,
  });

/** Decides what the reader sees just now. */
async function decide(by: Desk, id: string, approve = true): Promise<Response> {
  const seen = (await peopleSeenBy(by)).people.find((one) => one.id === id)?.duties?.at ?? 0;
  return askAs(by, 'officer', `/people/${id}/duties/decision`, { at: seen, approve });
}

async function changed(maker: Desk, checker: Desk, id: string, wanted: object): Promise<void> {
  const answers = [await ask(maker, id, wanted), await decide(checker, id)];
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['{}', '{}']);
}

/** The newest certificate that the device finds for this officer, and whether it counts. */
async function foundOn(desk: Desk) {
  const answer = await askAs(desk, 'device', '/device/officers');
  const { officers } = DeviceOfficers.parse(await answer.json());
  const own = officers
    .map(({ certificate, state }) => ({
      state,
      jws: certificate,
      certificate: OfficerCertificate.parse(decodeJwt(certificate)),
    }))
    .find(({ certificate }) => certificate.officer === desk.officer.officer);
  if (!own) throw new Error('not there');
  return own;
}

const audited = async (by: Desk, action: string) => (await auditOf(by, { action })).events;

describe('[P11] other duties', () => {
  it('are nobody’s until another person has approved exactly what was asked', async () => {
    const { house, suda, pracha, mani, id } = await scene();
    expect((await ask(suda, id, { role: 'supervisor' })).status).toBe(200);
    expect(await seenOf(mani, suda)).toMatchObject({
      roles: ['officer'],
      duties: { unit: '8001', roles: ['officer', 'supervisor'], reason, askedByYou: true },
    });
    expect(await codeIn(await askAs(mani, 'officer', '/people'))).toBe('not-allowed');
    const before = (await seenOf(mani, pracha))?.duties?.at ?? 0;
    house.clock.move(1);
    await ask(suda, id, { role: 'supervisor', unit: '8001' });
    const late = { at: before, approve: true };
    const path = `/people/${id}/duties/decision`;
    expect(await codeIn(await askAs(pracha, 'officer', path, late))).toBe('state-wrong');
    expect((await decide(pracha, id)).status).toBe(200);
    // The old certificate still names the old role, and the server knows better.
    expect((await askAs(mani, 'officer', '/people')).status).toBe(200);
    expect(await codeIn(await decide(pracha, id))).toBe('state-wrong');
    expect(await audited(suda, 'duties-changed')).toMatchObject([
      { target: id, detail: '8001 officer supervisor' },
    ]);
  });

  it('end old rights at once, and the device finds the new certificate at its next contact', async () => {
    const { suda, pracha, mani, id } = await scene('supervisor');
    expect((await askAs(mani, 'officer', '/people')).status).toBe(200);
    await changed(suda, pracha, id, { role: 'officer' });
    expect(await codeIn(await askAs(mani, 'officer', '/people'))).toBe('not-allowed');
    const { certificate, jws, state } = await foundOn(mani);
    expect(state).toBe('active');
    expect(certificate).toMatchObject({ roles: ['officer'], jwk: mani.officer.jwk });
    expect(certificate.id).not.toBe(mani.officer.id);
    // What was begun under the old one still counts, and so does what comes under the new.
    const fresh = { ...mani, officer: certificate, papers: { ...mani.papers, officer: jws } };
    const [old, made] = [await seal(mani), await seal(fresh)];
    await push(fresh, [old, made]);
    const said = await outcomes(fresh);
    expect([said.get(old.hash)?.kind, said.get(made.hash)?.kind]).toEqual(['accepted', 'accepted']);
    const { devices } = DeviceList.parse(await (await askAs(suda, 'officer', '/devices')).json());
    const onDesk = devices.find(({ device }) => device === mani.id)?.officers ?? [];
    expect(onDesk.filter(({ officer }) => officer === mani.officer.officer)).toHaveLength(1);
  });

  it('[P4] are not approved by whoever asked, nor by the person themselves', async () => {
    const { house, pracha, other, desk } = await scene();
    const above = await newProvince(pracha, other, desk);
    const id = await idOf(above, pracha);
    await ask(pracha, id, { role: 'supervisor' });
    expect(await codeIn(await decide(pracha, id))).toBe('same-person');
    expect(await codeIn(await decide(above, id))).toBe('not-allowed');
    expect(await codeIn(await ask(above, id, { role: 'officer' }))).toBe('not-allowed');
    expect(await codeIn(await decide(await provinceOf(house, '90'), id))).toBe('not-found');
    expect((await decide(other, id, false)).status).toBe(200);
    expect((await seenOf(above, pracha))?.roles).toEqual(['officer', 'province']);
    expect((await seenOf(above, pracha))?.duties).toBeNull();
  });

  it('[P3] are not more than whoever asks has, nor outside their area', async () => {
    const { suda, pracha, id } = await scene();
    expect(await codeIn(await ask(suda, id, { role: 'province' }))).toBe('not-allowed');
    expect(await codeIn(await ask(suda, id, { unit: '8002' }))).toBe('not-allowed');
    expect(await codeIn(await ask(pracha, id, { unit: '9001' }))).toBe('not-allowed');
    expect(await codeIn(await ask(pracha, id, { unit: '8001-m7' }))).toBe('unit-unknown');
    expect(await codeIn(await ask(pracha, id, {}))).toBe('state-wrong');
  });

  it('[P7] that decide on others come to no key that was confirmed without them', async () => {
    const { suda, pracha, other, desk, mani, id } = await scene();
    // A slip that was printed for an officer makes no province either.
    const stale = await slipFor(suda, id);
    await changed(pracha, other, id, { role: 'province' });
    expect(await codeIn((await askActivation(desk, stale)).response)).toBe('code-expired');
    expect(await codeIn(await askAs(mani, 'officer', '/people'))).toBe('not-allowed');
    const renewed = RenewalAnswer.parse(
      await (await askAs(mani, 'officer', '/renewal', {})).json(),
    );
    expect(decodeJwt(renewed.officer)).toMatchObject({ roles: ['officer'], scope: '8001' });
    const on = await activatedOn(desk, await slipFor(pracha, id));
    const signs = await fingerprintOn(on);
    expect(await codeIn(await confirm(pracha, on.officer.id, signs))).toBe('same-person');
    expect((await confirm(other, on.officer.id, signs)).status).toBe(200);
    expect((await askAs(on, 'officer', '/people')).status).toBe(200);
    // [P12] The new key took the place of the old one.
    await expect(askAs(mani, 'officer', '/people')).rejects.toThrow('revoked');
  });
});

const newProvince = async (maker: Desk, checker: Desk, on: Desk): Promise<Desk> => {
  const { people } = await peopleSeenBy(maker);
  const taken = await askAs(maker, 'officer', '/people', {
    rows: [
      {
        ...{ title: 'นาย', firstName: 'ประเสริฐ', lastName: null, position: null, phone: null },
        ...{ unit: '8001', role: 'province', nationalId: null },
      },
    ],
  });
  if (!taken.ok) throw new Error(await taken.text());
  const all = (await peopleSeenBy(maker)).people;
  const made = all.find(({ id }) => !people.some((one) => one.id === id));
  await askAs(checker, 'officer', '/people/decisions', { people: [made?.id], approve: true });
  const desk = await activatedOn(on, await slipFor(maker, made?.id ?? ''));
  await confirm(checker, desk.officer.id, await fingerprintOn(desk));
  return desk;
};

describe('[P11] another unit', () => {
  it('ends the key on a device that stays behind; what it had made known counts, the rest waits', async () => {
    const { house, suda, pracha, other, mani, id } = await scene();
    const early = await seal(mani);
    await push(mani, [early]);
    house.clock.move(1000);
    await changed(pracha, other, id, { unit: '8002' });
    house.clock.move(1000);
    await expect(askAs(mani, 'officer', '/renewal', {})).rejects.toThrow('revoked');
    expect((await foundOn(mani)).state).toBe('revoked');
    const late = await seal(mani);
    await push(mani, [late]);
    const said = await outcomes(mani);
    expect(said.get(early.hash)).toMatchObject({ kind: 'accepted' });
    expect(said.get(late.hash)).toMatchObject({ kind: 'held', code: 'unit-moved' });
    // It is the old unit's to take.
    const { holds } = HoldList.parse(await (await askAs(suda, 'officer', '/holds')).json());
    const hashes = holds.map(({ hash }) => hash);
    expect(hashes).toEqual([late.hash]);
    await askAs(suda, 'officer', '/holds/release', { hashes, reason });
    expect((await outcomes(mani)).get(late.hash)).toMatchObject({ kind: 'accepted' });
  });

  it('hands the person over: slips, keys and devices are the new unit’s', async () => {
    const { house, suda, pracha, other, desk, mani, id } = await scene();
    await changed(pracha, other, id, { unit: '8002' });
    const there = await supervisorOf(house, '8002');
    expect(await seenOf(mani, suda)).toBeUndefined();
    expect(await seenOf(mani, there)).toMatchObject({ unit: '8002', scope: '8002' });
    expect((await seenOf(mani, there))?.keys.map(({ state }) => state)).toEqual(['revoked']);
    const slip = await slipFor(there, id);
    expect(await codeIn((await askActivation(desk, slip)).response)).toBe('not-allowed');
    const on = await activatedOn(await openDesk(house, '8002'), slip);
    expect((await confirm(there, on.officer.id, await fingerprintOn(on))).status).toBe(200);
    const made = await seal(on);
    await push(on, [made]);
    expect((await outcomes(on)).get(made.hash)).toMatchObject({ kind: 'accepted' });
    expect((await audited(there, 'duties-changed')).map(({ target }) => target)).toEqual([id]);
    expect((await audited(suda, 'duties-changed')).map(({ target }) => target)).toEqual([id]);
  });

  it('confirms no key that waits on a device that stays behind', async () => {
    const { house, suda, pracha, other, desk, id } = await scene();
    const second = await activatedOn(desk, await slipFor(suda, id));
    await changed(pracha, other, id, { unit: '8002' });
    const there = await supervisorOf(house, '8002');
    const tried = await confirm(there, second.officer.id, await fingerprintOn(second));
    expect(await codeIn(tried)).toBe('not-allowed');
  });

  it('leaves what waits alone when they come back: whoever trusts them again trusts it', async () => {
    const { house, pracha, other, mani, id } = await scene();
    await changed(pracha, other, id, { unit: '8002' });
    house.clock.move(1000);
    const late = await seal(mani);
    await push(mani, [late]);
    expect((await outcomes(mani)).get(late.hash)).toMatchObject({ code: 'unit-moved' });
    await changed(pracha, other, id, { unit: '8001' });
    expect((await outcomes(mani)).get(late.hash)).toMatchObject({ kind: 'accepted' });
    expect((await foundOn(mani)).state).toBe('active');
  });

  it('of a mobile unit of the district stops nothing: the device is still in reach', async () => {
    const { suda, pracha, mani, id } = await scene();
    await askAs(suda, 'officer', '/units', { kind: 'mobile', district: '8001', name: 'รถบริการ' });
    await changed(suda, pracha, id, { unit: '8001-m1' });
    const made = await seal(mani);
    await push(mani, [made]);
    expect((await outcomes(mani)).get(made.hash)).toMatchObject({ kind: 'accepted' });
    expect((await actOn(suda, mani, { kind: 'lock' })).status).toBe(200);
  });
});

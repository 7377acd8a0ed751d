import { roles } from '#contract/certificates.ts';
import type { Sha256, Uuid } from '#contract/primitives.ts';
import { RecoveryState } from '#contract/recovery.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { publicJwkOf } from '../../../src/vault/signing.ts';
import { actOn, openDeskOf } from '../devices/people.ts';
import { activatedOn, decide, propose, row, slipFor } from '../people/new-officer.ts';
import { act, askAs, type Desk, push, type Sealed, seal } from '../support/desk.ts';
import { add, begin, sealPictured } from '../support/pictures.ts';

/** What lies in one area; lists have one for each role, because an act uses its thing up. */
export interface Place {
  unit: string;
  device: Uuid;
  record: Uuid;
  /** One of the record, whole at the centre. */
  picture: Sha256;
  ref: string;
  held: Sha256;
  releasable: Sha256[];
  declinable: Sha256[];
  proposed: Uuid[];
  approved: Uuid;
  waiting: Uuid;
  recovery: Uuid;
  /** Two records that may be of one person. */
  twins: [Uuid, Uuid];
  /** An act that proposes to end a record. */
  proposal: Uuid;
}

/** Puts one of everything into an area, made by one person of the ministry and approved by another. */
export async function furnish(unit: string, maker: Desk, checker: Desk): Promise<Place> {
  const house = maker.server;
  const desk = await openDeskOf(house, ['officer'], unit, unit);
  const { sealed: one, picture } = await sealPictured(desk, new Uint8Array(99));
  const strange = await seal(desk, { header: { form: 9 } });
  await push(desk, [one, strange]);
  await begin(desk, picture);
  await add(desk, picture, [0, picture.bytes.length]);
  const same = (one: Registration): Registration => ({
    ...one,
    debtor: { ...one.debtor, nationalId: { value: `900${unit}000000`, seen: 'chip' } },
  });
  const [twin, other] = [
    await seal(desk, { registration: same }),
    await seal(desk, { registration: same }),
  ];
  await push(desk, [twin, other]);
  const about = { base: [one.id], reason: 'ทดสอบ' };
  const changes = [{ path: 'debtor.address.moo', seen: null, value: 7 }];
  const changed = await act(desk, one.record, { ...about, kind: 'amend', changes });
  const ended = await act(desk, one.record, { ...about, kind: 'void' });
  await push(desk, [changed, ended]);
  const stopped = await openDeskOf(house, ['officer'], unit, unit);
  const done = await actOn(maker, stopped, { kind: 'suspend' });
  if (!done.ok) throw new Error(await done.text());
  house.clock.move(1000);
  const late: Sealed[] = [];
  for (const _ of [...roles, ...roles]) late.push(await seal(stopped));
  await push(stopped, late);
  await house.acceptance.idle();
  const stored = await house.storage.transact((tables) => tables.findRecord(one.record));
  const people = roles.map((role) => row({ unit, firstName: `เสนอ ${role}` }));
  const taken = await propose(maker, [row({ unit, firstName: 'อนุมัติ' }), ...people]);
  if (taken.is !== 'taken') throw new Error(JSON.stringify(taken));
  const [approved = '', ...proposed] = taken.people;
  await decide(checker, [approved]);
  const waiting = await activatedOn(desk, await slipFor(maker, approved));
  const kid = house.keyring.list.keys.find(({ use }) => use === 'drafts-recovery')?.kid;
  const esc = { kind: 'esc', version: 1, kid, sealed: { enc: 'ZW5j', ct: 'Y3Q' } };
  const to = await publicJwkOf(desk.pair.publicKey);
  const asked = await askAs(desk, 'officer', '/recoveries', { esc, to, drafts: 1 });
  return {
    unit,
    device: desk.id,
    record: one.record,
    picture: picture.sha256,
    ref: stored?.ref ?? '',
    held: strange.hash,
    releasable: late.slice(0, roles.length).map(({ hash }) => hash),
    declinable: late.slice(roles.length).map(({ hash }) => hash),
    proposal: ended.id,
    ...{ proposed, approved, waiting: waiting.officer.id },
    twins: [twin.record, other.record],
    recovery: RecoveryState.parse(await asked.json()).id,
  };
}

import { decodeJwt } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { ActivationAnswer, DeviceOfficers } from '#contract/activation.ts';
import { OfficerCertificate } from '#contract/certificates.ts';
import { RenewalAnswer } from '#contract/people.ts';
import { type Actor, authorize } from '../../../server/people/authorize.ts';
import { listPeople } from '../../../server/people/people-list.ts';
import type { Tables } from '../../../server/storage/tables.ts';
import { actOn, codeIn, copyOf, provinceOf, supervisorOf } from '../devices/people.ts';
import { auditOf } from '../support/audit.ts';
import { askAs, type Desk, openDesk, outcomes, push, seal } from '../support/desk.ts';
import { build, tearDown } from '../support/house.ts';
import {
  activatedOn,
  approved,
  askActivation,
  confirm,
  fingerprintOn,
  lookAtSlip,
  newOfficer,
  peopleSeenBy,
  slipFor,
} from './new-officer.ts';

afterAll(tearDown);

const DAY_MS = 24 * 60 * 60 * 1000;

const scene = async () => {
  const house = await build();
  const suda = await supervisorOf(house);
  const pracha = await provinceOf(house);
  const desk = await openDesk(house, '8001');
  const wilai = await approved(suda, pracha);
  return { house, suda, pracha, desk, wilai };
};

const actorOf = ({ officer: { id, ...certificate } }: Desk): Actor => ({
  ...certificate,
  certificate: id,
});

const audited = async (by: Desk, action: string) => (await auditOf(by, { action })).events;

describe('[P5] [P6] an activation slip', () => {
  it('makes a key that waits, and gives the same answer when asked again from there', async () => {
    const { suda, desk, wilai } = await scene();
    const slip = await slipFor(suda, wilai.id);
    const { response, pair } = await askActivation(desk, slip);
    const first = ActivationAnswer.parse(await response.json());
    expect(first.state).toBe('waiting');
    expect(decodeJwt(first.officer)).toMatchObject({
      ...{ officer: wilai.officer, waiting: true, device: desk.id, roles: ['officer'] },
    });
    const again = await askActivation(desk, slip, { pair });
    expect(ActivationAnswer.parse(await again.response.json()).officer).toBe(first.officer);
  });

  it('brings the policy that somebody gave the device', async () => {
    const { suda, pracha, desk, wilai } = await scene();
    const times = { localReadMs: 0, leaseMs: DAY_MS, idleLockMs: 60_000 };
    await actOn(pracha, desk, { kind: 'policy', ...times });
    const { response } = await askActivation(desk, await slipFor(suda, wilai.id));
    const { policy } = ActivationAnswer.parse(await response.json());
    expect(policy).toEqual({ version: 2, ...times });
  });

  it('is no good a second time, on another device, or with another key', async () => {
    const { house, suda, desk, wilai } = await scene();
    const slip = await slipFor(suda, wilai.id);
    await activatedOn(desk, slip);
    expect(await codeIn((await askActivation(desk, slip)).response)).toBe('code-used');
    const elsewhere = await openDesk(house, '8001');
    expect(await codeIn((await askActivation(elsewhere, slip)).response)).toBe('code-used');
    expect(await audited(suda, 'slip-refused')).toHaveLength(2);
  });

  it('ends after 24 hours, and when another is issued', async () => {
    const { house, suda, desk, wilai } = await scene();
    const old = await slipFor(suda, wilai.id);
    const slip = await slipFor(suda, wilai.id);
    expect(await codeIn((await askActivation(desk, old)).response)).toBe('code-wrong');
    house.clock.move(DAY_MS);
    expect(await codeIn((await askActivation(desk, slip)).response)).toBe('code-expired');
  });

  it('is ended by five wrong guesses in its district; the sixth is refused though right, and it is no open one', async () => {
    const { suda, desk, wilai } = await scene();
    const slip = await slipFor(suda, wilai.id);
    const wrong = { ...slip, code: '0'.repeat(13) };
    for (let i = 0; i < 5; i += 1) {
      expect(await codeIn((await askActivation(desk, wrong)).response)).toBe('code-wrong');
    }
    expect(await codeIn((await askActivation(desk, slip)).response)).toBe('code-locked');
    const seen = (await peopleSeenBy(suda)).people.find(({ id }) => id === wilai.id);
    expect(seen?.slipUntil).toBeNull();
    const fresh = await slipFor(suda, wilai.id);
    expect((await askActivation(desk, fresh)).response.status).toBe(200);
  });

  it('is not ended from another district, and the guesses there count against their device', async () => {
    const { house, suda, pracha, desk, wilai } = await scene();
    const second = await provinceOf(house);
    const above = await approved(pracha, second, { firstName: 'ประเสริฐ', role: 'province' });
    const slips = [await slipFor(suda, wilai.id), await slipFor(pracha, above.id)];
    // One that the second person may work on, and still a stranger's.
    const near = await openDesk(house, '8002');
    const outcomes: string[] = [];
    for (const slip of [...slips, ...slips, ...slips, ...slips, ...slips, ...slips]) {
      const guess = { ...slip, code: '0'.repeat(13) };
      outcomes.push(await codeIn((await askActivation(near, guess)).response));
    }
    expect(outcomes).toEqual([
      ...Array<string>(10).fill('code-wrong'),
      ...['too-many-tries', 'too-many-tries'],
    ]);
    for (const slip of slips) {
      expect((await askActivation(desk, slip)).response.status).toBe(200);
    }
  });

  it('that is right is no guess: eleven officers come to one device in an hour', async () => {
    const { suda, pracha, desk } = await scene();
    for (const firstName of 'กขคงจฉชซญฐฑ') {
      const { id } = await approved(suda, pracha, { firstName });
      await activatedOn(desk, await slipFor(suda, id));
    }
    const { id } = await approved(suda, pracha, { firstName: 'ฒ' });
    const slip = await slipFor(suda, id);
    // What was given back leaves ten wrong ones, also when they come all at once.
    const wrong = { ...slip, code: '0'.repeat(13), officer: '8001-900-1' };
    const asked = Array.from({ length: 14 }, () => askActivation(desk, wrong));
    const codes = await Promise.all((await Promise.all(asked)).map((a) => codeIn(a.response)));
    expect(codes.filter((code) => code === 'code-wrong')).toHaveLength(10);
    expect(codes.filter((code) => code === 'too-many-tries')).toHaveLength(4);
  });

  it('lets a device guess ten times an hour, at whomever, and locks nobody else out', async () => {
    const { house, suda, desk, wilai } = await scene();
    for (let i = 0; i < 10; i += 1) {
      const guess = { officer: `8001-${String(100 + i)}-0`, code: '0'.repeat(13) };
      expect(await codeIn((await askActivation(desk, guess)).response)).toBe('code-wrong');
    }
    const slip = await slipFor(suda, wilai.id);
    expect(await codeIn((await askActivation(desk, slip)).response)).toBe('too-many-tries');
    expect(await codeIn((await askActivation(desk, slip)).response)).toBe('too-many-tries');
    const written = (await audited(suda, 'slip-refused')).map(({ detail }) => detail);
    expect(written.filter((detail) => detail === 'too-many-tries')).toHaveLength(1);
    const other = await openDesk(house, '8001');
    expect((await askActivation(other, slip)).response.status).toBe(200);
  });

  it('needs the signature of an enrolled device of this server, and of the new key', async () => {
    const { suda, desk, wilai } = await scene();
    const slip = await slipFor(suda, wilai.id);
    const stranger = await openDesk(await build());
    const foreign = { ...stranger, server: desk.server };
    expect(await codeIn((await askActivation(foreign, slip)).response)).toBe('proof-wrong');
    const forged = await askActivation(desk, slip, { deviceKey: stranger.pair.privateKey });
    expect(await codeIn(forged.response)).toBe('proof-wrong');
    const borrowed = await askActivation(desk, slip, { provenFor: stranger.id });
    expect(await codeIn(borrowed.response)).toBe('proof-wrong');
  });

  it('works on no device of another district, and on no suspended one', async () => {
    const { house, suda, desk, wilai } = await scene();
    const slip = await slipFor(suda, wilai.id);
    const far = await openDesk(house, '9001');
    expect(await codeIn((await askActivation(far, slip)).response)).toBe('not-allowed');
    await actOn(suda, desk, { kind: 'suspend' });
    expect(await codeIn((await askActivation(desk, slip)).response)).toBe('revoked');
    expect((await audited(suda, 'slip-refused')).map(({ detail }) => detail)).toContain('revoked');
  });

  it('of somebody with the longest name that a roster takes makes a certificate that can be read', async () => {
    const { suda, pracha, desk } = await scene();
    const longest = { title: 'ก'.repeat(40), firstName: 'ข'.repeat(80), lastName: 'ค'.repeat(80) };
    const { id } = await approved(suda, pracha, longest);
    const on = await activatedOn(desk, await slipFor(suda, id));
    expect(on.officer.name).toHaveLength(120);
  });

  it('[P3] for somebody with more rights is not a supervisor’s to issue', async () => {
    const { house, suda, pracha } = await scene();
    const other = await provinceOf(house);
    const above = await approved(pracha, other, { firstName: 'ประเสริฐ', role: 'province' });
    const refused = await askAs(suda, 'officer', `/people/${above.id}/slip`, {});
    expect(await codeIn(refused)).toBe('not-allowed');
  });
});

describe('[P1] [P6] looking at a slip', () => {
  it('tells what using it would, and uses nothing up', async () => {
    const { house, suda, desk, wilai } = await scene();
    const slip = await slipFor(suda, wilai.id);
    for (let i = 0; i < 12; i += 1) {
      expect(await (await lookAtSlip(desk, slip)).json()).toEqual({ is: 'open' });
    }
    const far = await openDesk(house, '9001');
    expect(await codeIn(await lookAtSlip(far, slip))).toBe('not-allowed');
    await activatedOn(desk, slip);
    expect(await codeIn(await lookAtSlip(desk, slip))).toBe('code-used');
    const next = await slipFor(suda, wilai.id);
    house.clock.move(DAY_MS);
    expect(await codeIn(await lookAtSlip(desk, next))).toBe('code-expired');
  });

  it('is a try like any other: looks and uses together end the slip, and the device’s guesses', async () => {
    const { suda, pracha, desk, wilai } = await scene();
    const slip = await slipFor(suda, wilai.id);
    const wrong = { ...slip, code: '0'.repeat(13) };
    for (let i = 0; i < 3; i += 1) {
      expect(await codeIn(await lookAtSlip(desk, wrong))).toBe('code-wrong');
    }
    for (let i = 0; i < 2; i += 1) {
      expect(await codeIn((await askActivation(desk, wrong)).response)).toBe('code-wrong');
    }
    expect(await codeIn(await lookAtSlip(desk, slip))).toBe('code-locked');
    expect(await codeIn((await askActivation(desk, slip)).response)).toBe('code-locked');
    const other = await approved(suda, pracha, { firstName: 'มานี' });
    const fresh = await slipFor(suda, other.id);
    for (let i = 0; i < 5; i += 1) await lookAtSlip(desk, { ...fresh, officer: '8001-900-1' });
    expect(await codeIn(await lookAtSlip(desk, fresh))).toBe('too-many-tries');
  });

  it('tells nobody but an enrolled device, and no more of a slip that is than of one that is not', async () => {
    const { suda, desk, wilai } = await scene();
    const slip = await slipFor(suda, wilai.id);
    const stranger = await openDesk(await build());
    expect(await codeIn(await lookAtSlip({ ...stranger, server: desk.server }, slip))).toBe(
      'proof-wrong',
    );
    expect(await codeIn(await lookAtSlip(desk, slip, stranger.pair.privateKey))).toBe(
      'proof-wrong',
    );
    const answerTo = async (guess: { officer: string; code: string }) => {
      const { trace: _, ...said } = await (await lookAtSlip(desk, guess)).json();
      return said;
    };
    const there = await answerTo({ ...slip, code: '0'.repeat(13) });
    expect(await answerTo({ officer: '8001-900-1', code: '0'.repeat(13) })).toEqual(there);
  });
});

describe('[P8] a device hears whose keys were stopped, and since when', () => {
  const standingOn = async (desk: Desk) => {
    const answer = await (await askAs(desk, 'device', '/device/officers')).json();
    return DeviceOfficers.parse(answer).officers.find(
      ({ certificate }) => decodeJwt(certificate).officer === desk.officer.officer,
    );
  };

  it('by a suspension, until it is lifted', async () => {
    const { house, suda, pracha, desk } = await scene();
    const mana = await newOfficer(suda, pracha, desk, { firstName: 'มานะ' });
    expect(await standingOn(mana)).not.toHaveProperty('stopped');
    const { people } = await peopleSeenBy(suda);
    const { id } = people.find(({ officer }) => officer === mana.officer.officer) ?? { id: '' };
    house.clock.move(1000);
    const at = house.clock.now();
    await askAs(suda, 'officer', `/people/${id}/suspend`, { reason: 'สอบสวน' });
    expect(await standingOn(mana)).toMatchObject({
      state: 'revoked',
      stopped: { why: 'suspended', at },
    });
    await askAs(suda, 'officer', `/people/${id}/restore`, { reason: 'สอบแล้ว' });
    expect(await standingOn(mana)).toMatchObject({ state: 'active' });
    expect(await standingOn(mana)).not.toHaveProperty('stopped');
  });

  it('and not by the suspension of the device, which it hears of itself', async () => {
    const { house, suda, pracha, desk } = await scene();
    const mana = await newOfficer(suda, pracha, desk, { firstName: 'มานะ' });
    const ofItself = async () =>
      DeviceOfficers.parse(await (await askAs(desk, 'device', '/device/officers')).json());
    expect(await ofItself()).not.toHaveProperty('suspendedAt');
    house.clock.move(1000);
    const at = house.clock.now();
    await actOn(suda, desk, { kind: 'suspend' });
    expect(await standingOn(mana)).not.toHaveProperty('stopped');
    expect(await ofItself()).toMatchObject({ suspendedAt: at });
    await actOn(suda, desk, { kind: 'restore' });
    expect(await ofItself()).not.toHaveProperty('suspendedAt');
  });
});

describe('[P7] a new key', () => {
  it('reads nothing and registers nothing until its 8 characters are confirmed', async () => {
    const { suda, desk, wilai } = await scene();
    const on = await activatedOn(desk, await slipFor(suda, wilai.id));
    await expect(askAs(on, 'officer', '/overview')).rejects.toThrow('not-confirmed');
    const early = await seal(on);
    await push(on, [early]);
    expect((await outcomes(on)).get(early.hash)).toMatchObject({ code: 'officer-waiting' });
    expect((await confirm(suda, on.officer.id, await fingerprintOn(on))).status).toBe(200);
    expect((await outcomes(on)).get(early.hash)).toMatchObject({ kind: 'accepted' });
    const list = DeviceOfficers.parse(await (await askAs(on, 'device', '/device/officers')).json());
    const own = list.officers.find(
      ({ certificate }) => decodeJwt(certificate).id === on.officer.id,
    );
    expect(own?.state).toBe('active');
    expect(decodeJwt(own?.certificate ?? '').waiting).toBeUndefined();
  });

  it('is not confirmed by other characters, five tries an hour, nor by its own officer', async () => {
    const { house, suda, pracha, desk } = await scene();
    const own = await approved(suda, pracha, { firstName: 'มานะ', role: 'supervisor' });
    const on = await activatedOn(desk, await slipFor(suda, own.id));
    for (let i = 0; i < 5; i += 1) {
      expect(await codeIn(await confirm(suda, on.officer.id, '00000000'))).toBe(
        'fingerprint-wrong',
      );
    }
    const right = await fingerprintOn(on);
    expect(await codeIn(await confirm(suda, on.officer.id, right))).toBe('too-many-tries');
    expect(await audited(suda, 'fingerprint-wrong')).toHaveLength(5);
    house.clock.move(60 * 60 * 1000);
    const other = await provinceOf(house, '90');
    expect(await codeIn(await confirm(other, on.officer.id, right))).toBe('not-found');
    expect((await confirm(suda, on.officer.id, right)).status).toBe(200);
    expect(await codeIn(await confirm(suda, on.officer.id, right))).toBe('state-wrong');
    // A second key of the same person is not theirs to confirm.
    const elsewhere = await openDesk(house, '8001');
    const second = await activatedOn(elsewhere, await slipFor(suda, own.id));
    const self = await confirm(on, second.officer.id, await fingerprintOn(second));
    expect(await codeIn(self)).toBe('not-allowed');
  });
});

describe('[P7] a key that waits on a device that moved to another district', () => {
  it('is confirmed where its officer was approved, and not where the device is now', async () => {
    const { house, suda, pracha, desk, wilai } = await scene();
    const on = await activatedOn(desk, await slipFor(suda, wilai.id));
    expect((await actOn(pracha, desk, { kind: 'move', unit: '8002' })).status).toBe(200);
    const there = await supervisorOf(house, '8002');
    const signs = await fingerprintOn(on);
    expect(await codeIn(await confirm(there, on.officer.id, signs))).toBe('not-found');
    expect((await confirm(suda, on.officer.id, signs)).status).toBe(200);
  });
});

describe('a list of people', () => {
  it('asks for the keys of all in one go, and shows the newest of each key', async () => {
    const { house, suda, pracha, desk } = await scene();
    const on = await newOfficer(suda, pracha, desk, { firstName: 'มานี' });
    await askAs(on, 'officer', '/renewal', {});
    for (const firstName of 'กขค') await newOfficer(suda, pracha, desk, { firstName });
    const { people } = await peopleSeenBy(suda);
    const [key, ...more] = people.find(({ firstName }) => firstName === 'มานี')?.keys ?? [];
    expect(more).toEqual([]);
    expect(key?.certificate).not.toBe(on.officer.id);
    expect(key).toMatchObject({ deviceLabel: desk.certificate.label, state: 'active' });
    const asked = await house.storage.transact(async (tables) => {
      const names: string[] = [];
      const counted = new Proxy(tables, {
        get: (target, name: keyof Tables) => {
          names.push(name);
          return target[name];
        },
      });
      const actor = actorOf(suda);
      const scope = authorize(actor, 'people.read', 'own-area');
      if (scope) await listPeople(actor, scope, counted, house.clock.now());
      return names;
    });
    expect(asked).toEqual(['peopleIn', 'openSlips', 'keysIn', 'personOf', 'unitsIn']);
  });
});

describe('[P7] the key of somebody who decides on others', () => {
  it('is confirmed by another person than the one who issued the slip', async () => {
    const { house, pracha, desk } = await scene();
    const second = await provinceOf(house);
    const above = await approved(pracha, second, { firstName: 'ประเสริฐ', role: 'province' });
    const on = await activatedOn(desk, await slipFor(pracha, above.id));
    const signs = await fingerprintOn(on);
    expect(await codeIn(await confirm(pracha, on.officer.id, signs))).toBe('same-person');
    expect((await confirm(second, on.officer.id, signs)).status).toBe(200);
  });

  it('is not confirmed by the issuer after somebody else printed another slip', async () => {
    const { house, pracha, desk } = await scene();
    const second = await provinceOf(house);
    const above = await approved(pracha, second, { firstName: 'ประเสริฐ', role: 'province' });
    const on = await activatedOn(desk, await slipFor(pracha, above.id));
    await slipFor(second, above.id);
    const signs = await fingerprintOn(on);
    expect(await codeIn(await confirm(pracha, on.officer.id, signs))).toBe('state-wrong');
  });

  it('of a slip that was given up is confirmed no more, whoever they are', async () => {
    const { house, suda, desk, wilai } = await scene();
    const thief = await activatedOn(await openDesk(house, '8001'), await slipFor(suda, wilai.id));
    const rightful = await activatedOn(desk, await slipFor(suda, wilai.id));
    const letIn = async (one: Desk) => confirm(suda, one.officer.id, await fingerprintOn(one));
    expect(await codeIn(await letIn(thief))).toBe('state-wrong');
    expect((await letIn(rightful)).status).toBe(200);
    expect(await codeIn(await letIn(thief))).toBe('state-wrong');
  });

  it('right confirmations are no tries: a desk may have more than five officers', async () => {
    const { suda, pracha, desk } = await scene();
    for (const firstName of ['ก', 'ข', 'ค', 'ง', 'จ', 'ฉ']) {
      await expect(newOfficer(suda, pracha, desk, { firstName })).resolves.toBeDefined();
    }
  });
});

describe('[P8] a suspended person', () => {
  it('is refused from that moment, on every device, and let in again when trusted', async () => {
    const { suda, pracha, desk } = await scene();
    const on = await newOfficer(suda, pracha, desk, { firstName: 'มานี', role: 'supervisor' });
    expect((await askAs(on, 'officer', '/people')).status).toBe(200);
    const { people } = await peopleSeenBy(suda);
    const person = people.find(({ officer }) => officer === on.officer.officer);
    const stop = (act: string) =>
      askAs(suda, 'officer', `/people/${person?.id}/${act}`, { reason: 'ย้ายออก' });
    expect((await stop('suspend')).status).toBe(200);
    await expect(askAs(on, 'officer', '/people')).rejects.toThrow('revoked');
    expect((await stop('restore')).status).toBe(200);
    expect((await askAs(on, 'officer', '/people')).status).toBe(200);
  });
});

describe('[P9] a server restored from a backup older than an activation', () => {
  it('takes the officer back by the certificate, and one that waits stays waiting', async () => {
    const { house, suda, pracha, desk, wilai } = await scene();
    const backup = copyOf(house);
    const on = await newOfficer(suda, pracha, desk, { firstName: 'มานี' });
    const list = DeviceOfficers.parse(await (await askAs(on, 'device', '/device/officers')).json());
    const papers = list.officers.map(({ certificate }) => certificate);
    const confirmed = papers.find((jws) => decodeJwt(jws).id === on.officer.id) ?? '';
    const waiting = await activatedOn(desk, await slipFor(suda, wilai.id));
    const restored = await build({ folder: backup, clock: house.clock });
    const back = { ...on, server: restored, papers: { ...on.papers, officer: confirmed } };
    const made = await seal(back);
    await push(back, [made]);
    expect((await outcomes(back)).get(made.hash)).toMatchObject({ kind: 'accepted' });
    const inert = { ...waiting, server: restored };
    await expect(askAs(inert, 'officer', '/overview')).rejects.toThrow('not-confirmed');
  });
});

describe('[P10] a renewal', () => {
  it('gives new certificates for the same keys, and the old ones still stand behind old work', async () => {
    const { suda, pracha, desk } = await scene();
    const on = await newOfficer(suda, pracha, desk, { firstName: 'มานี' });
    const answer = RenewalAnswer.parse(await (await askAs(on, 'officer', '/renewal', {})).json());
    const renewed = OfficerCertificate.parse(decodeJwt(answer.officer));
    expect(renewed).toMatchObject({ officer: on.officer.officer, jwk: on.officer.jwk });
    expect(renewed.id).not.toBe(on.officer.id);
    const old = await seal(on);
    const fresh = {
      ...on,
      officer: renewed,
      papers: { device: answer.device, officer: answer.officer },
    };
    await push(fresh, [old]);
    expect((await outcomes(fresh)).get(old.hash)).toMatchObject({ kind: 'accepted' });
    expect((await askAs(fresh, 'device', '/device/officers')).status).toBe(200);
  });

  it('is open for 30 days to a certificate that has ended, which opens nothing else', async () => {
    const { house, suda, pracha, desk } = await scene();
    const on = await newOfficer(suda, pracha, desk, { firstName: 'มานี', role: 'supervisor' });
    house.clock.move(91 * DAY_MS);
    expect(await codeIn(await askAs(on, 'officer', '/people'))).toBe('proof-wrong');
    const answer = RenewalAnswer.parse(await (await askAs(on, 'officer', '/renewal', {})).json());
    const officer = OfficerCertificate.parse(decodeJwt(answer.officer));
    const papers = { device: answer.device, officer: answer.officer };
    expect((await askAs({ ...on, officer, papers }, 'officer', '/people')).status).toBe(200);
    house.clock.move(30 * DAY_MS);
    await expect(askAs(on, 'officer', '/renewal', {})).rejects.toThrow('proof-wrong');
  });
});

describe('[P12] a key that was confirmed', () => {
  it('ends its officer’s earlier keys on that device, but not what they wrote, nor those elsewhere', async () => {
    const { house, suda, pracha, desk } = await scene();
    const { id } = await approved(suda, pracha, { firstName: 'มานี', role: 'supervisor' });
    const letIn = async (on: Desk): Promise<Desk> => {
      const activated = await activatedOn(on, await slipFor(suda, id));
      await confirm(pracha, activated.officer.id, await fingerprintOn(activated));
      return activated;
    };
    const old = await letIn(desk);
    const elsewhere = await letIn(await openDesk(house, '8001'));
    const unsent = await seal(old);
    const renewal = await askAs(old, 'officer', '/renewal', {});
    const renewed = OfficerCertificate.parse(
      decodeJwt(RenewalAnswer.parse(await renewal.json()).officer),
    );
    house.clock.move(1000);
    const waiting = await activatedOn(desk, await slipFor(suda, id));
    expect((await askAs(old, 'officer', '/people')).status).toBe(200);
    await confirm(pracha, waiting.officer.id, await fingerprintOn(waiting));
    // Also with the token that it has.
    await expect(askAs(old, 'officer', '/people')).rejects.toThrow('revoked');
    expect((await askAs(waiting, 'officer', '/people')).status).toBe(200);
    expect((await askAs(elsewhere, 'officer', '/people')).status).toBe(200);
    const { people } = await peopleSeenBy(pracha);
    const shown = people.find((person) => person.id === id)?.keys.map((key) => key.certificate);
    expect(shown?.sort()).toEqual([waiting.officer.id, elsewhere.officer.id].sort());
    expect(renewed.id).not.toBe(waiting.officer.id);
    await push({ ...waiting, officer: old.officer }, [unsent]);
    expect((await outcomes(waiting)).get(unsent.hash)).toMatchObject({ kind: 'accepted' });
  });
});

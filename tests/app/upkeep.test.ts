import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeviceList } from '#contract/devices.ts';
import { MailboxAnswer, MailboxPage } from '#contract/mailbox.ts';
import { PersonList } from '#contract/people.ts';
import { statementTypes } from '#contract/statements.ts';
import { RENEW_BEFORE_MS } from '../../src/app/certificates.ts';
import { enrolWith } from '../../src/app/enrolling.ts';
import { deviceSession, officerSession } from '../../src/app/sessions.ts';
import { upkeep } from '../../src/app/upkeep.ts';
import { openHttp } from '../../src/remote/http.ts';
import { readBoard } from '../../src/remote/readings.ts';
import { verifyListed } from '../../src/vault/key-list.ts';
import { mayOpen } from '../../src/vault/may-open.ts';
import { vaultsOver } from '../../src/vault/unlocking.ts';
import { build, type House, tearDown } from '../server/support/house.ts';
import { keepOne, makeProfile } from '../store/desk.ts';
import { inThread } from '../vault/in-thread.ts';

let house: House;
beforeAll(async () => {
  house = await build();
});
afterAll(tearDown);

/** The app's own network, store and vault at a desk of the real centre; only the workers are missing. */
async function openApp() {
  const { clock } = house;
  const http = openHttp({
    origin: 'http://desk.example',
    now: clock.now,
    looksOnline: () => true,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { method, headers, url } = request;
      const body = method === 'GET' ? null : await request.arrayBuffer();
      return house.ask(url, { method, headers, body });
    },
  });
  const profile = makeProfile();
  profile.clock.now = clock.now;
  const { store, outbox } = await profile.open();
  const vaults = vaultsOver(inThread().workers);
  const enrolled = await enrolWith({ http, vaults, store })({
    link: { opens: 'first-desk', code: await house.issueCode(), server: house.keyring.server },
    unit: '8001',
    officerName: 'สมชาย ตั้งใจ',
    passphrase: 'ช้าง ม้า วัว ควาย',
  });
  if (enrolled.is !== 'enrolled') throw new Error(JSON.stringify(enrolled));
  const { device, vault } = enrolled;
  const session = officerSession(device, vault, { http, clock });
  const own = deviceSession(device, { http, clock });
  const work = upkeep({ http, store, clock, device: own });
  const readMailbox = async () => {
    const reply = await own.ask(`mailbox?after=${await outbox.mailboxRead()}`);
    if (reply.is !== 'answered') throw new Error(JSON.stringify(reply));
    const { page } = MailboxAnswer.parse(reply.json);
    const keys = await store.keyList();
    const read = await verifyListed(keys, 'receipt', statementTypes.mailbox, page, MailboxPage);
    if (!read) throw new Error('not the centre’s');
    await outbox.applyMailbox(read);
  };
  return { store, outbox, vaults, device, vault, session, own, work, readMailbox };
}

const answerOf = async (asked: Promise<{ is: string; json?: unknown }>): Promise<unknown> => {
  const reply = await asked;
  if (reply.is !== 'answered') throw new Error(JSON.stringify(reply));
  return reply.json;
};

describe('[S17] at the real centre', () => {
  it('officer and device read, each by their own key, one after another and at once', async () => {
    const { session, own, device } = await openApp();
    const all = { area: '', cut: null, only: null, day: null };
    expect(await readBoard(session, all)).toMatchObject({ is: 'read' });
    const replies = await Promise.all([
      session.ask('overview'),
      session.ask('devices'),
      own.ask('device/officers'),
      own.ask('mailbox?after=0'),
    ]);
    expect(replies.map(({ is }) => is)).toEqual(Array(4).fill('answered'));
    expect(await own.ask('overview')).toMatchObject({ is: 'declined', code: 'not-allowed' });
    const suspend = { kind: 'rotate', reason: 'ทดสอบ' };
    expect(await session.ask(`devices/${device.id}/commands`, suspend)).toMatchObject({
      is: 'answered',
    });
  });

  it('signs in anew when the token is over', async () => {
    const { session } = await openApp();
    await session.ask('overview');
    house.clock.move(8 * 60_000);
    expect(await session.ask('overview')).toMatchObject({ is: 'answered' });
    house.clock.move(20 * 60_000);
    expect(await session.ask('overview')).toMatchObject({ is: 'answered' });
  });
});

describe('behind the desk', () => {
  it('[D15] the device’s log is brought to the centre, and goes on from there', async () => {
    const { store, work } = await openApp();
    await store.note('unlocked', null);
    await store.note('locked', null);
    await work.onContact(null);
    expect(await store.unsentAudit(9)).toEqual([]);
    await store.note('unlocked', null);
    expect(await store.unsentAudit(9)).toMatchObject([{ n: 3 }]);
    await work.onContact(null);
    expect(await store.unsentAudit(9)).toEqual([]);
  });

  it('[DV2] a suspended device knows since when, and that it no longer is', async () => {
    const { store, session, device, work } = await openApp();
    await work.onContact(null);
    expect(await store.device()).not.toHaveProperty('suspendedAt');
    const other = await openApp();
    const act = (kind: string) =>
      answerOf(other.session.ask(`devices/${device.id}/commands`, { kind, reason: 'ทดสอบ' }));
    const at = house.clock.now();
    await act('suspend');
    work.askOfficersAgain();
    await work.onContact(null);
    expect(await store.device()).toMatchObject({ id: device.id, suspendedAt: at });
    await act('restore');
    work.askOfficersAgain();
    await work.onContact(null);
    expect(await store.device()).not.toHaveProperty('suspendedAt');
    expect(await session.ask('overview')).toMatchObject({ is: 'answered' });
  });

  it('[D14] a locked device drops its slots and the centre hears of it', async () => {
    const { store, outbox, device, session, own, work, readMailbox, vault } = await openApp();
    await keepOne(store, { vault } as Parameters<typeof keepOne>[1]);
    const order = { kind: 'lock', reason: 'เครื่องหาย' };
    expect(await session.ask(`devices/${device.id}/commands`, order)).toMatchObject({
      is: 'answered',
    });
    await readMailbox();
    expect((await store.officers()).some(mayOpen)).toBe(false);
    expect(await outbox.countUnsent()).toBe(1);
    expect(await store.unansweredCommands()).toHaveLength(1);
    await work.onContact(null);
    expect(await store.unansweredCommands()).toEqual([]);
    const reply = await session.ask('devices');
    if (reply.is !== 'answered') throw new Error(JSON.stringify(reply));
    const here = DeviceList.parse(reply.json).devices.find((one) => one.device === device.id);
    expect(here?.command).toMatchObject({ kind: 'lock', outcome: 'done' });
    expect(await own.ask('device/officers')).toMatchObject({ is: 'answered' });
  });

  it('certificates are renewed in their last month, for the open vault and for the device', async () => {
    const { store, outbox, vault, session, work, device } = await openApp();
    const { until, id } = vault.officer;
    await work.onContact({ vault, session });
    expect(vault.officer.id).toBe(id);
    house.clock.move(until - house.clock.now() - RENEW_BEFORE_MS);
    await work.onContact({ vault, session });
    expect(vault.officer.id).not.toBe(id);
    expect(vault.officer.until).toBeGreaterThan(until);
    expect(await store.officers()).toMatchObject([{ id: vault.officer.id }]);
    expect((await store.device())?.certificate).not.toBe(device.certificate);
    const { certificates } = await outbox.describe(null);
    expect(certificates).toContain(device.certificate);
    expect(certificates).toContain(vault.certificate);
    expect(await session.ask('overview')).toMatchObject({ is: 'answered' });
    house.clock.move(11 * 60_000);
    expect(await session.ask('overview')).toMatchObject({ is: 'answered' });
  });

  it('[P11] a certificate that came while the vault was being opened is used all the same', async () => {
    const { store, vaults, vault, session, work } = await openApp();
    const [stored] = await store.officers();
    if (!stored) throw new Error('nobody');
    const opened = await vaults.unlock(stored, 'ช้าง ม้า วัว ควาย');
    if (opened.is !== 'open') throw new Error(opened.is);
    house.clock.move(1);
    // The centre certifies the key anew, and the store hears of it before that vault is at the desk.
    const before = vault.officer.id;
    expect(await session.ask('renewal', {})).toMatchObject({ is: 'answered' });
    await work.onContact(null);
    expect(await store.officers()).not.toMatchObject([{ id: before }]);
    expect(opened.vault.officer.id).toBe(before);
    await work.onUnlocked(opened.vault);
    expect(await store.officers()).toMatchObject([{ id: opened.vault.officer.id }]);
    expect(opened.vault.officer.id).not.toBe(before);
  });

  it('[D14] rotation fetches keys and certificates, once', async () => {
    const { store, session, vault, work, readMailbox, device } = await openApp();
    const order = { kind: 'rotate', reason: 'กุญแจใหม่' };
    await session.ask(`devices/${device.id}/commands`, order);
    house.clock.move(1);
    await readMailbox();
    expect(await store.mustRotate()).toBe(true);
    const { id } = vault.officer;
    await work.onContact(null);
    expect(await store.mustRotate()).toBe(true);
    await work.onContact({ vault, session });
    expect(await store.mustRotate()).toBe(false);
    expect(vault.officer.id).not.toBe(id);
  });

  it('[P8] whoever is suspended is told after the next contact, and no more once it is lifted', async () => {
    const { store, work, vault } = await openApp();
    const above = await openApp();
    const { people } = PersonList.parse(await answerOf(above.session.ask('people')));
    const own = people.find(({ officer }) => officer === vault.officer.officer);
    const act = (what: string) =>
      answerOf(above.session.ask(`people/${own?.id}/${what}`, { reason: 'ทดสอบ' }));
    await work.onContact(null);
    expect(await store.officers()).not.toMatchObject([{ stopped: {} }]);
    const at = house.clock.now();
    await act('suspend');
    house.clock.move(2 * 60_000);
    await work.onContact(null);
    expect(await store.officers()).toMatchObject([{ stopped: { why: 'suspended', at } }]);
    // What cannot be asked about stays as it was heard last.
    await act('restore');
    await work.onContact(null);
    expect(await store.officers()).toMatchObject([{ stopped: { at } }]);
    // Whoever unlocks is told how they stand now.
    work.askOfficersAgain();
    await work.onContact(null);
    expect((await store.officers()).map(({ stopped }) => stopped)).toEqual([undefined]);
  });

  it('[V13] the drafts key is put under the recovery key that the centre lists', async () => {
    const { store, vault, work } = await openApp();
    await work.onUnlocked(vault);
    const [stored] = await store.officers();
    const listed = (await store.keyList()).keys.filter(({ use }) => use === 'drafts-recovery');
    expect(listed).toHaveLength(1);
    expect(stored?.slots).toContainEqual(
      expect.objectContaining({ kind: 'esc', kid: listed[0]?.kid }),
    );
    const before = await store.officers();
    await work.onUnlocked(vault);
    expect(await store.officers()).toEqual(before);
  });
});

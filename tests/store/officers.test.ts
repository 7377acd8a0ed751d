import { describe, expect, it } from 'vitest';
import { escInfo, recoveryInfo } from '#contract/recovery.ts';
import { describeDatabase } from '../../src/store/database.ts';
import type { StorePorts } from '../../src/store/ports.ts';
import type { OutboxPicture, Store } from '../../src/store/types.ts';
import { openSealed, sealTo } from '../../src/vault/hpke.ts';
import { ids, uuid } from '../contract/people.ts';
import { certify, makeOfficer, root } from '../vault/officers.ts';
import { makeDraftsRecoveryKey } from '../vault/recovery-key.ts';
import { everything, keepOne, makeProfile, maleeAs, seen, somchai, wilai } from './desk.ts';

const recovery = await makeDraftsRecoveryKey();

/** Somchai's device with an `esc` slot in his vault. */
async function withEsc() {
  const profile = makeProfile();
  const opened = await profile.enrol();
  const stored = await somchai.vault.addEsc(somchai.stored, root.server, recovery.key);
  expect(await opened.store.saveOfficer(stored)).toBe(true);
  return { ...profile, ...opened };
}

/** Somchai has forgotten his passphrase and was activated anew: another key and certificate. */
async function activatedAnew() {
  const passphrase = 'ฝน ฟ้า ดาว เดือน';
  const made = await makeOfficer('8001-012-7', 'สมชาย ตั้งใจ', passphrase);
  const jws = await certify('8001-012-7', 'สมชาย ตั้งใจ', made.made.publicJwk, ids.device, 77);
  await made.vault.useCertificate(jws);
  return { ...made, stored: { ...made.stored, id: uuid(5, 77), certificate: jws } };
}

/** What two approvals and the offline key make of a request. */
async function answerTo(request: Awaited<ReturnType<Store['beginRecovery']>>, id: string) {
  if (!request) throw new Error('nothing to recover');
  const info = escInfo(root.server, request.esc.kid, '8001-012-7', ids.device);
  const draftsKey = await openSealed(recovery.privateJwk, info, request.esc.sealed);
  if (!draftsKey) throw new Error('the recovery key does not open');
  return sealTo(request.to, recoveryInfo(root.server, id), draftsKey);
}

/** Everything of officers that lies in the database, shown at the lock screen or not. */
async function allRows(ports: StorePorts) {
  const db = describeDatabase(ports, () => undefined);
  try {
    return await db.officers.toArray();
  } finally {
    db.close();
  }
}

describe('[D12] several officers of one device', () => {
  it('remember across a restart, and in the second copy, that one of them was stopped, until they are not', async () => {
    const profile = makeProfile();
    const { store } = await profile.enrol();
    await store.addOfficer(wilai.stored);
    const stopped = { why: 'suspended', at: 1_790_000_000_000 } as const;
    await store.noteStopped(new Map([[wilai.stored.id, stopped]]));
    const standing = async (of: Store) =>
      (await of.officers()).map(({ officer, stopped }) => [officer, stopped]).sort();
    const expected = [
      ['8001-012-7', undefined],
      ['8001-013-5', stopped],
    ];
    expect(await standing(store)).toEqual(expected);
    // A new PIN, a renewed certificate: neither lets anybody act again.
    await store.saveOfficer(wilai.stored);
    const again = (await profile.open()).store;
    expect(await standing(again)).toEqual(expected);
    await again.noteStopped(new Map());
    expect((await standing(again)).map(([, why]) => why)).toEqual([undefined, undefined]);
  });

  it('each see their own drafts and records, and leave together', async () => {
    const { enrol } = makeProfile();
    const { store, outbox } = await enrol();
    await store.addOfficer(wilai.stored);
    expect((await store.officers()).map(({ officer }) => officer).sort()).toEqual([
      '8001-012-7',
      '8001-013-5',
    ]);
    const mine = await store.startDraft(somchai.vault, maleeAs);
    const hers = await store.startDraft(wilai.vault, maleeAs);
    expect((await store.drafts(somchai.vault)).map(({ record }) => record)).toEqual([mine.record]);
    expect((await store.drafts(wilai.vault)).map(({ record }) => record)).toEqual([hers.record]);
    await store.keepRegistration(wilai.vault, hers);
    expect(await store.registration(somchai.vault, hers.record)).toBeNull();
    expect(await outbox.unsent(everything, [])).toHaveLength(1);
    const { certificates } = await outbox.describe(null);
    expect(certificates).toEqual(
      expect.arrayContaining([somchai.stored.certificate, wilai.stored.certificate]),
    );
  });

  it('come back all together from the second copy', async () => {
    const { enrol, open, loseDatabase } = makeProfile();
    const { store } = await enrol();
    await store.addOfficer(wilai.stored);
    await store.startDraft(wilai.vault, maleeAs);
    loseDatabase();
    const again = (await open()).store;
    expect(await again.officers()).toHaveLength(2);
    expect(await again.drafts(wilai.vault)).toHaveLength(1);
  });

  it('go on under a newer certificate; the old one is still named to the centre', async () => {
    const { enrol } = makeProfile();
    const { store, outbox } = await enrol();
    const newer = { id: uuid(5, 99), certificate: 'newer.certificate.signed', name: 'สมชาย' };
    await store.replaceCertificate(somchai.stored.id, newer);
    expect(await store.officers()).toMatchObject([newer]);
    const { certificates } = await outbox.describe(null);
    expect(certificates).toContain(newer.certificate);
    expect(certificates).toContain(somchai.stored.certificate);
    await store.replaceDeviceCertificate('newer.device.signed');
    expect(await store.device()).toMatchObject({ certificate: 'newer.device.signed' });
    expect((await outbox.describe(null)).certificates).toContain('device.certificate.signed');
  });

  it('cannot bring back slots that were dropped meanwhile', async () => {
    const { store } = await withEsc();
    await store.startDraft(somchai.vault, maleeAs);
    const anew = await activatedAnew();
    await store.addOfficer(anew.stored);
    expect(await store.saveOfficer(somchai.stored)).toBe(false);
  });
});

describe('[D13] a forgotten passphrase', () => {
  it('loses nothing: 30 finished records are sent, 3 drafts come back', async () => {
    const { store, outbox, open, loseDatabase } = await withEsc();
    for (let i = 0; i < 30; i += 1) await keepOne(store);
    const drafts = [];
    for (let i = 0; i < 3; i += 1) drafts.push(await store.startDraft(somchai.vault, maleeAs));

    const anew = await activatedAnew();
    await store.addOfficer(anew.stored);
    expect(await store.officers()).toMatchObject([{ id: anew.stored.id }]);
    expect(await store.unreadableDrafts('8001-012-7')).toBe(3);
    expect(await store.recovery(anew.vault.officer)).toEqual({ is: 'possible', drafts: 3 });
    expect(await store.drafts(anew.vault)).toEqual([]);
    expect(await outbox.unsent(everything, [])).toHaveLength(30);
    const mine = await store.startDraft(anew.vault, maleeAs);

    const request = await store.beginRecovery(anew.vault);
    expect(request?.drafts).toBe(3);
    expect(await store.beginRecovery(anew.vault)).toEqual(request);
    await store.recoveryAsked('8001-012-7', uuid(8, 1));
    expect(await store.recovery(anew.vault.officer)).toEqual({
      is: 'asked',
      drafts: 3,
      id: uuid(8, 1),
    });

    // Forgotten a second time, it is asked for anew: nobody could open what was asked before.
    const third = { officer: '8001-012-7', jwk: somchai.vault.officer.jwk };
    expect(await store.recovery(third)).toEqual({ is: 'possible', drafts: 3 });

    const forAnother = await answerTo(request, uuid(8, 2));
    expect(await store.openRecovered(anew.vault, forAnother)).toBeNull();
    expect(await store.unreadableDrafts('8001-012-7')).toBe(3);

    expect(await store.openRecovered(anew.vault, await answerTo(request, uuid(8, 1)))).toBe(3);
    expect(await store.unreadableDrafts('8001-012-7')).toBe(0);
    expect(await store.recovery(anew.vault.officer)).toEqual({ is: 'nothing-locked' });
    const back = (await store.drafts(anew.vault)).map(({ record }) => record).sort();
    expect(back).toEqual([...drafts, mine].map(({ record }) => record).sort());
    expect(await outbox.countUnsent()).toBe(30);
    const { certificates } = await outbox.describe(null);
    expect(certificates).toContain(somchai.stored.certificate);

    loseDatabase();
    const again = await open();
    expect(await again.store.drafts(anew.vault)).toHaveLength(4);
    expect(await again.outbox.countUnsent()).toBe(30);
  });

  it('shows drafts in the list as soon as they are back, also to whoever watched before', async () => {
    const { store } = await withEsc();
    const { record } = await store.startDraft(somchai.vault, maleeAs);
    const pictures = await store.pictures();
    const jpeg = new TextEncoder().encode('a picture of her house');
    const taken = await pictures.add(somchai.vault, record, { jpeg, role: 'evidence' });
    const anew = await activatedAnew();
    await store.addOfficer(anew.stored);
    const seen: number[] = [];
    const stop = store.watchRecords(anew.vault, (lines) => seen.push(lines.length));
    await expect.poll(() => seen.at(-1)).toBe(0);
    const request = await store.beginRecovery(anew.vault);
    await store.recoveryAsked('8001-012-7', uuid(8, 1));
    await store.openRecovered(anew.vault, await answerTo(request, uuid(8, 1)));
    await expect.poll(() => seen.at(-1)).toBe(1);
    stop();
    // Its pictures come with it.
    const sha256 = taken.is === 'added' ? taken.sha256 : '';
    expect(await pictures.open(anew.vault, sha256)).toEqual(jpeg);
    expect(await pictures.open(somchai.vault, sha256)).toBeNull();
  });

  it('leaves the old vault nothing but its esc slot, and that only while drafts wait', async () => {
    const { store, ports } = await withEsc();
    await store.startDraft(somchai.vault, maleeAs);
    const anew = await activatedAnew();
    await store.addOfficer(anew.stored);
    const rows = await allRows(ports());
    const old = rows.find(({ id }) => id === somchai.stored.id);
    expect(old?.slots.map(({ kind }) => kind)).toEqual(['esc']);
    expect(old?.pin).toBeUndefined();
    const request = await store.beginRecovery(anew.vault);
    await store.recoveryAsked('8001-012-7', uuid(8, 1));
    await store.openRecovered(anew.vault, await answerTo(request, uuid(8, 1)));
    expect((await allRows(ports())).map(({ id }) => id)).toEqual([anew.stored.id]);
  });

  it('is told apart when no recovery key was known', async () => {
    const { enrol } = makeProfile();
    const { store } = await enrol();
    await store.startDraft(somchai.vault, maleeAs);
    const anew = await activatedAnew();
    await store.addOfficer(anew.stored);
    expect(await store.recovery(anew.vault.officer)).toEqual({ is: 'not-possible', drafts: 1 });
    expect(await store.beginRecovery(anew.vault)).toBeNull();
    const picture = await seen<OutboxPicture>(store.watchOutbox, () => true);
    expect(picture.unsent).toBe(0);
  });
});

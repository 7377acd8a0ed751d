import { describe, expect, it } from 'vitest';
import { readReference } from '#thai/reference-number.ts';
import type { BinnedDraft } from '../../src/store/draft-types.ts';
import { makeDeviceKey, uuid } from '../contract/people.ts';
import { makeOfficer } from '../vault/officers.ts';
import {
  device,
  everything,
  keepOne,
  makeProfile,
  maleeAs,
  receive,
  seen,
  signKeyList,
  somchai,
} from './desk.ts';

const runningNumber = (ref: string) => Number(ref.slice(6, 11));

describe('[D6] a device that lost its database', () => {
  it('is itself again: device, officers, keys, envelopes and drafts, in a new epoch', async () => {
    const { enrol, open, loseDatabase } = makeProfile();
    const { store } = await enrol();
    await keepOne(store);
    await keepOne(store);
    const begun = await store.startDraft(somchai.vault, maleeAs);
    const before = await store.counters();
    loseDatabase();

    const { store: again, outbox } = await open();
    expect(again.finding).toEqual({ is: 'restored', envelopes: 2, drafts: 1 });
    expect(await again.device()).toEqual(device);
    expect(await again.officers()).toEqual([somchai.stored]);
    expect(await again.drafts(somchai.vault)).toEqual([begun]);
    expect(await outbox.countUnsent()).toBe(2);
    const after = await again.counters();
    expect(after.epoch).not.toBe(before.epoch);
    expect(after).toMatchObject({ seq: 0, nextNumber: before.nextNumber + 100 });
    const lines = await seen<unknown[]>(
      (show) => again.watchRecords(somchai.vault, show),
      (all) => all.length === 3,
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ summary: expect.objectContaining({ name: 'มาลี ใ.' }) }),
    );
    expect((await open()).store.finding).toEqual({ is: 'sound' });
  });

  it('[D1] never prints a reference number twice', async () => {
    const { enrol, open, loseDatabase } = makeProfile();
    const { store } = await enrol();
    const refs = [];
    for (let i = 0; i < 3; i += 1) refs.push((await keepOne(store)).draft.ref);
    loseDatabase();
    const again = await open();
    for (let i = 0; i < 3; i += 1) refs.push((await keepOne(again.store)).draft.ref);
    expect(refs.map(runningNumber)).toEqual([1, 2, 3, 104, 105, 106]);
    expect(refs.map((ref) => readReference(ref).is)).toEqual(Array(6).fill('reference'));
  });

  it('goes on keeping and sending: the ledger begins at 1 in the new epoch', async () => {
    const { enrol, open, loseDatabase, clock } = makeProfile();
    const { store } = await enrol();
    await keepOne(store);
    loseDatabase();
    const again = await open();
    expect((await keepOne(again.store)).outcome).toMatchObject({ is: 'kept', secondCopy: true });
    await receive(again.outbox, clock);
    await receive(again.outbox, clock);
    expect(await again.outbox.countUnsent()).toBe(0);
    expect((await open()).store.finding).toEqual({ is: 'sound' });
  });

  it('tells how much is gone when journal and database are', async () => {
    const { enrol, open, loseDatabase, disk } = makeProfile();
    const { store } = await enrol();
    await keepOne(store);
    await keepOne(store);
    loseDatabase();
    for (const name of ['journal-a', 'journal-b']) disk.content.delete(name);
    const again = await open();
    expect(again.store.finding).toEqual({ is: 'lost', atLeast: 2, restored: 0 });
    expect(await again.store.device()).toEqual(device);
    expect((await open()).store.finding).toEqual({ is: 'sound' });
  });

  it('keeps the envelopes even when nobody knows the device any more', async () => {
    const { enrol, open, loseDatabase, disk } = makeProfile();
    const { store } = await enrol();
    await keepOne(store);
    loseDatabase();
    for (const name of ['copy-a', 'copy-b']) disk.content.delete(name);
    const again = await open();
    expect(again.store.finding).toEqual({ is: 'restored', envelopes: 1, drafts: 0 });
    expect(await again.store.device()).toBeNull();
    const { store: last, outbox } = await open();
    expect(last.finding).toEqual({ is: 'fresh' });
    await last.enrol({ ...device, id: uuid(1, 9), key: await makeDeviceKey() }, somchai.stored);
    expect(await outbox.countUnsent()).toBe(1);
  });

  it('makes no empty database while the copies cannot be read', async () => {
    const { enrol, open, loseDatabase, disk } = makeProfile();
    const { store } = await enrol();
    await keepOne(store);
    loseDatabase();
    disk.become('unreadable');
    await expect(open()).rejects.toThrow('the disk does not answer');
    disk.become('none');
    expect((await open()).store.finding).toMatchObject({ is: 'restored', envelopes: 1 });
  });

  it('[D7] says that nothing is saved when it vanishes in the middle, and is whole at the next start', async () => {
    const { enrol, open, ports } = makeProfile();
    const { store } = await enrol();
    await keepOne(store);
    const draft = await store.startDraft(somchai.vault, maleeAs);
    await new Promise((resolve, reject) => {
      const asked = ports().idb.indexedDB.deleteDatabase('debt-desk');
      asked.onsuccess = resolve;
      asked.onerror = reject;
    });
    await expect(store.saveDraft(somchai.vault, draft)).rejects.toMatchObject({
      why: 'database-closed',
    });
    expect(await store.keepRegistration(somchai.vault, draft)).toEqual({
      is: 'not-kept',
      why: 'database-closed',
    });
    expect((await open()).store.finding).toEqual({ is: 'restored', envelopes: 1, drafts: 1 });
  });

  it('survives a second copy that was cut off while it was written', async () => {
    const { enrol, open, loseDatabase, disk } = makeProfile();
    const { store } = await enrol();
    const first = await store.startDraft(somchai.vault, maleeAs);
    disk.become('tears');
    await store.saveDraft(somchai.vault, first);
    disk.become('none');
    loseDatabase();
    const again = await open();
    expect(again.store.finding).toEqual({ is: 'restored', envelopes: 0, drafts: 1 });
    expect(await again.store.device()).toEqual(device);
  });

  it('does not bring back a draft that was kept or dropped, and what lay in the bin lies there', async () => {
    const { enrol, open, loseDatabase } = makeProfile();
    const { store } = await enrol();
    await keepOne(store);
    const dropped = await store.startDraft(somchai.vault, maleeAs);
    await store.dropDraft(dropped.record);
    const discarded = await store.startDraft(somchai.vault, maleeAs);
    await store.discardDraft(discarded.record);
    loseDatabase();
    const again = (await open()).store;
    expect(again.finding).toEqual({ is: 'restored', envelopes: 1, drafts: 1 });
    expect(await again.drafts(somchai.vault)).toEqual([]);
    const bin = await seen<BinnedDraft[]>(
      (show) => again.watchBin(somchai.vault, show),
      (all) => all.length > 0,
    );
    expect(bin.map(({ record }) => record)).toEqual([discarded.record]);
  });
});

describe('[D6] a database that fell back to an older state', () => {
  it('is brought forward from the journal, in a new epoch', async () => {
    const { enrol, open, indexedDB, putBack, loseDatabase } = makeProfile();
    const { store } = await enrol();
    await keepOne(store);
    const older = indexedDB;
    // The same disk, another database: what the newer one kept is only in the journal.
    loseDatabase();
    const newer = await open();
    await keepOne(newer.store);
    putBack(older);
    const { store: again, outbox } = await open();
    expect(again.finding).toEqual({ is: 'restored', envelopes: 1, drafts: 0 });
    expect(await outbox.countUnsent()).toBe(2);
    expect((await open()).store.finding).toEqual({ is: 'sound' });
  });
});

describe('enrolment', () => {
  it('[D6] makes the files, the first epoch and the first number of the lease', async () => {
    const { enrol, disk, marks } = makeProfile();
    const numbers = { ...device.numbers, from: 10_001, to: 20_000 };
    const { store } = await enrol({ ...device, numbers });
    expect([...disk.content.keys()]).toEqual(
      expect.arrayContaining(['journal-a', 'journal-b', 'copy-b']),
    );
    const { epoch, nextNumber, seq } = await store.counters();
    expect({ nextNumber, seq }).toEqual({ nextNumber: 10_001, seq: 0 });
    expect([...marks.content.values()]).toEqual([`${epoch}:0`]);
    const { ref } = await store.startDraft(somchai.vault, maleeAs);
    expect(runningNumber(ref)).toBe(10_001);
  });

  it('of the same device again only adds the officer', async () => {
    const { enrol } = makeProfile();
    const { store } = await enrol();
    await keepOne(store);
    const before = await store.counters();
    const wilai = await makeOfficer('8001-013-5', 'วิไล');
    await store.enrol(device, wilai.stored);
    expect(await store.counters()).toEqual(before);
    expect((await store.officers()).map(({ name }) => name).sort()).toEqual(['วิไล', 'สมชาย ตั้งใจ']);
  });

  it('under another key begins a new epoch and keeps the old certificate', async () => {
    const { enrol, open } = makeProfile();
    const { store, outbox } = await enrol();
    await keepOne(store);
    const next = { ...device, id: uuid(1, 2), certificate: 'device.certificate.second' };
    const [left] = await outbox.unsent(everything, []);
    await store.enrol({ ...next, numbers: { ...device.numbers, dd: '02' } }, somchai.stored);
    // It carries for the device it was, and speaks for itself: the head is not its own.
    const { epoch } = await store.counters();
    expect(await outbox.describe(left?.epoch ?? '')).toMatchObject({ epoch, head: null });
    expect(await store.counters()).toMatchObject({ seq: 0, nextNumber: 1 });
    expect((await outbox.describe(null)).certificates).toEqual([
      next.certificate,
      somchai.stored.certificate,
      device.certificate,
    ]);
    expect(seqOf(await outbox.unsent(everything, []))).toEqual([1]);
    expect((await open()).store.finding).toEqual({ is: 'sound' });
  });

  it('[D1] says when the lease of numbers is used up', async () => {
    const { enrol } = makeProfile();
    const { store } = await enrol({ ...device, numbers: { ...device.numbers, to: 1 } });
    await store.startDraft(somchai.vault, maleeAs);
    await expect(store.startDraft(somchai.vault, maleeAs)).rejects.toThrow(
      expect.objectContaining({ name: 'NumbersExhaustedError' }),
    );
  });

  it('[D6] [V8] a newer key list is in the second copy, too', async () => {
    const { enrol, loseDatabase, open } = makeProfile();
    const { store } = await enrol();
    await store.pinKeyList(await signKeyList(3));
    loseDatabase();
    expect(await (await open()).outbox.keyListVersion()).toBe(3);
  });

  it('[V8] pins the newer of two lists that come at once', async () => {
    const { enrol } = makeProfile();
    const { store, outbox } = await enrol();
    const [five, four] = [await signKeyList(5), await signKeyList(4)];
    await Promise.allSettled([store.pinKeyList(five), store.pinKeyList(four)]);
    expect(await outbox.keyListVersion()).toBe(5);
  });

  it('[V8] pins a newer key list and never an older or foreign one', async () => {
    const { enrol } = makeProfile();
    const { store, outbox } = await enrol();
    await store.pinKeyList(await signKeyList(3));
    expect(await outbox.keyListVersion()).toBe(3);
    expect((await store.keyList()).version).toBe(3);
    await expect(store.pinKeyList(await signKeyList(2))).rejects.toThrow('not to be trusted');
    expect(await outbox.keyListVersion()).toBe(3);
  });
});

const seqOf = (envelopes: { seq: number }[]) => envelopes.map(({ seq }) => seq);

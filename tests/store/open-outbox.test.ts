import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { describeDatabase, READER, write, writeMeta } from '../../src/store/database.ts';
import { openOutbox } from '../../src/store/open-outbox.ts';
import { everything, keepOne, makeProfile, receive, signKeyList, somchai } from './desk.ts';

/** A desk whose window is closed again, with so much that waits. */
async function closedDesk(waiting: number) {
  const profile = makeProfile();
  const { store } = await profile.enrol();
  for (let i = 0; i < waiting; i += 1) await keepOne(store);
  return profile;
}

const versionOf = async (profile: ReturnType<typeof makeProfile>) => {
  const [lying] = await profile.ports().idb.indexedDB.databases();
  return lying?.version ?? null;
};

describe('[D23] the outbox without a window', () => {
  it('hands out what waits and takes receipts, which the next window sees', async () => {
    const profile = await closedDesk(2);
    const opened = await openOutbox(profile.ports());
    if (!opened) throw new Error('there is an outbox');
    expect(opened.device.id).toBe((await opened.outbox.describe(null)).device);
    expect(await opened.outbox.unsent(everything, [])).toHaveLength(2);
    await receive(opened.outbox, profile.clock);
    expect(await opened.outbox.countUnsent()).toBe(0);
    await opened.keys.pinKeyList(await signKeyList(2));
    opened.close();

    const { store, outbox } = await profile.open();
    expect(store.finding).toEqual({ is: 'sound' });
    expect(await outbox.countUnsent()).toBe(0);
    expect(await outbox.keyListVersion()).toBe(2);
  });

  it('makes no database where there is none, neither before enrolment nor after a loss', async () => {
    const fresh = makeProfile();
    expect(await openOutbox(fresh.ports())).toBeNull();
    expect(await versionOf(fresh)).toBeNull();

    const profile = await closedDesk(1);
    profile.loseDatabase();
    expect(await openOutbox(profile.ports())).toBeNull();
    expect(await versionOf(profile)).toBeNull();
    const { store, outbox } = await profile.open();
    expect(store.finding).toMatchObject({ is: 'restored', envelopes: 1 });
    expect(await outbox.countUnsent()).toBe(1);
  });

  it('[D8] gives an older database no other tables, and leaves a newer one alone', async () => {
    const profile = await closedDesk(1);
    const { name, idb } = profile.ports();
    const newer = new Dexie(name, idb);
    newer.version(99).stores({ meta: 'key' });
    await newer.open();
    newer.close();
    expect(await openOutbox(profile.ports())).toBeNull();
    expect(await versionOf(profile)).toBe(990);

    const older = makeProfile();
    const before = new Dexie(name, older.ports().idb);
    before.version(1).stores({ meta: 'key' });
    await before.open();
    before.close();
    expect(await openOutbox(older.ports())).toBeNull();
    expect(await versionOf(older)).toBe(10);
  });

  it('[D8] leaves rows alone that only newer code understands', async () => {
    const profile = await closedDesk(1);
    const db = describeDatabase(profile.ports(), () => undefined);
    await write(db, [], () => writeMeta(db, 'minReader', READER + 1));
    db.close();
    expect(await openOutbox(profile.ports())).toBeNull();
  });
});

describe('[D8] [S7] the outbox of older code on newer data', () => {
  it('sends all the same, one after the other, and writes nothing down', async () => {
    const profile = makeProfile();
    const { store, outbox } = await profile.enrol();
    for (let i = 0; i < 3; i += 1) await keepOne(store);
    const db = describeDatabase(profile.ports(), () => undefined);
    await write(db, [], () => writeMeta(db, 'minReader', READER + 1));

    const sent: number[] = [];
    while ((await outbox.countUnsent()) > 0) {
      const [next] = await outbox.unsent({ envelopes: 1, bytes: 1 }, []);
      if (!next) throw new Error('counted, and not handed out');
      const manifest = await outbox.describe(next.epoch);
      expect(manifest.m).toBe(sent.length + 1);
      sent.push(next.seq);
      const { receipts } = await receive({ ...outbox, unsent: async () => [next] }, profile.clock);
      expect(receipts).toHaveLength(1);
    }
    expect(sent).toEqual([1, 2, 3]);
    expect(await db.outbox.where('waiting').equals(1).count()).toBe(3);
    db.close();

    // Whoever understands the data offers them once more, and the centre knows them.
    const again = await profile.open();
    expect(again.store.finding).toEqual({ is: 'newer-data' });
    expect(await again.outbox.countUnsent()).toBe(3);
    expect(await again.store.drafts(somchai.vault)).toEqual([]);
  });
});

import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { RegisterOp } from '#contract/op.ts';
import { BIN_MS } from '../../src/store/drafts.ts';
import type { PictureLine, PictureRole } from '../../src/store/picture-types.ts';
import type { PictureBytesRow, PictureRow } from '../../src/store/rows.ts';
import type { OutboxPicture, Store } from '../../src/store/types.ts';
import { hashOf } from '../../src/vault/bytes.ts';
import { openEnvelope } from '../contract/open-envelope.ts';
import { uuid } from '../contract/people.ts';
import { openPictureOf } from '../support/open-picture.ts';
import { root } from '../vault/officers.ts';
import {
  DAY_MS,
  everything,
  keepOne,
  makeProfile,
  maleeAs,
  receive,
  sealing,
  seen,
  somchai,
  wilai,
} from './desk.ts';

const { vault } = somchai;
type Profile = ReturnType<typeof makeProfile>;

/** Bytes that are easy to find again. */
const picture = (n: number) =>
  new TextEncoder().encode(`a picture of Malee, number ${n} `.repeat(9));
const add = async (store: Store, record: string, n: number, role: PictureRole = 'evidence') => {
  const outcome = await (await store.pictures()).add(vault, record, { jpeg: picture(n), role });
  if (outcome.is !== 'added') throw new Error(outcome.is);
  return outcome.sha256;
};
const linesOf = async (store: Store, record: string, officer = somchai) => {
  const pictures = await store.pictures();
  return seen<PictureLine[]>(
    (show) => pictures.watch(officer.vault, record, show),
    () => true,
  );
};
async function rowsOf({
  ports,
}: Profile): Promise<{ rows: PictureRow[]; bytes: PictureBytesRow[] }> {
  const { name, idb } = ports();
  const db = await new Dexie(name, idb).open();
  const rows = await db.table('pictures').toArray();
  const bytes = await db.table('pictureBytes').toArray();
  db.close();
  return { rows, bytes };
}
const contains = (haystack: Uint8Array, needle: string) =>
  Buffer.from(haystack).includes(Buffer.from(needle));

async function withDraft() {
  const profile = makeProfile();
  const { store, outbox } = await profile.enrol();
  const draft = await store.startDraft(vault, maleeAs);
  return { profile, store, outbox, draft, record: draft.record };
}

describe('[D19] pictures of a draft', () => {
  it('lie here only as ciphertext, each under a key of its own that lies wrapped', async () => {
    const { profile, store, record } = await withDraft();
    const [first, second] = [await add(store, record, 1), await add(store, record, 1)];
    expect(first).not.toBe(second);
    const { rows, bytes } = await rowsOf(profile);
    expect(bytes).toHaveLength(2);
    for (const { sha256, bytes: sealed } of bytes) {
      expect(await hashOf(sealed)).toBe(sha256);
      expect(contains(sealed, 'Malee')).toBe(false);
    }
    for (const row of rows) {
      expect(row.bytes).toBe(picture(1).length + 28);
      expect(JSON.stringify(row)).not.toMatch(/evidence|jpeg/);
      expect(row.about && contains(row.about, 'evidence')).toBe(false);
    }
    const pictures = await store.pictures();
    expect(await pictures.open(vault, first)).toEqual(picture(1));
  });

  it('open for their officer alone, also after the app ended', async () => {
    const { profile, store, record } = await withDraft();
    const sha256 = await add(store, record, 1);
    const again = (await profile.open()).store;
    expect(await linesOf(again, record)).toMatchObject([{ sha256, role: 'evidence', kept: false }]);
    expect(await linesOf(again, record, wilai)).toEqual([]);
    const pictures = await again.pictures();
    expect(await pictures.open(vault, sha256)).toEqual(picture(1));
    expect(await pictures.open(wilai.vault, sha256)).toBeNull();
  });

  it('are six at most, also in two presses at once', async () => {
    const { store, record } = await withDraft();
    for (let n = 1; n <= 5; n += 1) await add(store, record, n);
    const pictures = await store.pictures();
    const at = { jpeg: picture(6), role: 'evidence' } as const;
    const both = await Promise.all([
      pictures.add(vault, record, at),
      pictures.add(vault, record, at),
    ]);
    expect(both.map(({ is }) => is).sort()).toEqual(['added', 'full']);
    expect(await linesOf(store, record)).toHaveLength(6);
  });

  it('are turned in their place, and the bytes of before are gone', async () => {
    const { profile, store, record } = await withDraft();
    const first = await add(store, record, 1);
    profile.clock.at += 1000;
    const second = await add(store, record, 2, 'other');
    const pictures = await store.pictures();
    const turned = await pictures.replace(vault, first, picture(9));
    if (turned.is !== 'added') throw new Error(turned.is);
    expect(await linesOf(store, record)).toMatchObject([
      { sha256: turned.sha256, role: 'evidence' },
      { sha256: second, role: 'other' },
    ]);
    expect(await pictures.open(vault, turned.sha256)).toEqual(picture(9));
    expect((await rowsOf(profile)).bytes.map(({ sha256 }) => sha256)).not.toContain(first);
  });

  it('come back when they were taken out, until that is forgotten', async () => {
    const { profile, store, record } = await withDraft();
    const [first, second] = [await add(store, record, 1), await add(store, record, 2)];
    const pictures = await store.pictures();
    await pictures.remove(first);
    expect(await linesOf(store, record)).toMatchObject([{ sha256: second }]);
    await pictures.takeBack(first);
    expect(await linesOf(store, record)).toHaveLength(2);
    await pictures.remove(first);
    await pictures.forget(first);
    await pictures.takeBack(first);
    expect(await linesOf(store, record)).toMatchObject([{ sha256: second }]);
    expect((await rowsOf(profile)).bytes).toHaveLength(1);
    await pictures.remove(second);
    await profile.open();
    expect(await rowsOf(profile)).toEqual({ rows: [], bytes: [] });
  });

  it('are part of what was said: a draft with one is not dropped, and goes with them at last', async () => {
    const { profile, store, outbox, record } = await withDraft();
    const sha256 = await add(store, record, 1);
    await store.dropDraft(record);
    expect(await store.drafts(vault)).toHaveLength(1);
    await receive(outbox, profile.clock);
    await store.discardDraft(record);
    profile.clock.at += BIN_MS + DAY_MS;
    const waiting = await profile.open();
    expect(await linesOf(waiting.store, record)).toMatchObject([{ sha256 }]);
    await receive(waiting.outbox, profile.clock);
    await profile.open();
    expect(await rowsOf(profile)).toEqual({ rows: [], bytes: [] });
  });

  it('are not taken when the disk is nearly full, and the text still is', async () => {
    const profile = makeProfile();
    const ports = profile.ports();
    const { store } = await profile.enrol();
    const { draft } = await keepOne(store);
    const { picturesOf } = await import('../../src/store/pictures.ts');
    const { describeDatabase } = await import('../../src/store/database.ts');
    const db = await describeDatabase(ports, () => undefined).open();
    const storage = { usage: 960_000_000, quota: 1_000_000_000 };
    const pictures = picturesOf(db as ReturnType<typeof describeDatabase>, {
      clock: profile.clock,
      vitals: async () => ({ app: 'test', persisted: true, storage }),
    });
    const taken = { jpeg: picture(1), role: 'evidence' } as const;
    expect(await pictures.add(vault, draft.record, taken)).toEqual({ is: 'no-room' });
    expect((await keepOne(store)).outcome.is).toBe('kept');
    db.close();
  });
});

describe('[D19] [V15] pictures of what is kept', () => {
  async function withKept() {
    const begun = await withDraft();
    const { store, record, draft, profile } = begun;
    await add(store, record, 1, 'evidence');
    profile.clock.at += 1000;
    await add(store, record, 2, 'signed-form');
    const gone = await add(store, record, 3, 'other');
    await (await store.pictures()).remove(gone);
    const signature = { way: 'paper', at: 1 } as const;
    const { registration } = draft;
    const signed = { ...registration, help: { ...registration.help, signature } };
    const outcome = await store.keepRegistration(vault, { ...draft, registration: signed });
    expect(outcome.is).toBe('kept');
    return begun;
  }

  it('stand in the header by hash and length, and inside with role and key', async () => {
    const { profile, store, outbox, record } = await withKept();
    const [envelope] = await outbox.unsent(everything, []);
    const sealed = envelope?.bytes ?? new Uint8Array();
    const { header, op } = await openEnvelope(sealed, sealing, root.server);
    const { rows, bytes } = await rowsOf(profile);
    expect(bytes).toHaveLength(2);
    const { blobs = [], registration } = RegisterOp.parse(op);
    expect(header.blobs).toEqual(
      blobs.map(({ sha256 }) => ({
        sha256,
        bytes: bytes.find((one) => one.sha256 === sha256)?.bytes.length,
      })),
    );
    expect(JSON.stringify(header)).not.toMatch(/evidence|signed|image|key/);
    expect(blobs.map(({ role, mime }) => `${role} ${mime}`)).toEqual([
      'evidence image/jpeg',
      'signed-form image/jpeg',
    ]);
    for (const [i, blob] of blobs.entries()) {
      const ciphertext = bytes.find(({ sha256 }) => sha256 === blob.sha256)?.bytes;
      expect(await openPictureOf(blob, ciphertext ?? new Uint8Array())).toEqual(picture(i + 1));
    }
    const [evidence, form] = blobs.map(({ sha256 }) => sha256);
    expect(registration.help.photos).toEqual([evidence]);
    expect(registration.help.signature).toMatchObject({ way: 'paper', photo: form });
    // What is read here later says the same.
    expect(await store.registration(vault, record)).toEqual(registration);
    expect(rows.map(({ keptIn, waiting }) => ({ keptIn, waiting }))).toEqual([
      { keptIn: envelope?.hash, waiting: 1 },
      { keptIn: envelope?.hash, waiting: 1 },
    ]);
  });

  it('are counted for the screens and the centre, and read again by their author', async () => {
    const { store, outbox, record } = await withKept();
    const { picturesLeft } = await seen<OutboxPicture>(store.watchOutbox, () => true);
    expect(picturesLeft).toBe(2);
    expect((await outbox.describe(null)).status.picturesLeft).toBe(2);
    const [first] = await linesOf(store, record);
    expect(first).toMatchObject({ role: 'evidence', kept: true });
    const pictures = await store.pictures();
    expect(await pictures.open(vault, first?.sha256 ?? '')).toEqual(picture(1));
    expect(await pictures.open(wilai.vault, first?.sha256 ?? '')).toBeNull();
    await pictures.remove(first?.sha256 ?? '');
    expect(await linesOf(store, record)).toHaveLength(2);
  });

  it('an attachment names what was added since, and no more', async () => {
    const { store, outbox, record, profile } = await withKept();
    await add(store, record, 4, 'other');
    await store.keepAttachment(vault, { op: uuid(7, 1), record });
    const [, envelope] = await outbox.unsent(everything, []);
    const { header } = await openEnvelope(
      envelope?.bytes ?? new Uint8Array(),
      sealing,
      root.server,
    );
    expect(header).toMatchObject({ kind: 'attach', blobs: [{ bytes: picture(4).length + 28 }] });
    expect((await rowsOf(profile)).rows.filter(({ waiting }) => waiting === 1)).toHaveLength(3);
    await expect(store.keepAttachment(vault, { op: uuid(7, 2), record })).rejects.toThrow(
      'no picture',
    );
  });

  it('[D5] hold their envelope here until they are received themselves', async () => {
    const { profile, store, outbox } = await withKept();
    await keepOne(store);
    await receive(outbox, profile.clock);
    profile.clock.at += 40 * DAY_MS;
    await receive(outbox, profile.clock, { m: 2 });
    const { name, idb } = profile.ports();
    const db = await new Dexie(name, idb).open();
    const watermark = {
      ...{ v: 1, server: root.server, unit: '8001', n: 99, backup: true, at: 1 },
      serverEpoch: { n: 1, random: 'first' },
    };
    await db.table('meta').put({ key: 'watermarks', value: [watermark] });
    await profile.open();
    const rows = await db.table('pictures').toArray();
    expect(await db.table('envelopes').toCollection().primaryKeys()).toEqual([rows[0]?.keptIn]);
    expect(rows).toHaveLength(2);

    await db.table('pictures').toCollection().modify({ waiting: 0 });
    await profile.open();
    expect(await db.table('envelopes').count()).toBe(0);
    expect(await db.table('pictureBytes').count()).toBe(0);
    db.close();
  });
});

describe('[D8] a database of before there were pictures', () => {
  it('keeps its drafts, takes pictures, and from then on older code only looks', async () => {
    const { profile, store, record } = await withDraft();
    await keepOne(store);
    const photograph = await profile.photograph();
    const { name, idb } = profile.ports();
    const newer = await new Dexie(name, idb).open();
    const schema = Object.fromEntries(
      newer.tables
        .filter((table) => !table.name.startsWith('picture'))
        .map((table) => [
          table.name,
          [table.schema.primKey, ...table.schema.indexes].map(({ src }) => src).join(', '),
        ]),
    );
    newer.close();
    const { IDBFactory } = await import('fake-indexeddb');
    const indexedDB = new IDBFactory();
    profile.putBack(indexedDB);
    const older = new Dexie(name, { ...idb, indexedDB });
    older.version(4).stores(schema);
    await older.open();
    for (const [table, rows] of photograph)
      if (table in schema) await older.table(table).bulkPut(rows);
    await older.table('meta').put({ key: 'minReader', value: 2 });
    older.close();

    const again = (await profile.open()).store;
    expect(again.finding).toEqual({ is: 'sound' });
    expect(await again.drafts(vault)).toHaveLength(1);
    await add(again, record, 1);
    expect(await linesOf(again, record)).toHaveLength(1);
    const db = await new Dexie(name, { ...idb, indexedDB }).open();
    expect(await db.table('meta').get('minReader')).toMatchObject({ value: 3 });
    db.close();
  });
});

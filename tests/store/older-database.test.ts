import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import type { RecordLine } from '../../src/store/record-types.ts';
import { sealView } from '../../src/store/summary.ts';
import { keepOne, makeProfile, seen, somchai } from './desk.ts';

describe('[D8] a database of the version before', () => {
  it('keeps what its records said, and from then on older code only looks', async () => {
    const { enrol, open, ports, putBack } = makeProfile();
    const { store } = await enrol();
    const { draft } = await keepOne(store);
    const { name, idb } = ports();
    const { full } = await sealView(somchai.vault, draft.record, draft.registration);

    // The same rows as version 2 had them: what a record says lay in its own row.
    const newer = new Dexie(name, idb);
    await newer.open();
    const tables = [
      'meta',
      'officers',
      'drafts',
      'records',
      'outbox',
      'envelopes',
      'tags',
      'audit',
    ];
    const rows = new Map<string, unknown[]>();
    for (const table of tables) rows.set(table, await newer.table(table).toArray());
    newer.close();
    const { IDBFactory } = await import('fake-indexeddb');
    const indexedDB = new IDBFactory();
    putBack(indexedDB);
    const older = new Dexie(name, { ...idb, indexedDB });
    older.version(2).stores({
      meta: 'key',
      officers: 'id',
      drafts: 'record, officer',
      records: 'record, officer',
      outbox: '++n, &hash, record, [epoch+seq], waiting, [waiting+receipt.at], outcome.item.kind',
      envelopes: 'hash',
      uncopied: 'hash',
      tags: 'ref, tag, keptAt',
      audit: 'n',
    });
    await older.open();
    for (const [table, all] of rows) await older.table(table).bulkPut(all);
    await older.table('records').toCollection().modify({ full });
    await older.table('meta').put({ key: 'minReader', value: 1 });
    await older
      .table('outbox')
      .toCollection()
      .modify((row) => {
        delete row.kind;
      });
    older.close();

    const again = (await open()).store;
    expect(again.finding).toEqual({ is: 'sound' });
    expect(await again.registration(somchai.vault, draft.record)).toEqual(draft.registration);
    const [line] = await seen<RecordLine[]>(
      (show) => again.watchRecords(somchai.vault, show),
      (all) => all.length > 0,
    );
    expect(line?.state.tag).toBe('queued');
    const db = new Dexie(name, { ...idb, indexedDB });
    await db.open();
    expect(await db.table('meta').get('minReader')).toMatchObject({ value: 3 });
    expect(await db.table('records').toArray()).toMatchObject([{ record: draft.record }]);
    expect(JSON.stringify(await db.table('records').toArray())).not.toContain('"full"');
    db.close();
  });
});

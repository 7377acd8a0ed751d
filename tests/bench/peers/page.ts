import PouchDB from 'pouchdb-browser';
import { type Collection, createRxDatabase } from 'rxdb/plugins/core';
import { replicateCouchDB } from 'rxdb/plugins/replication-couchdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

/** Runs in the browser: what a peer keeps there, and sends when it is told to. */
export interface Peer {
  /** Writes them into the browser's database, with no network asked for. */
  keep(docs: readonly { id: string }[]): Promise<void>;
  /** Sends all to the database at `url`; resolves to ms from the first request to the end of it. */
  drain(url: string, perRequest: number | null): Promise<number>;
}

export interface PeersWindow {
  openPeer(name: 'pouchdb' | 'rxdb'): Promise<Peer>;
}

async function timed(url: string, send: () => Promise<unknown>): Promise<number> {
  performance.clearResourceTimings();
  await send();
  const end = performance.now();
  const [first] = performance
    .getEntriesByType('resource')
    .filter(({ name }) => name.startsWith(url));
  if (!first) throw new Error('nothing was sent');
  return end - first.startTime;
}

async function openPouch(): Promise<Peer> {
  const db = new PouchDB('registrations');
  return {
    async keep(docs) {
      const kept = await db.bulkDocs(docs.map(({ id, ...rest }) => ({ _id: id, ...rest })));
      if (!kept.every(({ ok }) => ok)) throw new Error('PouchDB refused a document');
    },
    drain: (url, perRequest) =>
      timed(url, () => db.replicate.to(url, perRequest === null ? {} : { batch_size: perRequest })),
  };
}

/** As its guide says: a collection with a primary key, any other property let in. */
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 40 },
    registration: { type: 'object', additionalProperties: true },
  },
  required: ['id'],
};

async function openRx(): Promise<Peer> {
  const database = await createRxDatabase({ name: 'registrations', storage: getRxStorageDexie() });
  const { records } = await database.addCollections({ records: { schema } });
  return {
    async keep(docs) {
      const { error } = await (records as Collection).bulkInsert(docs);
      if (error.length > 0) throw new Error('RxDB refused a document');
    },
    drain: (url, perRequest) =>
      timed(url, async () => {
        const replication = replicateCouchDB({
          replicationIdentifier: 'bench',
          collection: records as Collection,
          url: `${url}/`,
          live: false,
          push: { batchSize: perRequest ?? 100 },
        });
        const failed = new Promise((_resolve, reject) => replication.error$.subscribe(reject));
        await Promise.race([replication.awaitInitialReplication(), failed]);
      }),
  };
}

(globalThis as unknown as PeersWindow).openPeer = (name) =>
  name === 'pouchdb' ? openPouch() : openRx();

/** As much of the peers as the benches ask of them: they are not installed with the app. */
declare module 'pouchdb-browser' {
  export default class PouchDB {
    constructor(name: string);
    bulkDocs(docs: readonly object[]): Promise<readonly { ok?: boolean }[]>;
    replicate: {
      to(url: string, options: { batch_size?: number }): Promise<unknown>;
    };
  }
}

declare module 'rxdb/plugins/core' {
  export interface Collection {
    bulkInsert(docs: readonly object[]): Promise<{ error: readonly unknown[] }>;
  }
  export function createRxDatabase(options: { name: string; storage: unknown }): Promise<{
    addCollections(of: Record<string, { schema: object }>): Promise<Record<string, Collection>>;
  }>;
}

declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(): unknown;
}

declare module 'rxdb/plugins/replication-couchdb' {
  import type { Collection } from 'rxdb/plugins/core';
  export function replicateCouchDB(options: {
    replicationIdentifier: string;
    collection: Collection;
    url: string;
    live: boolean;
    push: { batchSize: number };
  }): {
    error$: { subscribe(tell: (error: unknown) => void): void };
    awaitInitialReplication(): Promise<unknown>;
  };
}

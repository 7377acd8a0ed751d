import type { StorePorts } from './ports.ts';

/** What every window and the service worker of this origin share: one database, and its locks. */
export const originPorts = (): Pick<StorePorts, 'name' | 'idb' | 'locks'> => ({
  name: 'debt-desk',
  idb: { indexedDB, IDBKeyRange },
  locks: { request: (name, work) => navigator.locks.request(name, work) },
});

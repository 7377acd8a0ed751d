import { version } from '../../package.json';
import { storageUsed } from '../features/storage-used.ts';
import type { Vitals } from '../sync/ports.ts';

export { version };

/** What a sender reports of the program and its place on this device. */
export async function vitals(): Promise<Vitals> {
  const storage = await storageUsed();
  return { app: version, storage, persisted: await navigator.storage.persisted() };
}

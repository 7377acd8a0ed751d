export interface StorageUsed {
  usage: number;
  quota: number;
}

/** Chromium says since version 133 that so much is left, whatever the disk says, so that no page is known by it. */
const SAID_TO_EVERYBODY = 10 * 1024 ** 3;

/** Bytes that the program has and may have on this disk; null where the browser does not say. */
export async function storageUsed(): Promise<StorageUsed | null> {
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? null : { usage, quota };
}

/** Bytes that are left; null when that is not known. */
export function roomLeft(used: StorageUsed | null): number | null {
  const left = used && used.quota - used.usage;
  return left === SAID_TO_EVERYBODY ? null : left;
}

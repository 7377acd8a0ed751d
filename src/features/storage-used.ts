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

/**
 * What one finished registration takes at most, without pictures: its envelope in the database and in
 * the journal, what may be read of it, and what the database has not tidied up yet.
 */
const RECORD_BYTES = 32 * 1024;

/** How many more registrations find room, in round numbers: nobody counts on the last one. */
export function recordsThatFit(bytes: number): number {
  const many = Math.max(0, Math.floor(bytes / RECORD_BYTES));
  const step = many < 100 ? 10 : 10 ** (String(many).length - 2);
  return Math.floor(many / step) * step;
}

/** Bytes that are left; null when that is not known. */
export function roomLeft(used: StorageUsed | null): number | null {
  const left = used && used.quota - used.usage;
  return left === SAID_TO_EVERYBODY ? null : left;
}

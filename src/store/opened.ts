import type { OpenVault } from '../vault/types.ts';
import type { RecordSummary } from './record-types.ts';

/**
 * What was opened for an officer's lists, as long as that officer is signed in: thousands of lines
 * are opened once, and never lie in the clear on the disk.
 */
export interface Opened {
  /** Undefined while it was not opened; null when it did not open. */
  get(key: string): RecordSummary | null | undefined;
  put(key: string, summary: RecordSummary | null): void;
}

const openedBy = new WeakMap<OpenVault, Map<string, RecordSummary | null>>();

export function openedOf(vault: OpenVault): Opened {
  const known = openedBy.get(vault) ?? new Map<string, RecordSummary | null>();
  openedBy.set(vault, known);
  return {
    get: (key) => known.get(key),
    put: (key, summary) => known.set(key, summary),
  };
}

/** Locked: nothing of anybody stays in memory. */
export function forgetOpened(vault: OpenVault): void {
  openedBy.get(vault)?.clear();
  openedBy.delete(vault);
}

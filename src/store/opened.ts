import type { UnixMs, Uuid } from '#contract/primitives.ts';
import type { OpenVault } from '../vault/types.ts';
import type { RecordLine, RecordSummary } from './record-types.ts';

/** A list, when it was read, and what this device had made by then. */
export interface SeenList {
  at: UnixMs;
  epoch: Uuid;
  seq: number;
  lines: RecordLine[];
}

/**
 * What was opened for an officer's lists, as long as that officer is signed in: thousands of lines
 * are opened once, and never lie in the clear on the disk.
 */
export interface Opened {
  /** Nothing under a key that was not opened; null under one that did not open. */
  summaries: Map<string, RecordSummary | null>;
  /** The whole list as it was shown last. */
  seen: SeenList | null;
}

const openedBy = new WeakMap<OpenVault, Opened>();

export function openedOf(vault: OpenVault): Opened {
  const opened = openedBy.get(vault) ?? { summaries: new Map(), seen: null };
  openedBy.set(vault, opened);
  return opened;
}

/** Locked: nothing of anybody stays in memory. */
export function forgetOpened(vault: OpenVault): void {
  const opened = openedBy.get(vault);
  if (!opened) return;
  opened.summaries.clear();
  opened.seen = null;
  openedBy.delete(vault);
}

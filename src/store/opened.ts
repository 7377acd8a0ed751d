import type { UnixMs, Uuid } from '#contract/primitives.ts';
import type { OpenVault } from '../vault/types.ts';
import type { RecordLine, RecordSummary } from './record-types.ts';

/**
 * What was opened for an officer's lists, as long as that officer is signed in: thousands of lines
 * are opened once, and never lie in the clear on the disk.
 */
export interface Opened {
  /** Undefined while it was not opened; null when it did not open. */
  get(key: string): RecordSummary | null | undefined;
  put(key: string, summary: RecordSummary | null): void;
  /** The whole list as it was shown last. */
  seen: SeenList | null;
}

/** A list, when it was read, and what this device had made by then. */
export interface SeenList {
  at: UnixMs;
  epoch: Uuid;
  seq: number;
  lines: RecordLine[];
}

interface Known {
  summaries: Map<string, RecordSummary | null>;
  seen: SeenList | null;
}

const openedBy = new WeakMap<OpenVault, Known>();

export function openedOf(vault: OpenVault): Opened {
  const known = openedBy.get(vault) ?? { summaries: new Map(), seen: null };
  openedBy.set(vault, known);
  return {
    get: (key) => known.summaries.get(key),
    put: (key, summary) => known.summaries.set(key, summary),
    get seen() {
      return known.seen;
    },
    set seen(list) {
      known.seen = list;
    },
  };
}

/** Locked: nothing of anybody stays in memory. */
export function forgetOpened(vault: OpenVault): void {
  const known = openedBy.get(vault);
  known?.summaries.clear();
  if (known) known.seen = null;
  openedBy.delete(vault);
}

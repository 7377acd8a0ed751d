import { AUDIT_START } from '#contract/audit-chain.ts';
import type { Sha256 } from '#contract/primitives.ts';
import type { Storage } from '../storage/port.ts';
import { isLinked } from './chain.ts';

/** `n` is the first row that does not follow the one before it. */
export interface Break {
  chain: 'server' | (string & {});
  n: number;
}

export interface Verified {
  /** Of the server's own chain. */
  rows: number;
  /** Hash of its last row: worth noting somewhere else. */
  head: Sha256;
  /** Whether the row that somebody noted is there; false: the end was cut off, or written anew. */
  hasNoted: boolean;
  /** How many devices brought a chain. */
  devices: number;
  /** One for each chain that is broken, the server's first. */
  breaks: Break[];
}

const PORTION = 1000;

/** [AU1] Walks the server's chain and every device's to the end, so that one break hides no other. */
export async function verifyAudit(storage: Storage, noted?: Sha256): Promise<Verified> {
  const server = await verifyServer(storage, noted);
  const { devices, breaks } = await verifyDevices(storage);
  return { ...server, devices, breaks: [...server.breaks, ...breaks] };
}

async function verifyServer(
  storage: Storage,
  noted: Sha256 | undefined,
): Promise<Omit<Verified, 'devices'>> {
  let last: { n: number; hash: Sha256 } = { n: 0, hash: AUDIT_START };
  let first: Break | null = null;
  let count = 0;
  let hasNoted = noted === undefined;
  for (;;) {
    const rows = await storage.transact((tables) => tables.auditAfter(last.n, PORTION));
    for (const row of rows) {
      const follows = row.n === last.n + 1 && isLinked(row, last.hash);
      if (!follows) first ??= { chain: 'server', n: last.n + 1 };
      count += 1;
      hasNoted ||= row.hash === noted;
      last = row;
    }
    if (rows.length < PORTION)
      return { rows: count, head: last.hash, hasNoted, breaks: first ? [first] : [] };
  }
}

async function verifyDevices(storage: Storage): Promise<{ devices: number; breaks: Break[] }> {
  const breaks: Break[] = [];
  const heads = await storage.transact((tables) => tables.deviceAuditHeads());
  const known = new Map(heads.map((head) => [head.device, head]));
  let devices = 0;
  let last = { device: '', n: 0, hash: '' };
  for (;;) {
    const from = last;
    const rows = await storage.transact((tables) => tables.deviceAuditAfter(from, PORTION));
    for (const { device, event } of rows) {
      const isFirst = device !== last.device;
      if (isFirst) devices += 1;
      const before = isFirst ? { n: 0, hash: AUDIT_START } : last;
      const follows = event.n === before.n + 1 && isLinked(event, before.hash);
      if (!follows && breaks.at(-1)?.chain !== device)
        breaks.push({ chain: device, n: before.n + 1 });
      last = { device, n: event.n, hash: event.hash };
      const head = known.get(device);
      if (head?.through === event.n && head.hash === event.hash) known.delete(device);
    }
    if (rows.length < PORTION) break;
  }
  // A chain whose end was taken out hangs together: what was known of it says that there was more.
  for (const { device, through } of known.values()) {
    if (through > 0 && !breaks.some(({ chain }) => chain === device))
      breaks.push({ chain: device, n: through });
  }
  return { devices, breaks };
}

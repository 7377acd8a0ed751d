import { AUDIT_START } from '#contract/audit.ts';
import type { Sha256 } from '#contract/primitives.ts';
import type { Storage } from '../storage/port.ts';
import { isLinked } from './chain.ts';

export type Verified =
  | { is: 'whole'; rows: number; devices: number }
  /** `n` is the first row that does not follow the one before it. */
  | { is: 'broken'; chain: 'server' | (string & {}); n: number };

const PORTION = 1000;

/** [AU1] Walks the server's chain and every device's. */
export async function verifyAudit(storage: Storage): Promise<Verified> {
  let n = 0;
  let prev: Sha256 = AUDIT_START;
  for (;;) {
    const rows = await storage.transact((tables) => tables.auditAfter(n, PORTION));
    for (const row of rows) {
      if (row.n !== n + 1 || !isLinked(row, prev)) {
        return { is: 'broken', chain: 'server', n: n + 1 };
      }
      n = row.n;
      prev = row.hash;
    }
    if (rows.length < PORTION) break;
  }
  const devices = await verifyDevices(storage);
  return typeof devices === 'number' ? { is: 'whole', rows: n, devices } : devices;
}

/** How many devices brought a chain, or the first that is broken. */
async function verifyDevices(storage: Storage): Promise<number | Verified> {
  let devices = 0;
  let last = { device: '', n: 0, hash: '' };
  for (;;) {
    const from = last;
    const rows = await storage.transact((tables) => tables.deviceAuditAfter(from, PORTION));
    for (const { device, event } of rows) {
      const isFirst = device !== last.device;
      if (isFirst) devices += 1;
      const before = isFirst ? { n: 0, hash: AUDIT_START } : last;
      if (event.n !== before.n + 1 || !isLinked(event, before.hash)) {
        return { is: 'broken', chain: device, n: before.n + 1 };
      }
      last = { device, n: event.n, hash: event.hash };
    }
    if (rows.length < PORTION) return devices;
  }
}

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
  const chains = await storage.transact((tables) => tables.deviceChains());
  for (const [device, events] of chains) {
    let before: Sha256 = AUDIT_START;
    for (const [i, event] of events.entries()) {
      if (event.n !== i + 1 || !isLinked(event, before)) {
        return { is: 'broken', chain: device, n: i + 1 };
      }
      before = event.hash;
    }
  }
  return { is: 'whole', rows: n, devices: chains.size };
}

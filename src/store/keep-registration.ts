import type { OpenVault } from '../vault/types.ts';
import type { Database } from './database.ts';
import type { Draft, KeepOutcome } from './draft-types.ts';
import { type KeepPorts, keepAct } from './keep.ts';

/** Keeps a finished registration [D2]. Only to be called under the lock `ledger`. */
export function keepRegistration(
  db: Database,
  ports: KeepPorts,
  vault: OpenVault,
  { op, record, ref, registration }: Draft,
): Promise<KeepOutcome> {
  const act = { kind: 'register', registration } as const;
  const wanted = { op, record, ref, act, base: [], mends: null, endsDraft: true };
  return keepAct(db, ports, vault, wanted);
}

import { type Database, readMeta, write, writeMeta } from './database.ts';
import { type Clocks, leaseAt, see, withPolicy } from './lease.ts';
import type { EnrolledDevice, Lease } from './types.ts';

/**
 * What is known of the time. A device that was enrolled before any of this was written down begins
 * with the newest time that the centre had signed, as if that had been now.
 */
export async function readClocks(db: Database, now: number): Promise<Clocks> {
  const clocks = await readMeta(db, 'clocks');
  if (clocks) return clocks;
  const serverTime = (await readMeta(db, 'ledger'))?.serverTime;
  return { highest: now, heard: { server: serverTime ?? now, device: now } };
}

/** Looks at the clock, and writes down how far it has come. @throws when nobody enrolled. */
export async function lookAtLease(db: Database, now: number): Promise<Lease> {
  const device = await readMeta(db, 'device');
  if (!device) throw new Error('this device is not enrolled');
  const before = await readMeta(db, 'clocks');
  const clocks = see(await readClocks(db, now), now);
  // What the disk does not take is seen again by the next look.
  if (clocks !== before)
    await write(db, [], () => writeMeta(db, 'clocks', clocks)).catch(() => undefined);
  return readLease(db, device, now);
}

export async function readLease(db: Database, device: EnrolledDevice, now: number): Promise<Lease> {
  return leaseAt(now, await readClocks(db, now), withPolicy(device).policy);
}

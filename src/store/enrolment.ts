import type { Jws, UnixMs } from '#contract/primitives.ts';
import type { OfficerVault } from '../vault/types.ts';
import { type Database, readMeta, write, writeMeta } from './database.ts';
import type { Clocks } from './lease.ts';
import { keepCertificates, putOfficer } from './officers.ts';
import type { Trust } from './ports.ts';
import { offerAgain } from './receipts.ts';
import { blankLedger } from './restore.ts';
import { steadily } from './saving-trouble.ts';
import type { EnrolledDevice } from './types.ts';

/**
 * Stores what enrolment gave. The same device again only brings its officer; another device key
 * begins a new epoch and the numbers of its own lease, and the old certificate stays beside it. What
 * the former device has not heard to be accepted is offered again, by the new one [D4].
 */
export function enrol(
  db: Database,
  device: EnrolledDevice,
  officer: OfficerVault | null,
  clocks: Clocks,
): Promise<void> {
  return steadily(db, () =>
    write(db, [db.officers, db.drafts, db.outbox, db.envelopes], async () => {
      const [before, ledger] = [await readMeta(db, 'device'), await readMeta(db, 'ledger')];
      await writeMeta(db, 'device', device);
      await writeMeta(db, 'clocks', clocks);
      if (officer) await putOfficer(db, officer);
      if (before?.id === device.id) return;
      if (before) await keepCertificates(db, [before.certificate]);
      const fresh = blankLedger();
      await writeMeta(db, 'ledger', {
        ...fresh,
        formerEpochs: ledger ? [...ledger.formerEpochs, ledger.epoch] : [],
        nextNumber: device.numbers.from,
      });
      await offerAgain(db, ({ outcome }) => outcome?.item.kind !== 'accepted');
    }),
  );
}

/** Pins a newer key list. @throws when it is not the server's, or older than the pinned one. */
export async function pinKeyList(db: Database, trust: Trust, jws: Jws): Promise<void> {
  const device = await readMeta(db, 'device');
  if (!device) throw new Error('this device is not enrolled');
  const pinned = await trust.trustKeyList(device.keyList, device.server);
  const newer = await trust.trustKeyList(jws, device.server, pinned?.version ?? 0);
  if (!newer) throw new Error('this key list is not to be trusted');
  const pinnedNow = await steadily(db, () =>
    write(db, [], async () => {
      const standing = await readMeta(db, 'device');
      // Another was pinned while this one was verified: compared with that one anew.
      if (standing?.keyList !== device.keyList) return false;
      await writeMeta(db, 'device', { ...standing, keyList: jws });
      return true;
    }),
  );
  if (!pinnedNow) await pinKeyList(db, trust, jws);
}

/** A newer certificate of the same device; the old one is still named by what was sealed before. */
export function replaceDeviceCertificate(db: Database, certificate: Jws): Promise<void> {
  return steadily(db, () =>
    write(db, [], async () => {
      const device = await readMeta(db, 'device');
      if (!device || device.certificate === certificate) return;
      await keepCertificates(db, [device.certificate]);
      await writeMeta(db, 'device', { ...device, certificate });
    }),
  );
}

/** What the centre said of this device; asked every few minutes, and hardly ever another answer. */
export async function noteSuspended(db: Database, at: UnixMs | null): Promise<void> {
  const known = await readMeta(db, 'device');
  if (!known || (known.suspendedAt ?? null) === at) return;
  await steadily(db, () =>
    write(db, [], async () => {
      const device = await readMeta(db, 'device');
      if (!device) return;
      const { suspendedAt: _, ...others } = device;
      await writeMeta(db, 'device', { ...others, ...(at !== null && { suspendedAt: at }) });
    }),
  );
}

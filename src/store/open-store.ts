import type { Outbox } from '../sync/ports.ts';
import { copyWaiting } from './copy-to-journal.ts';
import { readLedger, readMeta } from './database.ts';
import { draftsOf } from './drafts.ts';
import { enrol, pinKeyList } from './enrolment.ts';
import { openJournal } from './journal.ts';
import { keepRegistration } from './keep-registration.ts';
import { writeMark } from './mark.ts';
import { openAndMend } from './mend.ts';
import { outboxOf, pictureOf, readKeyList } from './outbox.ts';
import type { StorePorts } from './ports.ts';
import { readRegistration, watch, watchRecords } from './records.ts';
import { openSecondCopy } from './second-copy.ts';
import type { Store } from './types.ts';

/**
 * Opens what this device holds, after comparing it with its copies and putting back what was lost.
 * @throws when the database or the files cannot be read; nothing is then made in their place.
 */
export async function openStore(ports: StorePorts): Promise<{ store: Store; outbox: Outbox }> {
  const { clock, files, locks, marks, trust } = ports;
  const journal = openJournal(files);
  const { db, finding } = await locks.request('ledger', () => openAndMend(ports, journal));
  const secondCopy = openSecondCopy(db, files);

  /** What has no second copy yet is tried again whenever something was saved. Takes the lock. */
  const copyAll = async () => {
    try {
      await secondCopy.write();
      if ((await db.uncopied.count()) === 0) return;
      await locks.request('ledger', () => copyWaiting(db, journal));
    } catch {
      // It stands in the database; the picture of the outbox says what has no second copy.
    }
  };

  if (finding.is !== 'newer-data') await copyAll();

  const store: Store = {
    finding,
    device: () => readMeta(db, 'device'),
    officers: () => db.officers.toArray(),
    counters: () => readLedger(db),
    keyList: () => readKeyList(db, trust),
    async pinKeyList(jws) {
      await pinKeyList(db, trust, jws);
      await copyAll();
    },
    enrol: (device, officer) =>
      locks.request('ledger', async () => {
        await journal.create();
        await enrol(db, device, officer);
        await secondCopy.write();
        writeMark(marks, await readLedger(db));
      }),

    ...draftsOf(db, { clock, locks }, copyAll),

    async keepRegistration(vault, draft) {
      const outcome = await locks.request('ledger', () =>
        keepRegistration(db, { ...ports, journal }, vault, draft),
      );
      // Nobody waits for this one: the journal has the envelope, and every start compares.
      if (outcome.is === 'kept') void secondCopy.write().catch(() => undefined);
      return outcome;
    },

    registration: (vault, record) => readRegistration(db, vault, record, clock.now()),
    watchRecords: (vault, show) => watchRecords(db, clock, vault, show),
    watchOutbox: (show) =>
      watch(
        () => pictureOf(db, clock.now()),
        (picture) => picture,
        show,
      ),
  };
  return { store, outbox: outboxOf(db, ports) };
}

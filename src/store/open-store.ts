import type { CommandAck } from '#contract/commands.ts';
import type { Outbox } from '../sync/ports.ts';
import { auditOf } from './audit.ts';
import { lookAtLease } from './clocks.ts';
import { noOrders } from './commands.ts';
import { copyWaiting } from './copy-to-journal.ts';
import { readLedger, readMeta, write, writeMeta } from './database.ts';
import type { KeepOutcome } from './draft-types.ts';
import { draftsOf } from './drafts.ts';
import { enrol, noteSuspended, pinKeyList, replaceDeviceCertificate } from './enrolment.ts';
import { openJournal } from './journal.ts';
import { withPolicy } from './lease.ts';
import { writeMark } from './mark.ts';
import { openAndMend } from './mend.ts';
import { officersOf, readOfficers } from './officers.ts';
import { forgetOpened } from './opened.ts';
import { outboxOf, pictureOf, readKeyList } from './outbox.ts';
import type { StorePorts } from './ports.ts';
import type { Orders } from './rows.ts';
import { steadily } from './saving-trouble.ts';
import { openSecondCopy } from './second-copy.ts';
import { sweep } from './sweep.ts';
import { mayBeKnown } from './tags.ts';
import type { Store } from './types.ts';
import { watch, watchLater } from './watch.ts';

export interface Opened {
  store: Store;
  outbox: Outbox;
  /** Resolves when what may go is gone and everything stands twice; never rejects. */
  settled: Promise<void>;
}

/**
 * Opens what this device holds, after comparing it with its copies and putting back what was lost.
 * @throws when the database or the files cannot be read; nothing is then made in their place.
 */
export async function openStore(ports: StorePorts): Promise<Opened> {
  const { clock, files, locks, marks, trust } = ports;
  const journal = openJournal(files);
  const { db, finding } = await locks.request('ledger', () => openAndMend(ports, journal));
  const secondCopy = openSecondCopy(db, files);

  /** What has no second copy yet is tried again whenever something was saved. Takes the lock. */
  const copyAll = async () => {
    try {
      await secondCopy.write();
      await secondCopy.writeOwed();
      if ((await db.uncopied.count()) === 0) return;
      await locks.request('ledger', () => copyWaiting(db, journal));
    } catch {
      // It stands in the database; the picture of the outbox says what has no second copy.
    }
  };

  const settle = async () => {
    if (finding.is === 'newer-data') return;
    // The next start sweeps what this one could not.
    await locks.request('ledger', () => sweep(db, journal, clock.now())).catch(() => undefined);
    await copyAll();
  };
  const settled = settle();
  // The lock screen waits for what was put back to stand twice again, and for nothing else.
  if (finding.is !== 'sound') await settled;

  const keepPorts = { ...ports, journal };
  const copyKept = ({ is }: KeepOutcome) => {
    // Nobody waits for this one: the journal has the envelope, and every start compares.
    if (is === 'kept') void secondCopy.write().catch(() => undefined);
  };
  /** Nobody who sets up a device or begins a form waits for the lists. */
  const lists = () => import('./records.ts');
  const contents = () => import('./record-content.ts');
  /** Comes when something finished is first put right; a first registration waits for none of it. */
  const corrections = async () => {
    const { correctionsOf } = await import('./corrections.ts');
    return correctionsOf(db, { ...keepPorts, locks }, { saving: copyAll, keeping: copyKept });
  };
  const recovery = async () => {
    const { recoveryOf } = await import('./draft-recovery.ts');
    return recoveryOf(db, copyAll);
  };
  const audit = auditOf(db, { clock, locks });
  const changeOrders = (change: (orders: Orders) => Orders) =>
    steadily(db, () =>
      write(db, [], async () => {
        await writeMeta(db, 'orders', change((await readMeta(db, 'orders')) ?? noOrders));
      }),
    );

  const store: Store = {
    finding,
    async device() {
      const device = await readMeta(db, 'device');
      return device && withPolicy(device);
    },
    watchDevice: (show) =>
      watch(
        () => readMeta(db, 'device'),
        (device) => device && withPolicy(device),
        show,
      ),
    officers: () => readOfficers(db),
    watchOfficers: (show) =>
      watch(
        () => readOfficers(db),
        (officers) => officers,
        show,
      ),
    ...officersOf(db, copyAll),
    noteSuspended: (at) => noteSuspended(db, at),
    async replaceDeviceCertificate(certificate) {
      await replaceDeviceCertificate(db, certificate);
      await copyAll();
    },
    counters: () => readLedger(db),
    keyList: () => readKeyList(db, trust),
    async pinKeyList(jws) {
      await pinKeyList(db, trust, jws);
      await copyAll();
    },
    enrol: (device, officer, at = clock.now()) =>
      locks.request('ledger', async () => {
        await journal.create();
        const heard = { server: at, device: clock.now() };
        await enrol(db, device, officer, { highest: heard.device, heard });
        await secondCopy.write();
        writeMark(marks, await readLedger(db));
      }),

    ...draftsOf(db, { clock, locks }, copyAll),

    async papers() {
      const { papersOf } = await import('./papers.ts');
      return papersOf(
        db,
        { clock, locks },
        { copy: () => secondCopy.write(), afterSaving: copyAll },
      );
    },

    async pictures() {
      const { picturesOf } = await import('./pictures.ts');
      return picturesOf(db, ports);
    },

    async album() {
      const { albumOf } = await import('./album.ts');
      return albumOf(db);
    },

    async handingOver() {
      const { handingOverOf } = await import('./hand-over.ts');
      return handingOverOf(db, ports);
    },

    async keepRegistration(vault, draft) {
      const { keepRegistration } = await import('./keep-registration.ts');
      const outcome = await locks.request('ledger', () =>
        keepRegistration(db, keepPorts, vault, draft),
      );
      copyKept(outcome);
      return outcome;
    },
    startCorrection: async (...given) => (await corrections()).startCorrection(...given),
    keepCorrection: async (...given) => (await corrections()).keepCorrection(...given),
    keepVoid: async (...given) => (await corrections()).keepVoid(...given),
    keepAttachment: async (...given) => (await corrections()).keepAttachment(...given),

    unreadableDrafts: async (officer) => (await recovery()).unreadableDrafts(officer),
    recovery: async (of) => (await recovery()).recovery(of),
    beginRecovery: async (vault) => (await recovery()).beginRecovery(vault),
    recoveryAsked: async (officer, id) => (await recovery()).recoveryAsked(officer, id),
    openRecovered: async (vault, answer) => (await recovery()).openRecovered(vault, answer),
    ...audit,
    mayBeKnown: (vault, nationalId) => mayBeKnown(db, vault, nationalId, clock.now()),
    lease: () => lookAtLease(db, clock.now()),

    unansweredCommands: async () => ((await readMeta(db, 'orders')) ?? noOrders).acks,
    commandAnswered: (ack) =>
      changeOrders(({ acks, ...rest }) => {
        const at = acks.findIndex(({ n, outcome }) => n === ack.n && outcome === ack.outcome);
        return { ...rest, acks: acks.filter((_, i) => i !== at) };
      }),
    mustRotate: async () => ((await readMeta(db, 'orders')) ?? noOrders).rotate,
    rotated: () => changeOrders((orders) => ({ ...orders, rotate: false })),

    registration: async (vault, record) =>
      (await contents()).readRegistration(db, vault, record, clock.now()),
    unsentEnvelope: async (record) => (await contents()).readUnsentEnvelope(db, record),
    watchRecords: (vault, show) =>
      watchLater(async () => {
        const { watchRecords } = await lists();
        return () => watchRecords(db, clock, vault, show);
      }),
    watchRecord: (vault, record, show) =>
      watchLater(async () => {
        const { watchRecord } = await import('./record-view.ts');
        return () => watchRecord(db, clock, vault, record, show);
      }),
    forgetOpened,
    watchDay: (show) =>
      watchLater(async () => {
        const { watchDay } = await import('./day.ts');
        return () => watchDay(db, clock, show);
      }),
    watchOutbox: (show) =>
      watch(
        () => pictureOf(db, clock.now()),
        (picture) => picture,
        show,
      ),
  };
  const commanded = async (outcomes: readonly CommandAck[]) => {
    await copyAll();
    for (const { outcome } of outcomes)
      await audit.note(outcome === 'done' ? 'command-done' : 'command-ignored', null);
  };
  return { store, outbox: outboxOf(db, { ...ports, commanded }), settled };
}

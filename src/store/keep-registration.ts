import { v7 as uuid } from 'uuid';
import { FORM } from '#contract/form.ts';
import type { Uuid } from '#contract/primitives.ts';
import type { OpenVault, SealedEnvelope } from '../vault/types.ts';
import { copyAgain, copyToJournal, journalEntry } from './copy-to-journal.ts';
import { type Database, readLedger, readMeta, write, writeMeta } from './database.ts';
import type { Journal } from './journal.ts';
import type { StorePorts } from './ports.ts';
import { waitingRow } from './restore.ts';
import type { Ledger, OutboxRow, RecordRow } from './rows.ts';
import { HeadMovedError, reopen, type SavingTrouble, savingTrouble } from './saving-trouble.ts';
import { sealView } from './summary.ts';
import type { Draft, EnrolledDevice, KeepOutcome } from './types.ts';

/** A finished form, sealed for one place in the ledger. */
interface Prepared {
  ledger: Ledger;
  sealed: SealedEnvelope;
  row: OutboxRow;
}

type Ports = Pick<StorePorts, 'clock' | 'trust' | 'shown'> & { journal: Journal };

/**
 * Keeps a finished registration [D2]: sealed for the next place in the ledger, then in one strict
 * transaction the envelope, its outbox row, the officer's view and the head; then the journal. Only
 * to be called under the lock `ledger`. After an unclear failure it looks before it writes again:
 * the same bytes while the head has not moved, else sealed anew under a new op id.
 */
export async function keepRegistration(
  db: Database,
  ports: Ports,
  vault: OpenVault,
  draft: Draft,
): Promise<KeepOutcome> {
  const { record, ref } = draft;
  const sealedView = await sealView(vault, record, draft.registration);
  let prepared: Prepared | null = null;
  let why: SavingTrouble = 'other';

  for (let attempt = 1; attempt <= 2; attempt += 1) {
    try {
      const kept = await findKept(db, record);
      if (kept) {
        // It stood already: a second press, or a failure that was none.
        await write(db, [db.drafts], () => db.drafts.delete(record));
        return { is: 'kept', secondCopy: await copyAgain(db, ports.journal, kept), record, ref };
      }
      const ledger = await readLedger(db);
      if (!prepared || !sameHead(prepared.ledger, ledger)) {
        const op: Uuid = prepared ? uuid() : draft.op;
        prepared = await prepare(db, ports, vault, { ...draft, op }, ledger);
      }
      const { keptAt } = prepared.row;
      const view = { record, ref, officer: vault.officer.officer, keptAt, ...sealedView };
      await commit(db, prepared, view);
      const entry = journalEntry(prepared.row, view, prepared.sealed.bytes);
      const secondCopy = await copyToJournal(db, ports.journal, entry);
      return { is: 'kept', secondCopy, record, ref };
    } catch (error) {
      const trouble = savingTrouble(error);
      if (trouble === null) throw error;
      why = trouble;
      if (trouble === 'older-code') break;
      await reopen(db).catch(() => undefined);
    }
  }
  return { is: 'not-kept', why };
}

/** A record is registered once, whatever id the act was sealed under in the end. */
const findKept = (db: Database, record: Uuid): Promise<OutboxRow | undefined> =>
  db.outbox.where('record').equals(record).first();

const sameHead = (a: Ledger, b: Ledger) => a.epoch === b.epoch && a.seq === b.seq;

async function prepare(
  db: Database,
  { clock, trust, shown }: Ports,
  vault: OpenVault,
  draft: Draft,
  ledger: Ledger,
): Promise<Prepared> {
  const device = await enrolledDevice(db);
  const keys = await trust.trustKeyList(device.keyList, device.server);
  if (!keys) throw new Error('the pinned key list is not the server’s');
  const now = clock.now();
  const { op: id, record } = draft;
  const place = { device: device.id, epoch: ledger.epoch, seq: ledger.seq + 1, prev: ledger.head };
  const sealed = await vault.seal({
    header: {
      v: 1,
      id,
      record,
      kind: 'register',
      unit: device.unit.code,
      ...place,
      form: FORM.number,
      made: now,
      clock: ledger.clockOffset,
      blobs: [],
    },
    op: {
      v: 1,
      kind: 'register',
      id,
      record,
      at: now,
      base: [],
      shown: await shown(),
      registration: draft.registration,
    },
    server: device.server,
    recipients: trust.recipientsIn(keys),
    deviceKey: device.key,
  });
  const row = waitingRow(
    { hash: sealed.hash, op: id, record, epoch: place.epoch, seq: place.seq, keptAt: now },
    sealed.bytes.length,
  );
  return { ledger, sealed, row };
}

async function commit(
  db: Database,
  { ledger, sealed, row }: Prepared,
  view: RecordRow,
): Promise<void> {
  await write(db, [db.envelopes, db.outbox, db.records, db.drafts], async () => {
    const { seq, hash } = row;
    const standing = await readLedger(db);
    if (!sameHead(standing, ledger)) throw new HeadMovedError();
    await db.envelopes.add({ hash, bytes: sealed.bytes });
    await db.outbox.add({ ...row });
    await db.records.put(view);
    await writeMeta(db, 'ledger', { ...standing, seq, head: hash });
    await db.drafts.delete(view.record);
  });
}

async function enrolledDevice(db: Database): Promise<EnrolledDevice> {
  const device = await readMeta(db, 'device');
  if (!device) throw new Error('this device is not enrolled');
  return device;
}

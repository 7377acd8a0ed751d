import { v7 as uuid } from 'uuid';
import { FORM } from '#contract/form.ts';
import type { Uuid } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { OpenVault, SealedEnvelope } from '../vault/types.ts';
import { copyAgain, copyToJournal, journalEntry } from './copy-to-journal.ts';
import { type Database, readLedger, readMeta, write, writeMeta } from './database.ts';
import type { Journal } from './journal.ts';
import { type Clocks, leaseAt } from './lease.ts';
import { writeMark } from './mark.ts';
import type { StorePorts } from './ports.ts';
import { waitingRow } from './restore.ts';
import type { Ledger, OutboxRow, RecordRow, TagRow } from './rows.ts';
import { HeadMovedError, reopen, type SavingTrouble, savingTrouble } from './saving-trouble.ts';
import { sealView } from './summary.ts';
import { tagRow } from './tags.ts';
import type { Draft, EnrolledDevice, KeepOutcome } from './types.ts';

/** A finished form, sealed for one place in the ledger. */
interface Prepared {
  ledger: Ledger;
  sealed: SealedEnvelope;
  row: OutboxRow;
  view: RecordRow;
  tag: TagRow | null;
}

type Ports = Pick<StorePorts, 'clock' | 'trust' | 'shown' | 'marks'> & { journal: Journal };

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
  let prepared: Prepared | null = null;
  let why: SavingTrouble = 'other';

  for (let attempt = 1; attempt <= 2; attempt += 1) {
    try {
      const { kept, ledger, device, clocks } = await look(db, record);
      if (kept) {
        // It stood already: a second press, or a failure that was none.
        await write(db, [db.drafts], () => db.drafts.delete(record));
        writeMark(ports.marks, ledger);
        return { is: 'kept', secondCopy: await copyAgain(db, ports.journal, kept), record, ref };
      }
      if (!prepared || !sameHead(prepared.ledger, ledger)) {
        const op: Uuid = prepared ? uuid() : draft.op;
        prepared = await prepare(ports, vault, { ...draft, op }, { ledger, device, clocks });
      }
      await commit(db, prepared);
      const { row, view, sealed } = prepared;
      writeMark(ports.marks, row);
      const entry = journalEntry(row, view, sealed.bytes);
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

/** What stands, in one look. A record is registered once, whatever id it was sealed under in the end. */
function look(db: Database, record: Uuid) {
  return db.transaction('r', [db.meta, db.outbox], async () => {
    const [kept, ledger, device, clocks] = await Promise.all([
      db.outbox.where('record').equals(record).first(),
      readLedger(db),
      readMeta(db, 'device'),
      readMeta(db, 'clocks'),
    ]);
    if (!device) throw new Error('this device is not enrolled');
    return { kept, ledger, device, clocks };
  });
}

const sameHead = (a: Ledger, b: Ledger) => a.epoch === b.epoch && a.seq === b.seq;

async function prepare(
  { clock, trust, shown }: Ports,
  vault: OpenVault,
  draft: Draft,
  { ledger, device, clocks }: { ledger: Ledger; device: EnrolledDevice; clocks: Clocks | null },
): Promise<Prepared> {
  const [keys, texts] = await Promise.all([
    trust.trustKeyList(device.keyList, device.server),
    shown(),
  ]);
  if (!keys) throw new Error('the pinned key list is not the server’s');
  const now = clock.now();
  const { op: id, record, ref } = draft;
  const registration = asOf(device, draft.registration);
  const place = { device: device.id, epoch: ledger.epoch, seq: ledger.seq + 1, prev: ledger.head };
  const sealing = vault.seal({
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
      shown: texts,
      registration,
    },
    server: device.server,
    recipients: trust.recipientsIn(keys),
    deviceKey: device.key,
  });
  const [sealed, sealedView, tag] = await Promise.all([
    sealing,
    sealView(vault, record, registration),
    tagRow(vault, registration, ref, now),
  ]);
  const row = waitingRow(
    { hash: sealed.hash, op: id, record, epoch: place.epoch, seq: place.seq, keptAt: now },
    sealed.bytes.length,
  );
  const longAlone = clocks && leaseAt(now, clocks, device.policy).longAlone;
  const view = {
    ...{ record, ref, officer: vault.officer.officer, keptAt: now, ...sealedView },
    ...(longAlone && { longAlone }),
  };
  return { ledger, sealed, row, view, tag };
}

/** [D2] A form that was open when the device moved is finished where the device is now. */
const asOf = ({ unit }: EnrolledDevice, registration: Registration): Registration => ({
  ...registration,
  intake: { ...registration.intake, unit: unit.code },
});

async function commit(db: Database, { ledger, sealed, row, view, tag }: Prepared): Promise<void> {
  await write(db, [db.envelopes, db.outbox, db.records, db.drafts, db.tags], async () => {
    const { seq, hash, record } = row;
    const standing = await readLedger(db);
    if (!sameHead(standing, ledger)) throw new HeadMovedError();
    await Promise.all([
      db.envelopes.add({ hash, bytes: sealed.bytes }),
      db.outbox.add({ ...row }),
      db.records.put(view),
      writeMeta(db, 'ledger', { ...standing, seq, head: hash }),
      db.drafts.delete(record),
      tag && db.tags.put(tag),
    ]);
  });
}

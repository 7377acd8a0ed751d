import { v7 as uuid } from 'uuid';
import type { Uuid } from '#contract/primitives.ts';
import type { OpenVault } from '../vault/types.ts';
import { kindOf } from './acts.ts';
import { copyAgain, copyToJournal, journalEntry } from './copy-to-journal.ts';
import { type Database, readLedger, readMeta, write, writeMeta } from './database.ts';
import type { KeepOutcome } from './draft-types.ts';
import type { Journal } from './journal.ts';
import { writeMark } from './mark.ts';
import { pendingOf } from './pictures-pending.ts';
import type { StorePorts } from './ports.ts';
import { type ActToKeep, type Found, type Prepared, prepare } from './prepare-act.ts';
import type { Ledger, OutboxRow } from './rows.ts';
import { HeadMovedError, reopen, type SavingTrouble, savingTrouble } from './saving-trouble.ts';

export type KeepPorts = Pick<StorePorts, 'clock' | 'trust' | 'shown' | 'marks'> & {
  journal: Journal;
};

/**
 * Keeps an act [D2]: sealed for the next place in the ledger, then in one strict transaction the
 * envelope, its outbox row, the officer's view and the head; then the journal. Only to be called
 * under the lock `ledger`. After an unclear failure it looks before it writes again: the same bytes
 * while the head has not moved, else sealed anew under a new op id.
 */
export async function keepAct(
  db: Database,
  ports: KeepPorts,
  vault: OpenVault,
  wanted: ActToKeep,
): Promise<KeepOutcome> {
  const { record, ref } = wanted;
  let prepared: Prepared | null = null;
  let why: SavingTrouble = 'other';

  for (let attempt = 1; attempt <= 2; attempt += 1) {
    try {
      const { kept, ...found } = await look(db, wanted);
      if (kept) {
        // It stood already: a second press, or a failure that was none.
        if (wanted.endsDraft) await write(db, [db.drafts], () => db.drafts.delete(record));
        writeMark(ports.marks, found.ledger);
        return { is: 'kept', secondCopy: await copyAgain(db, ports.journal, kept), record, ref };
      }
      if (!prepared || !sameHead(prepared.ledger, found.ledger)) {
        const op: Uuid = prepared ? uuid() : wanted.op;
        prepared = await prepare(ports, vault, wanted, { ...found, op });
      }
      await commit(db, prepared, wanted.endsDraft);
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

/** What stands, in one look. */
function look(db: Database, { op, record, act, mends }: ActToKeep) {
  const tables = [db.meta, db.outbox, db.records, db.contents, db.pictures];
  return db.transaction('r', tables, async (): Promise<Found & { kept: OutboxRow | null }> => {
    // A record is registered once, whatever id it was sealed under in the end.
    const isFirst = act.kind === 'register' && mends === null;
    const takesPictures = isFirst || act.kind === 'attach';
    const [rows, ledger, device, clocks, view, content, pictures] = await Promise.all([
      db.outbox.where('record').equals(record).toArray(),
      readLedger(db),
      readMeta(db, 'device'),
      readMeta(db, 'clocks'),
      db.records.get(record),
      db.contents.get(record),
      takesPictures ? pendingOf(db, record).sortBy('taken.at') : [],
    ]);
    if (!device) throw new Error('this device is not enrolled');
    const isIt = (row: OutboxRow) =>
      isFirst ? kindOf(row) === 'register' : row.op === op || row.openedAs === op;
    const kept = rows.find(isIt) ?? null;
    const known = { view: view ?? null, content: content ?? null };
    return { kept, ledger, device, clocks, pictures, ...known };
  });
}

const sameHead = (a: Ledger, b: Ledger) => a.epoch === b.epoch && a.seq === b.seq;

async function commit(db: Database, prepared: Prepared, endsDraft: boolean): Promise<void> {
  const { ledger, sealed, row, view, content, tag, pictures, removed } = prepared;
  const pictured = pictures.length + removed.length > 0 ? [db.pictures, db.pictureBytes] : [];
  const tables = [db.envelopes, db.outbox, db.records, db.contents, db.drafts, db.tags];
  await write(db, [...tables, ...pictured], async () => {
    const { seq, hash, record } = row;
    const standing = await readLedger(db);
    if (!sameHead(standing, ledger)) throw new HeadMovedError();
    await Promise.all([
      db.envelopes.add({ hash, bytes: sealed.bytes }),
      db.outbox.add({ ...row }),
      db.records.put(view),
      content && db.contents.put(content),
      writeMeta(db, 'ledger', { ...standing, seq, head: hash }),
      endsDraft && db.drafts.delete(record),
      tag && db.tags.put(tag),
      pictures.length > 0 && db.pictures.bulkPut(pictures),
      removed.length > 0 && db.pictures.bulkDelete(removed),
      removed.length > 0 && db.pictureBytes.bulkDelete(removed),
    ]);
  });
}

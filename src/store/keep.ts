import { v7 as uuid } from 'uuid';
import { FORM } from '#contract/form.ts';
import type { ReferenceNumber, Sha256, Uuid } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { Edit } from '#debt/changes.ts';
import type { OpenVault, OpToSeal, SealedEnvelope } from '../vault/types.ts';
import { kindOf } from './acts.ts';
import { nameOf } from './checksum.ts';
import { copyAgain, copyToJournal, journalEntry } from './copy-to-journal.ts';
import { type Database, readLedger, readMeta, write, writeMeta } from './database.ts';
import type { Journal } from './journal.ts';
import { type Clocks, leaseAt } from './lease.ts';
import { writeMark } from './mark.ts';
import { type ToName, toName } from './pictures-in-act.ts';
import { pendingOf } from './pictures-pending.ts';
import type { StorePorts } from './ports.ts';
import { waitingRow } from './restore.ts';
import type { ContentRow, Ledger, OutboxRow, PictureRow, RecordRow, TagRow } from './rows.ts';
import { HeadMovedError, reopen, type SavingTrouble, savingTrouble } from './saving-trouble.ts';
import { openNotes, sealNotes, sealView } from './summary.ts';
import { tagRow } from './tags.ts';
import type { EnrolledDevice, KeepOutcome } from './types.ts';

/** One act of an officer on one record, as it is to be kept. */
export interface ActToKeep {
  /** Made when its page was opened, so that pressing twice makes nothing twice [D1]. */
  op: Uuid;
  record: Uuid;
  ref: ReferenceNumber;
  base: readonly Uuid[];
  mends: Uuid | null;
  act:
    | { kind: 'register'; registration: Registration }
    | { kind: 'amend'; edits: readonly Edit[]; reason: string; after: Registration }
    | { kind: 'void'; reason: string }
    | { kind: 'attach' };
  /** The draft of this record that is finished by it, or ends with it. */
  endsDraft: boolean;
}

/** An act, sealed for one place in the ledger, with everything that is written beside it. */
interface Prepared {
  ledger: Ledger;
  sealed: SealedEnvelope;
  row: OutboxRow;
  view: RecordRow;
  content: ContentRow | null;
  tag: TagRow | null;
  /** As they are once it is kept, and those that were taken out. */
  pictures: PictureRow[];
  removed: Sha256[];
}

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

interface Found {
  ledger: Ledger;
  device: EnrolledDevice;
  clocks: Clocks | null;
  /** What stands here of the record from before; null for a new one. */
  view: RecordRow | null;
  content: ContentRow | null;
  /** What it names, and what was taken out of that. */
  pictures: PictureRow[];
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

async function prepare(
  { clock, trust, shown }: KeepPorts,
  vault: OpenVault,
  wanted: ActToKeep,
  found: Found & { op: Uuid },
): Promise<Prepared> {
  const { ledger, device, clocks, op: id } = found;
  const [keys, texts] = await Promise.all([
    trust.trustKeyList(device.keyList, device.server),
    shown(),
  ]);
  if (!keys) throw new Error('the pinned key list is not the server’s');
  const now = clock.now();
  const { record, ref, base, mends } = wanted;
  const named = await toName(
    vault,
    found.pictures.filter(({ removed }) => !removed),
  );
  const act = asOf(device, vault, wanted, named.into);
  const place = { device: device.id, epoch: ledger.epoch, seq: ledger.seq + 1, prev: ledger.head };
  const about = {
    ...({ v: 1, id, record, at: now, base: [...base], shown: texts } as const),
    ...(mends !== null && { mends }),
  };
  const sealing = vault.seal({
    header: {
      v: 1,
      id,
      record,
      kind: act.kind,
      unit: device.unit.code,
      ...place,
      form: FORM.number,
      made: now,
      clock: ledger.clockOffset,
      blobs: named.rows.map(({ sha256, bytes }) => ({ sha256, bytes })),
    },
    op: { ...about, ...(await bodyOf(act, named)) } as OpToSeal,
    ...(named.keys.length > 0 && { pictures: named.keys }),
    server: device.server,
    recipients: trust.recipientsIn(keys),
    deviceKey: device.key,
  });
  const longAlone = clocks !== null && leaseAt(now, clocks, device.policy).longAlone;
  const said = saidBy(act);
  const [sealed, seen, tag] = await Promise.all([
    sealing,
    seenAfter(vault, { ...wanted, act }, { ...found, now, longAlone }),
    said && tagRow(vault, said, ref, now),
  ]);
  const row = {
    ...waitingRow(
      { hash: sealed.hash, op: id, record, epoch: place.epoch, seq: place.seq, keptAt: now },
      sealed.bytes.length,
    ),
    kind: act.kind,
    ...(mends !== null && { mends }),
    ...(id !== wanted.op && { openedAs: wanted.op }),
  };
  const pictures = named.rows.map((picture) => ({ ...picture, keptIn: sealed.hash }));
  const removed = found.pictures.flatMap((each) => (each.removed ? [each.sha256] : []));
  return { ledger, sealed, row, ...seen, tag, pictures, removed };
}

/** The whole registration as it is after an act; null when the act does not change it. */
function saidBy(act: ActToKeep['act']): Registration | null {
  if (act.kind === 'register') return act.registration;
  return act.kind === 'amend' ? act.after : null;
}

/**
 * [D2] A form that was open when the device moved, or was enrolled anew, is finished where the device
 * is now. An amendment leaves alone who took the registration.
 */
function asOf(
  device: EnrolledDevice,
  vault: OpenVault,
  { act }: ActToKeep,
  withPictures: ToName['into'],
): ActToKeep['act'] {
  if (act.kind !== 'register') return act;
  const registration = withPictures(act.registration);
  const { officer } = vault.officer;
  const here = { unit: device.unit.code, device: device.id, officer };
  return { ...act, registration: { ...registration, intake: { ...registration.intake, ...here } } };
}

/** What an act says besides what every act says. */
async function bodyOf(act: ActToKeep['act'], { blobs }: ToName) {
  switch (act.kind) {
    case 'register':
      return { ...act, ...(blobs.length > 0 && { blobs }) };
    case 'void':
      return act;
    case 'amend': {
      const { kind, reason } = act;
      return { kind, reason, changes: await Promise.all(act.edits.map(changeOf)) };
    }
    case 'attach':
      if (blobs.length === 0) throw new Error('no picture to add');
      return { kind: act.kind, blobs };
  }
}

/** A change names what its author saw by a hash, so that it tells nothing that it does not change. */
async function changeOf({ path, was, value }: Edit) {
  const seen =
    was === undefined ? null : await nameOf(new TextEncoder().encode(JSON.stringify(was)));
  return { path, seen, ...(value !== undefined && { value }) };
}

/** What the officer may see of the record here once the act is kept. */
async function seenAfter(
  vault: OpenVault,
  { record, ref, act }: ActToKeep,
  found: Found & { op: Uuid; now: number; longAlone: boolean },
): Promise<Pick<Prepared, 'view' | 'content'>> {
  const { op, now } = found;
  const said = saidBy(act);
  const sealed = said && (await sealView(vault, record, said));
  const standing = found.view;
  const masked = sealed?.masked ?? standing?.masked;
  if (!masked) throw new Error('an act on a record that is not here');
  const officer = vault.officer.officer;
  const view: RecordRow = {
    ...{ record, ref, officer, keptAt: standing?.keptAt ?? now, masked },
    ...((standing?.longAlone || found.longAlone) && { longAlone: true as const }),
  };
  const full = sealed?.full ?? found.content?.full;
  // Without the content there is nothing that its reasons would be read beside.
  if (!full) return { view, content: null };
  const reason = 'reason' in act ? { reason: act.reason } : {};
  const edits = act.kind === 'amend' ? { edits: [...act.edits] } : {};
  const isPlain = act.kind === 'register' || act.kind === 'attach';
  const notes = isPlain
    ? (found.content?.notes ?? null)
    : await sealNotes(vault, record, [
        ...(found.content ? await openNotes(vault, found.content) : []),
        { op, ...reason, ...edits },
      ]);
  return { view, content: { record, full, notes } };
}

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

import { FORM } from '#contract/form.ts';
import type { ReferenceNumber, Sha256, Uuid } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { Edit } from '#debt/changes.ts';
import type { OpenVault, OpToSeal, SealedEnvelope } from '../vault/types.ts';
import { nameOf } from './checksum.ts';
import { type Clocks, leaseAt } from './lease.ts';
import { type ToName, toName } from './pictures-in-act.ts';
import type { StorePorts } from './ports.ts';
import { waitingRow } from './restore.ts';
import type { ContentRow, Ledger, OutboxRow, PictureRow, RecordRow, TagRow } from './rows.ts';
import { openNotes, sealNotes, sealView } from './summary.ts';
import { tagRow } from './tags.ts';
import type { EnrolledDevice } from './types.ts';

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
/** An act that is sealed, and everything that is written with it. */
export interface Prepared {
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

/** What an act is prepared from. */
export interface Found {
  ledger: Ledger;
  device: EnrolledDevice;
  clocks: Clocks | null;
  /** What stands here of the record from before; null for a new one. */
  view: RecordRow | null;
  content: ContentRow | null;
  /** What it names, and what was taken out of that. */
  pictures: PictureRow[];
}

/** Seals an act for the next place in the ledger, and makes ready what stands here once it is kept. */
export async function prepare(
  { clock, trust, shown }: Pick<StorePorts, 'clock' | 'trust' | 'shown'>,
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

import type { FieldFault, HoldCode } from '#contract/mailbox.ts';
import type { Op } from '#contract/op.ts';
import type { IsoDate, ReferenceNumber, UnixMs, Uuid } from '#contract/primitives.ts';
import { readHeader } from '../intake/read-header.ts';
import { QUARANTINE } from '../storage/port.ts';
import type { OpState, StoredOp, StoredRecord } from '../storage/record-tables.ts';
import type { StoredEnvelope, Tables } from '../storage/tables.ts';
import { compareWithOthers } from '../twins/compare.ts';
import { standingNow } from '../twins/tell.ts';
import type { Examined } from './examined.ts';
import { type Context, judge, type Verdict } from './judge.ts';
import { standingOn, tell } from './tell.ts';
import { unseenBy } from './unseen.ts';

/** What an envelope came to: codes for the log, and ids that others may have waited for. */
export interface Applied {
  outcome: Verdict['is'];
  code: HoldCode | null;
  awakes: Uuid[];
  /** Another record has the same reference number: both are kept, somebody must look. */
  refRepeats: boolean;
}

/** One envelope at work: everything that writing its outcome takes. */
interface Case {
  envelope: StoredEnvelope;
  examined: Examined;
  tables: Tables;
  at: UnixMs;
  today: IsoDate;
}

const applied = (outcome: Verdict['is'], more: Partial<Applied> = {}): Applied => ({
  outcome,
  code: null,
  awakes: [],
  refRepeats: false,
  ...more,
});

/** Writes down what became of one envelope; call it inside a transaction. */
export async function apply(now: Case): Promise<Applied> {
  const { envelope, examined, tables } = now;
  if (examined.originProven && envelope.unit === QUARANTINE) {
    await tables.proveOrigin(envelope);
  }
  if (examined.is === 'held') {
    const { code, releasable, ref } = examined;
    return keepHeld(now, code, { ref, releasable });
  }

  // The worker parsed these bytes with the contract's schema a moment ago.
  const op: Op = JSON.parse(examined.json);
  const context = await contextOf(op, examined.unit, now);
  const verdict = judge(op, examined.json, examined.faults, context, now.today);
  if (verdict.is === 'hold') {
    const ref = op.kind === 'register' ? op.registration.intake.ref : null;
    return keepHeld(now, verdict.code, { ref, awaits: verdict.awaits });
  }
  await tables.release(envelope);
  if (verdict.is === 'repeat') return repeat(now, verdict.of, examined.faults);
  await mend(op, context, tables);
  // [PX8] Text comes first: who reads the record is told what is not there yet.
  if ('blobs' in op && op.blobs) {
    await tables.missPictures(
      envelope.device,
      op.blobs.map(({ sha256 }) => sha256),
    );
  }
  if (verdict.is === 'apply') return accept(now, op, examined.json, verdict);

  await tables.addOp(opRow(now, op, examined.json, 'needs-fix', 0, []));
  await tell(now, { ...aboutOf(now), kind: 'needs-fix', faults: verdict.faults });
  return applied('needs-fix', { awakes: [op.id] });
}

async function contextOf(op: Op, unit: string, { envelope, tables }: Case): Promise<Context> {
  const known: StoredOp[] = [];
  for (const id of new Set([...op.base, ...(op.after ?? [])])) {
    const found = await tables.findOp(id);
    if (found) known.push(found);
  }
  const acts = await tables.actsOn(op.record);
  return {
    unit,
    claimed: await tables.findOp(op.id),
    known,
    mended: op.mends === undefined ? null : await mendedBy(op.mends, op.record, unit, tables),
    record: await tables.findRecord(op.record),
    unseen: unseenBy(op.base, acts),
    place: { at: envelope.at, n: envelope.n },
  };
}

async function mendedBy(
  id: Uuid,
  record: Uuid,
  unit: string,
  tables: Tables,
): Promise<Context['mended']> {
  const claimed = await tables.findOp(id);
  if (claimed) return claimed;
  return (await tables.findHoldOfOp(id, record, unit)) ? 'held' : null;
}

async function keepHeld(
  now: Case,
  code: HoldCode,
  more: { ref: ReferenceNumber | null; awaits?: Uuid[]; releasable?: boolean },
): Promise<Applied> {
  const { envelope, examined, tables, at } = now;
  const { hash, unit, n, device, id } = envelope;
  const { ref, awaits = [], releasable = false } = more;
  const before = await tables.findHold(hash);
  const since = before?.since ?? at;
  const { made = null, clock = null } = readHeader(envelope.bytes) ?? {};
  const { officer } = examined;
  const what = { hash, unit, n, device, id, code, awaits, officer, releasable, since };
  await tables.hold({ ...what, ref, made, clock });
  // A forger could otherwise fill the mailbox of the device whose name was borrowed.
  const proven = examined.originProven || envelope.sender === device;
  if (proven && before?.code !== code) {
    await tell(now, { ...aboutOf(now), kind: 'held', code });
  }
  return applied('hold', { code });
}

/** The same act came in another envelope: it hears what became of the first. */
async function repeat(now: Case, of: StoredOp, faults: FieldFault[]): Promise<Applied> {
  const record = of.rev > 0 ? await now.tables.findRecord(of.record) : null;
  const about = aboutOf(now);
  if (record) {
    await tellAccepted(now, of, { ...record, rev: of.rev });
  } else {
    await tell(now, { ...about, kind: 'needs-fix', faults });
  }
  return applied('repeat');
}

/** What is corrected needs nobody's hands any more. */
async function mend(op: Op, { mended, unit }: Context, tables: Tables): Promise<void> {
  if (op.mends === undefined || mended === null) return;
  if (mended === 'held') {
    const held = await tables.findHoldOfOp(op.mends, op.record, unit);
    if (held) await tables.release(held);
  } else if (mended.state === 'needs-fix') {
    await tables.setOpState(mended.id, 'mended');
  }
}

async function accept(
  now: Case,
  op: Op,
  json: string,
  { record, touched, proposed, overtaken }: Extract<Verdict, { is: 'apply' }>,
): Promise<Applied> {
  const { tables, at } = now;
  const refRepeats = record.rev === 1 && (await tables.countRecordsWithRef(record.ref)) > 0;
  // What makes a record, or ends it, leaves nothing on it that somebody would have to mend.
  if (record.rev === 1 || record.state === 'void') await tables.mendRecord(record.id);
  await tables.addOp(opRow(now, op, json, 'applied', record.rev, touched));
  await tables.saveRecord(record, at);
  if (record.rev === 1) await countIn(record, now);
  await tables.propose(op.id, record.id, proposed, at);
  const isAlone = await compareWithOthers(record, tables, at);
  await tellAccepted(now, op, record, { overtaken, isAlone });
  return applied('apply', { awakes: [op.id, op.record], refRepeats });
}

/** [BD6] A new record counts on the day on which it came into custody, however long it was held. */
function countIn({ unit, registration }: StoredRecord, { envelope, tables }: Case): Promise<void> {
  return tables.countRegistration(unit, registration.intake.appliedOn, envelope.at);
}

/** [TW3] The new head, and then what a supervisor has to look at: the last word is what a desk shows. */
async function tellAccepted(
  now: Case,
  { id, kind }: { id: Uuid; kind: string },
  record: StoredRecord,
  { overtaken = [], isAlone = false }: { overtaken?: readonly string[]; isAlone?: boolean } = {},
): Promise<void> {
  const { rev, ref } = record;
  const standing = await standingOn(id, now.tables, overtaken);
  await tell(now, { ...aboutOf(now), kind: 'accepted', rev, ref, ...standing });
  if (kind === 'attach' || isAlone) return;
  const said = await standingNow(record, now.tables);
  if (said.kind !== 'accepted') await tell(now, { ...aboutOf(now), ...said });
}

const opRow = (
  { envelope, at }: Case,
  op: Op,
  json: string,
  state: OpState,
  rev: number,
  touched: string[],
): StoredOp => ({
  id: op.id,
  record: op.record,
  kind: op.kind,
  envelope: envelope.hash,
  officer: op.officer,
  device: envelope.device,
  at,
  json,
  state,
  rev,
  touched,
});

const aboutOf = ({ envelope, at }: Case) => ({
  at,
  envelope: envelope.hash,
  id: envelope.id,
  record: envelope.record ?? envelope.id,
});

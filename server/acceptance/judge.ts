import * as z from 'zod/mini';
import type { FieldFault, HoldCode } from '#contract/mailbox.ts';
import type { AmendOp, Op, RegisterOp, VoidOp } from '#contract/op.ts';
import type { IsoDate, Uuid } from '#contract/primitives.ts';
import { Registration } from '#contract/registration/registration.ts';
import { changesBetween, pathsMeet } from '#debt/changes.ts';
import { mendable } from '#debt/completeness.ts';
import { merge, type Place, type Touch } from '#debt/merging.ts';
import type { StoredOp, StoredRecord } from '../storage/record-tables.ts';

/** What the database knows that matters for one op. */
export interface Context {
  /** The unit that the envelope speaks for. */
  unit: string;
  /** Who claimed this op's id before, with which bytes. */
  claimed: StoredOp | null;
  /** The ops of `after` and `base` that are known. */
  known: StoredOp[];
  /** The op that this one corrects: claimed, only held, or never seen. */
  mended: StoredOp | 'held' | null;
  record: StoredRecord | null;
  /** Paths that acts touched of which the author knew nothing: no `base` leads to them. */
  unseen: Touch[];
  /** When this act came into custody. */
  place: Place;
}

/** What is to be done with an op whose signatures verified. */
export type Verdict =
  | { is: 'repeat'; of: StoredOp }
  | { is: 'hold'; code: HoldCode; awaits: Uuid[] }
  | { is: 'needs-fix'; faults: FieldFault[] }
  | {
      is: 'apply';
      record: StoredRecord;
      touched: string[];
      proposed: string[];
      overtaken: string[];
    };

const hold = (code: HoldCode, awaits: Uuid[] = []): Verdict => ({ is: 'hold', code, awaits });

/** Judges one op; pure. `faults` are those of a registration, found by the worker. */
export function judge(
  op: Op,
  json: string,
  faults: readonly FieldFault[],
  context: Context,
  today: IsoDate,
): Verdict {
  const { claimed, mended } = context;
  if (claimed) return claimed.json === json ? { is: 'repeat', of: claimed } : hold('id-reuse');

  const missing = missingFor(op, context);
  if (missing.length > 0) return hold('waits-for', missing);
  if (mended && mended !== 'held' && mended.record !== op.record) return hold('not-valid');
  if (homeOf(op, context) !== context.unit) return hold('unit-moved');

  if (op.kind === 'register') return judgeRegister(op, faults, context);
  const { record } = context;
  if (!record) return op.kind === 'attach' ? unknownRecord(op) : judgeUnborn(op, context, today);
  if (op.kind === 'attach') return applied(record, record.registration, record.state, []);

  if (op.kind === 'void') return judgeVoid(record, context);
  return record.state === 'void'
    ? judgeEnded(op.changes, record, context)
    : judgeAmended(op, record.registration, record, context, today);
}

/** Whoever ends a record must have seen what others changed; else a person decides. */
function judgeVoid(record: StoredRecord, { unseen }: Context): Verdict {
  if (unseen.length === 0 && record.state === 'void') return hold('not-valid');
  if (unseen.length === 0) return applied(record, record.registration, 'void', ['']);
  const proposed = record.state === 'void' ? [] : [''];
  return applied(record, record.registration, record.state, [], { proposed });
}

/** A change of a record that somebody ended meanwhile. */
function judgeEnded(
  changes: readonly { path: string }[],
  record: StoredRecord,
  { unseen }: Context,
): Verdict {
  if (!unseen.some(({ path }) => path === '')) return hold('not-valid');
  return applied(record, record.registration, 'void', [], { proposed: pathsOf(changes) });
}

const pathsOf = (changes: readonly { path: string }[]) => changes.map(({ path }) => path);

/** The unit whose business the record is; one that is not there yet belongs to who brings it. */
function homeOf(op: Op, context: Context): string {
  const { unit, record } = context;
  if (op.kind !== 'register' && record) return record.unit;
  const register = needingMending(op, context);
  return register ? registrationIn(register).intake.unit : unit;
}

/** Ops that must be there first. What is only held still counts for `mends`: both are judged. */
function missingFor(op: Op, { known, mended }: Context): Uuid[] {
  const needed = [...(op.after ?? []), ...op.base];
  const missing = needed.filter((id) => !known.some((one) => one.id === id));
  return op.mends !== undefined && mended === null ? [...missing, op.mends] : missing;
}

const unknownRecord = (op: Op) => hold('record-unknown', [op.record]);

function judgeRegister(op: RegisterOp, faults: readonly FieldFault[], context: Context): Verdict {
  const { record } = context;
  if (record) return judgeWholeAgain(op, faults, record, context);
  if (faults.length > 0) return needsFix(faults);
  const { registration } = op;
  const { ref, unit } = registration.intake;
  const born: StoredRecord = { id: op.record, ref, unit, rev: 0, state: 'live', registration };
  return applied(born, registration, 'live', ['']);
}

/**
 * What an amendment has mended meanwhile may be sent whole by whoever had seen that amendment. Who had
 * not, did not mean to undo it: where the two differ a person decides.
 */
function judgeWholeAgain(
  { mends, registration }: RegisterOp,
  faults: readonly FieldFault[],
  record: StoredRecord,
  { unseen }: Context,
): Verdict {
  const { ref, unit } = registration.intake;
  if (mends === undefined || ref !== record.ref || unit !== record.unit)
    return hold('record-reuse');
  if (faults.length > 0) return needsFix(faults);
  if (unseen.length === 0 && record.state === 'void') return hold('not-valid');
  if (unseen.length === 0) return applied(record, registration, 'live', ['']);
  const proposed = pathsOf(changesBetween(record.registration, registration));
  return applied(record, record.registration, record.state, [], { proposed });
}

/**
 * A change of a registration that needs mending, whether it names it as mended or only had seen it:
 * an amendment makes the record together with it, a void ends it as it was sent.
 */
function judgeUnborn(op: AmendOp | VoidOp, context: Context, today: IsoDate): Verdict {
  const register = needingMending(op, context);
  if (!register) return unknownRecord(op);
  const registration = registrationIn(register);
  const { ref, unit } = registration.intake;
  const born: StoredRecord = { id: op.record, ref, unit, rev: 0, state: 'live', registration };
  if (op.kind === 'void') return applied(born, registration, 'void', ['']);
  const verdict = judgeAmended(op, registration, born, { ...context, unseen: [] }, today);
  return verdict.is === 'apply' ? { ...verdict, touched: [''] } : verdict;
}

function needingMending(op: Op, { mended, known }: Context): StoredOp | null {
  if (mended === 'held') return null;
  if (mended?.kind === 'register') return mended;
  const seen = known.find((one) => one.kind === 'register' && one.record === op.record);
  return seen?.state === 'needs-fix' ? seen : null;
}

function judgeAmended(
  op: AmendOp,
  registration: Registration,
  record: StoredRecord,
  { unseen, place }: Pick<Context, 'unseen' | 'place'>,
  today: IsoDate,
): Verdict {
  const merged = merge(registration, op.changes, unseen, place);
  const amended = z.safeParse(Registration, merged?.document);
  const faults = amended.success ? mendable(amended.data, today) : [];
  const isWhole = amended.success && sameOrigin(amended.data, registration);
  const { made, proposed, overtaken } = merged ?? { made: [], proposed: [], overtaken: [] };
  if (isWhole && faults.length === 0)
    return applied(record, amended.data, 'live', made, { proposed, overtaken });

  const touchesOrigin = op.changes.some(({ path }) => pathsMeet(path, 'intake'));
  // Each half was right for its author; what they would make together is not.
  if (merged?.met && !touchesOrigin)
    return applied(record, registration, 'live', [], { proposed: pathsOf(op.changes) });
  return isWhole ? needsFix(faults) : hold('not-valid');
}

/** Who took a registration, where and under which number is nobody's to change. */
const sameOrigin = ({ intake: a }: Registration, { intake: b }: Registration): boolean =>
  a.ref === b.ref && a.unit === b.unit && a.officer === b.officer && a.device === b.device;

function registrationIn({ json }: StoredOp): Registration {
  const { registration }: { registration: Registration } = JSON.parse(json);
  return registration;
}

/** A mailbox item has room for so many; the rest show once these are mended. */
const MOST_FAULTS = 100;
const needsFix = (faults: readonly FieldFault[]): Verdict => ({
  is: 'needs-fix',
  faults: faults.slice(0, MOST_FAULTS),
});

const applied = (
  record: StoredRecord,
  registration: Registration,
  state: StoredRecord['state'],
  touched: string[],
  { proposed = [], overtaken = [] }: { proposed?: string[]; overtaken?: string[] } = {},
): Verdict => ({
  is: 'apply',
  record: { ...record, rev: record.rev + 1, state, registration },
  ...{ touched, proposed, overtaken },
});

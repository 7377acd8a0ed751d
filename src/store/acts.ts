import type { UnixMs, Uuid } from '#contract/primitives.ts';
import type { RecordState } from './record-types.ts';
import type { OutboxRow } from './rows.ts';

/**
 * What a record is, from the acts on it: the rows of one record's envelopes in the order of keeping.
 * Everything here follows from them; nothing of it is stored [D4].
 */
export type Acts = readonly OutboxRow[];

/** Rows of before there were other acts say nothing of their kind. */
export const kindOf = ({ kind = 'register' }: Pick<OutboxRow, 'kind'>) => kind;

const isSentBack = ({ outcome }: OutboxRow) => outcome?.item.kind === 'needs-fix';
const acceptedKinds: readonly string[] = ['accepted', 'possible-duplicate', 'joined'];
const isAccepted = ({ outcome }: OutboxRow) =>
  outcome !== null && acceptedKinds.includes(outcome.item.kind);
/** Whether the centre took note of it whole, and has not done it: it waits for a person, or was not taken. */
const isOpen = ({ outcome }: OutboxRow): boolean =>
  outcome?.item.kind === 'accepted' &&
  [...(outcome.item.proposed ?? []), ...(outcome.item.dropped ?? [])].includes('');
const isHeld = ({ outcome }: OutboxRow) => outcome?.item.kind === 'held';

/** Whether nobody has to mend an act any more that was sent back. */
function isMended(row: OutboxRow, acts: Acts): boolean {
  const later = acts.slice(acts.indexOf(row) + 1).filter((each) => kindOf(each) !== 'attach');
  return later.some(
    (each) =>
      each.mends === row.op ||
      // A whole registration takes the place of all before it, and so does what made the record.
      (kindOf(each) === 'register' && each.mends !== undefined) ||
      (kindOf(row) === 'register' && isAccepted(each)),
  );
}

/** The acts that say what the record is: without pictures, and without what was mended. */
const standing = (acts: Acts): OutboxRow[] =>
  acts.filter((row) => kindOf(row) !== 'attach' && !isMended(row, acts));

/** The act that cancels the record; what the centre holds or proposes has cancelled nothing. */
export const voiding = (acts: Acts): OutboxRow | null =>
  standing(acts).findLast(
    (row) => kindOf(row) === 'void' && (row.outcome === null || (isAccepted(row) && !isOpen(row))),
  ) ?? null;

/** What the centre ended because it is the same matter as another record. */
export function joining(acts: Acts): Extract<RecordState, { tag: 'joined' }> | null {
  const item = standing(acts).findLast(({ outcome }) => outcome?.item.kind === 'joined')?.outcome
    ?.item;
  return item?.kind === 'joined' ? { tag: 'joined', into: item.into } : null;
}

/** The newest act that the centre sent back and nobody has mended. */
export const sentBack = (acts: Acts): OutboxRow | null =>
  voiding(acts) ? null : (standing(acts).findLast(isSentBack) ?? null);

export const isAtCentre = (acts: Acts): boolean => acts.some(isAccepted);

/**
 * Head acts that the author of a new one has seen: the newest that was accepted, and what is on its
 * way after it. What the centre holds would only make the new one wait, unless it is the registration.
 */
export function headsOf(acts: Acts): Uuid[] {
  const own = standing(acts).filter((row) => !isSentBack(row));
  const accepted = own.findLast(isAccepted);
  const after = accepted ? own.slice(own.indexOf(accepted) + 1) : own;
  const onTheWay = after.filter((row) => !isHeld(row) || kindOf(row) === 'register');
  return [...(accepted ? [accepted] : []), ...onTheWay].map(({ op }) => op).slice(-50);
}

/** The state of a record; `reason` of its cancelling, when it may be read here. */
export function stateOf(acts: Acts, reason: string | null = null): RecordState {
  const joined = joining(acts);
  if (joined) return joined;
  const cancelled = voiding(acts);
  if (cancelled) {
    const { keptAt: at, waiting } = cancelled;
    return { tag: 'void', at, waiting: waiting === 1, reason };
  }
  const back = sentBack(acts)?.outcome?.item;
  if (back?.kind === 'needs-fix')
    return { tag: 'fix', faults: back.faults, note: back.note ?? null };
  const first = acts.find((row) => !row.outcome && (row.waiting === 1 || !row.receipt));
  if (first) return { tag: 'queued', keptAt: first.keptAt };
  return proposedIn(standing(acts)) ?? answered(standing(acts).at(-1));
}

/** Fields on which a person has yet to decide, whatever came after the act that proposes them. */
function proposedIn(acts: Acts): RecordState | null {
  const open = acts.flatMap(({ outcome }) =>
    outcome?.item.kind === 'accepted' ? (outcome.item.proposed ?? []) : [],
  );
  return open.length > 0 ? { tag: 'proposed', fields: [...new Set(open)] } : null;
}

function answered(row: OutboxRow | undefined): RecordState {
  const item = row?.outcome?.item;
  const receivedAt = row?.receipt?.at ?? row?.outcome?.at ?? 0;
  if (item?.kind === 'possible-duplicate') return { tag: 'review', of: item.of };
  if (item?.kind === 'held') return { tag: 'held', code: item.code, receivedAt };
  return { tag: 'sent', receivedAt };
}

/**
 * May the author still read the whole record here? Until it is accepted, and for the policy's window
 * after that; what needs mending stays. A clock can only take reading away: the window closes when
 * either clock says so, and a clock that was turned back closes it too.
 */
export function mayRead(
  outcome: OutboxRow['outcome'],
  localReadMs: number,
  now: UnixMs,
  serverTime: UnixMs | null,
): boolean {
  if (outcome?.item.kind !== 'accepted' && outcome?.item.kind !== 'joined') return true;
  const here = now - outcome.at;
  const there = (serverTime ?? outcome.item.at) - outcome.item.at;
  return here >= 0 && here < localReadMs && there < localReadMs;
}

/** The same of a record: as long as any act that stands may be read. */
export const mayReadRecord = (
  acts: Acts,
  localReadMs: number,
  now: UnixMs,
  serverTime: UnixMs | null,
): boolean => standing(acts).some(({ outcome }) => mayRead(outcome, localReadMs, now, serverTime));

/** Rows by their record, each in the order of keeping. */
export function byRecord(rows: readonly OutboxRow[]): Map<Uuid, OutboxRow[]> {
  const found = new Map<Uuid, OutboxRow[]>();
  for (const row of [...rows].sort((a, b) => (a.n ?? 0) - (b.n ?? 0))) {
    const known = found.get(row.record);
    if (known) known.push(row);
    else found.set(row.record, [row]);
  }
  return found;
}

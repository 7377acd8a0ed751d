import type { UnixMs } from '#contract/primitives.ts';
import type { RecordReading } from '#contract/record.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { reaches } from '#debt/changes.ts';
import { type Actor, authorize } from '../people/authorize.ts';
import type { StoredRecord } from '../storage/record-tables.ts';
import type { Acting } from './centre-act.ts';

/** What tells who lent, or what they threatened with; a free text may say either. */
const HIDDEN_OF_CREDITOR = [
  'name',
  'kindOther',
  'place',
  'phone',
  'line',
  'account',
  'plate',
  'agents',
] as const;
const HIDDEN_OF_DEBT = ['threats', 'collection', 'balanceNote', 'evidence'] as const;
const HIDDEN_OF_HELP = ['note', 'wantedOther'] as const;
/** How to reach somebody unseen says whom they hide from. */
const HIDDEN_OF_DEBTOR = ['safeContact'] as const;

const hiddenLeaves = [
  ...HIDDEN_OF_CREDITOR.map((name) => `creditors.*.${name}`),
  ...HIDDEN_OF_DEBT.map((name) => `creditors.*.debts.*.${name}`),
  ...HIDDEN_OF_HELP.map((name) => `help.${name}`),
  ...HIDDEN_OF_DEBTOR.map((name) => `debtor.${name}`),
];

/** [P20] Whether what stands at a path may say who lent, or what they threatened with. */
export const reachesLenders = (path: string): boolean => reaches(path, hiddenLeaves);

/** [AU5] No reading without its row: called in the transaction that reads. `purpose` as the log says it. */
export const noteReading = (
  { id, unit }: Pick<StoredRecord, 'id' | 'unit'>,
  purpose: string,
  { actor, tables, at }: Omit<Acting, 'scope'>,
  action: 'record-read' | 'picture-read' = 'record-read',
): Promise<void> =>
  tables.writeAudit({
    ...{ at, officer: actor.officer, device: actor.device },
    ...{ action, target: id, area: unit, detail: purpose },
  });

/** [P20] Whether this reader may see lender and threats; so any picture, because nobody looked what it shows. */
export const seesLenders = (
  actor: Actor,
  { unit, registration }: Pick<StoredRecord, 'unit' | 'registration'>,
): boolean =>
  registration.intake.officer === actor.officer ||
  authorize(actor, 'records.lenders', { area: unit }) !== null;

/**
 * A record as this reader may see it [P20]: lender and threats only by whoever wrote it or whose role
 * reaches them. `hidden` names the paths that were left out.
 */
export function readingFor(
  actor: Actor,
  read: StoredRecord & { changedAt: UnixMs },
): RecordReading {
  const { id, ref, unit, rev, state, registration, changedAt } = read;
  const record = { record: id, ref, unit, rev, state, changedAt };
  return seesLenders(actor, read)
    ? { ...record, registration, hidden: [] }
    : { ...record, ...withoutLenders(registration) };
}

function withoutLenders(
  registration: Registration,
): Pick<RecordReading, 'registration' | 'hidden'> {
  const hidden: string[] = [];
  const leaveOut = <T extends object>(
    part: T,
    names: readonly (keyof T & string)[],
    at: string,
  ): T => {
    const kept = { ...part };
    for (const name of names) {
      if (kept[name] === undefined) continue;
      delete kept[name];
      hidden.push(`${at}.${name}`);
    }
    return kept;
  };
  const creditors = registration.creditors.map((creditor, i) => {
    const at = `creditors.${i}`;
    const debts = creditor.debts.map((debt, j) =>
      leaveOut(debt, HIDDEN_OF_DEBT, `${at}.debts.${j}`),
    );
    return { ...leaveOut(creditor, HIDDEN_OF_CREDITOR, at), debts };
  });
  const help = leaveOut(registration.help, HIDDEN_OF_HELP, 'help');
  const debtor = leaveOut(registration.debtor, HIDDEN_OF_DEBTOR, 'debtor');
  return { registration: { ...registration, debtor, creditors, help }, hidden };
}

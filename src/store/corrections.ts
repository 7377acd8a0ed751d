import { v7 as uuid } from 'uuid';
import type { Registration } from '#contract/registration/registration.ts';
import { changesBetween, type Edit, withChanges } from '#debt/changes.ts';
import type { OpenVault } from '../vault/types.ts';
import {
  type Acts,
  byRecord,
  headsOf,
  isAtCentre,
  joining,
  kindOf,
  sentBack,
  voiding,
} from './acts.ts';
import { type Database, write } from './database.ts';
import type { ActOn, Correction, Draft, KeepOutcome } from './draft-types.ts';
import { openDraft, sealDraft } from './drafts.ts';
import { type KeepPorts, keepAct } from './keep.ts';
import type { StorePorts } from './ports.ts';
import type { ActToKeep } from './prepare-act.ts';
import { readContent } from './record-content.ts';
import type { OutboxRow, RecordRow } from './rows.ts';
import { steadily } from './saving-trouble.ts';
import { openNotes } from './summary.ts';
import type { Store } from './types.ts';

/**
 * What is done to a record after it was finished: sent anew, amended, cancelled, pictures added. Each
 * is an act of its own under the same number; nothing that was kept is changed [D17].
 */
export function correctionsOf(
  db: Database,
  { clock, locks, ...ports }: KeepPorts & Pick<StorePorts, 'locks'>,
  after: { saving: () => Promise<void>; keeping: (outcome: KeepOutcome) => void },
): Pick<Store, 'startCorrection' | 'keepCorrection' | 'keepVoid' | 'keepAttachment'> {
  const keep = async (vault: OpenVault, make: () => Promise<ActToKeep | null>) => {
    const outcome = await locks.request('ledger', async () => {
      const wanted = await make();
      return wanted && keepAct(db, { ...ports, clock }, vault, wanted);
    });
    if (outcome) after.keeping(outcome);
    return outcome;
  };
  const done = (outcome: KeepOutcome | null): KeepOutcome => {
    if (!outcome) throw new Error('an act on a record that is not here');
    return outcome;
  };
  return {
    async startCorrection(vault, record) {
      const draft = await locks.request('ledger', () => begin(db, clock.now(), vault, record));
      await after.saving();
      return draft;
    },
    keepCorrection: (vault, draft) => keep(vault, async () => correct(draft)),
    keepVoid: async (vault, act) => done(await keep(vault, () => cancel(db, act))),
    keepAttachment: async (vault, act) => done(await keep(vault, () => attach(db, act))),
  };
}

/** The correction that was begun, or a new one; null when there is nothing to correct it from. */
async function begin(
  db: Database,
  now: number,
  vault: OpenVault,
  record: string,
): Promise<Draft | null> {
  const begun = await db.drafts.get(record);
  const opened = begun && !begun.discarded && (await openDraft(vault, begun));
  if (opened) return opened;
  const found = await readActs(db, record);
  const content = await readContent(db, vault, record, now);
  if (!found || !content || voiding(found.acts) || joining(found.acts)) return null;
  const { registration } = content;
  const corrects = await correctionOf(vault, found.acts, content);
  const ids = { record, op: uuid(), ref: found.view.ref };
  const draft: Draft = {
    ...ids,
    ...{ startedAt: now, savedAt: now, registration, typed: {}, corrects },
  };
  const row = await sealDraft(vault, draft);
  await steadily(db, () => write(db, [db.drafts], () => db.drafts.put(row)));
  return draft;
}

async function correctionOf(
  vault: OpenVault,
  acts: Acts,
  { registration: before, row }: NonNullable<Awaited<ReturnType<typeof readContent>>>,
): Promise<Correction> {
  const back = sentBack(acts);
  const item = back?.outcome?.item;
  if (!back || item?.kind !== 'needs-fix') {
    const none = { mends: null, faults: [], note: null, reason: '' };
    const seen = { base: headsOf(acts), before, against: before };
    return { is: 'amendment', whole: false, ...seen, ...none };
  }
  const whole = !isAtCentre(acts);
  const notes = whole ? [] : await openNotes(vault, row);
  const own = notes.find(({ op }) => op === back.op);
  const { faults, note = null } = item;
  return {
    is: 'mending',
    whole,
    mends: whole ? registered(acts).op : back.op,
    base: headsOf(acts),
    before,
    // What the centre has is without the changes that it sent back.
    against: own?.edits ? takenBack(before, own.edits) : before,
    ...{ faults, note, reason: own?.reason ?? '' },
  };
}

/** The newest registration among the acts: the one that a whole one takes the place of. */
function registered(acts: Acts): OutboxRow {
  const found = acts.findLast((row) => kindOf(row) === 'register');
  if (!found) throw new Error('a record without a registration');
  return found;
}

function takenBack(registration: Registration, edits: readonly Edit[]): Registration {
  const changes = edits.map(({ path, was }) => ({
    path,
    ...(was !== undefined && { value: was }),
  }));
  // The edits were made from a registration, and lead back to it.
  return (withChanges(registration, changes as never) as Registration | null) ?? registration;
}

/** Null when an amendment changes nothing. */
function correct(draft: Draft): ActToKeep | null {
  const { op, record, ref, registration, corrects } = draft;
  if (!corrects) throw new Error('a first registration corrects nothing');
  const { whole, mends, base, against } = corrects;
  const about = { op, record, ref, base, mends, endsDraft: true };
  if (whole) return { ...about, act: { kind: 'register', registration } };
  const edits = changesBetween(against, registration);
  if (edits.length === 0) return null;
  const reason = corrects.reason.trim();
  return { ...about, act: { kind: 'amend', edits, reason, after: registration } };
}

async function cancel(
  db: Database,
  { op, record, reason }: ActOn & { reason: string },
): Promise<ActToKeep | null> {
  const found = await readActs(db, record);
  if (!found) return null;
  const { acts, view } = found;
  const heads = headsOf(acts);
  const back = sentBack(acts);
  return {
    ...{ op, record, ref: view.ref, endsDraft: true },
    // A registration that was only sent back is all that there is to have seen.
    base: heads.length > 0 ? heads : [registered(acts).op],
    mends: back?.op ?? null,
    act: { kind: 'void', reason: reason.trim() },
  };
}

async function attach(db: Database, { op, record }: ActOn): Promise<ActToKeep | null> {
  const found = await readActs(db, record);
  if (!found) return null;
  const { acts, view } = found;
  const base = headsOf(acts);
  return {
    ...{ op, record, ref: view.ref, base, mends: null, endsDraft: false },
    act: { kind: 'attach' },
  };
}

async function readActs(
  db: Database,
  record: string,
): Promise<{ acts: OutboxRow[]; view: RecordRow } | null> {
  const rows = await db.outbox.where('record').equals(record).toArray();
  const view = await db.records.get(record);
  const acts = byRecord(rows).get(record);
  return view && acts ? { acts, view } : null;
}

import type { Stopped } from '#contract/activation.ts';
import type { Jws, Uuid } from '#contract/primitives.ts';
import type { OfficerVault } from '../vault/types.ts';
import { type Database, readMeta, write, writeMeta } from './database.ts';
import { steadily } from './saving-trouble.ts';
import type { Store } from './types.ts';

/** What nothing on this device opens, and only the offline recovery key may [V13]. */
export const escOnly = ({ pin: _, ...vault }: OfficerVault): OfficerVault => ({
  ...vault,
  slots: vault.slots.filter(({ kind }) => kind === 'esc'),
});

const opens = ({ slots }: OfficerVault) => slots.some(({ kind }) => kind !== 'esc');

/** Everybody who works here; a vault that another has replaced is nobody's any more. */
export const readOfficers = (db: Database): Promise<OfficerVault[]> =>
  db.officers.filter(({ replacedBy }) => replacedBy === undefined).toArray();

/** Old envelopes and their manifests still name certificates that are no longer used. */
export async function keepCertificates(db: Database, former: readonly Jws[]): Promise<void> {
  const kept = (await readMeta(db, 'formerCertificates')) ?? [];
  await writeMeta(db, 'formerCertificates', [...new Set([...kept, ...former])]);
}

/** Several officers of one device, each with keys of their own [D12]. */
export function officersOf(
  db: Database,
  afterSaving: () => Promise<void>,
): Pick<Store, 'addOfficer' | 'saveOfficer' | 'replaceCertificate' | 'noteStopped'> {
  const change = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = await steadily(db, () => write(db, [db.officers, db.drafts], work));
    await afterSaving();
    return done;
  };
  return {
    addOfficer: (officer) => change(() => putOfficer(db, officer)),

    saveOfficer: ({ id, slots, pin }) =>
      change(async () => {
        const row = await db.officers.get(id);
        // The centre, or an activation anew, has dropped the slots meanwhile: that stands.
        if (!row || !opens(row) || row.replacedBy) return false;
        const { pin: _, ...others } = row;
        await db.officers.put({ ...others, slots, ...(pin && { pin }) });
        return true;
      }),

    replaceCertificate: (id, { id: newId, certificate, name }) =>
      change(async () => {
        const row = await db.officers.get(id);
        if (!row || row.certificate === certificate) return;
        if (newId !== id) {
          await db.officers.delete(id);
          await keepCertificates(db, [row.certificate]);
        }
        await db.officers.put({ ...row, id: newId, certificate, name });
      }),

    noteStopped: async (stopped) => {
      const differs = (row: OfficerVault) => !isSame(row.stopped, stopped.get(row.id));
      // Asked every few minutes, and hardly ever another answer.
      if (!(await readOfficers(db)).some(differs)) return;
      await change(async () => {
        for (const row of (await readOfficers(db)).filter(differs)) {
          const { stopped: _, ...others } = row;
          const now = stopped.get(row.id);
          await db.officers.put({ ...others, ...(now && { stopped: now }) });
        }
      });
    },
  };
}

const isSame = (a: Stopped | undefined, b: Stopped | undefined): boolean =>
  a?.why === b?.why && a?.at === b?.at;

/** Inside a transaction over officers and drafts. */
export async function putOfficer(db: Database, officer: OfficerVault): Promise<void> {
  const older = await db.officers
    .filter((row) => row.officer === officer.officer && row.id !== officer.id && !row.replacedBy)
    .toArray();
  for (const row of older) await retire(db, row, officer.id);
  await db.officers.put(officer);
}

/** Its unsent drafts wait for recovery; without any there is nothing to keep it for. */
async function retire(db: Database, row: OfficerVault, replacedBy: Uuid): Promise<void> {
  const locked = await db.drafts
    .where('officer')
    .equals(row.officer)
    .filter(({ lockedBy }) => lockedBy === undefined)
    .modify({ lockedBy: row.id });
  if (locked > 0) {
    await db.officers.put({ ...escOnly(row), replacedBy });
    return;
  }
  await db.officers.delete(row.id);
  await keepCertificates(db, [row.certificate]);
}

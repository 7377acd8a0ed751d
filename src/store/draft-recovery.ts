import type { EscSlot } from '#contract/recovery.ts';
import type { OfficerVault, OpenVault } from '../vault/types.ts';
import { type Database, readMeta, write, writeMeta } from './database.ts';
import { aboutDraft } from './drafts.ts';
import { keepCertificates } from './officers.ts';
import { aboutPicture } from './pictures-in-act.ts';
import type { DraftRow, PictureRow, RecoveryRow } from './rows.ts';
import { steadily } from './saving-trouble.ts';
import type { Store } from './types.ts';

/** A vault whose passphrase was forgotten, and what was being written under it. */
interface Locked {
  old: OfficerVault;
  esc: EscSlot | null;
  drafts: DraftRow[];
}

/** Drafts under forgotten keys come back all together or stay as they are [D13]. */
export function recoveryOf(
  db: Database,
  afterSaving: () => Promise<void>,
): Pick<
  Store,
  'unreadableDrafts' | 'recovery' | 'beginRecovery' | 'recoveryAsked' | 'openRecovered'
> {
  const save = async (officer: string, row: RecoveryRow | null) => {
    const { [officer]: _, ...others } = (await readMeta(db, 'recoveries')) ?? {};
    await writeMeta(db, 'recoveries', row ? { ...others, [officer]: row } : others);
  };
  return {
    unreadableDrafts: async (officer) =>
      (await findLocked(db, officer)).reduce((sum, { drafts }) => sum + drafts.length, 0),

    async recovery({ officer, jwk }) {
      const locked = await findLocked(db, officer);
      const [first] = locked;
      if (!first) return { is: 'nothing-locked' };
      const drafts = first.drafts.length;
      if (!first.esc) return { is: 'not-possible', drafts };
      const asked = (await readMeta(db, 'recoveries'))?.[officer];
      // What was asked under keys that were forgotten in their turn, nobody could open.
      const isOpenable = asked?.old === first.old.id && asked.by === jwk.x;
      return asked?.id && isOpenable
        ? { is: 'asked', drafts, id: asked.id }
        : { is: 'possible', drafts };
    },

    async beginRecovery(vault) {
      const { officer, jwk } = vault.officer;
      const [first] = await findLocked(db, officer);
      if (!first?.esc) return null;
      const { old, esc, drafts } = first;
      const begun = (await readMeta(db, 'recoveries'))?.[officer];
      // Made under keys that were forgotten in their turn, it could never be opened.
      const usable = begun?.old === old.id && begun.by === jwk.x ? begun : null;
      const key = usable ?? (await vault.makeRecoveryKey());
      if (!usable) {
        const row = { ...key, old: old.id, by: jwk.x, id: null };
        await steadily(db, () => write(db, [], () => save(officer, row)));
      }
      return { esc, to: key.to, drafts: drafts.length };
    },

    recoveryAsked: (officer, id) =>
      steadily(db, () =>
        write(db, [], async () => {
          const begun = (await readMeta(db, 'recoveries'))?.[officer];
          if (begun) await save(officer, { ...begun, id });
        }),
      ),

    async openRecovered(vault, answer) {
      const { officer, server } = vault.officer;
      const begun = (await readMeta(db, 'recoveries'))?.[officer];
      const locked = (await findLocked(db, officer)).find(({ old }) => old.id === begun?.old);
      if (!begun?.id || !locked) return null;
      const { old, drafts } = locked;
      const pictures = await picturesIn(db, drafts);
      const resealed = await reseal(vault, drafts, pictures, {
        key: begun.sealed,
        answer,
        server,
        recovery: begun.id,
      });
      if (!resealed) return null;
      await steadily(db, () =>
        write(db, [db.officers, db.drafts, db.pictures], async () => {
          await db.drafts.bulkPut(resealed.drafts);
          await db.pictures.bulkPut(resealed.pictures);
          await db.officers.delete(old.id);
          await keepCertificates(db, [old.certificate]);
          await save(officer, null);
        }),
      );
      await afterSaving();
      return resealed.drafts.length;
    },
  };
}

/** What can be recovered first, the oldest of it first. */
async function findLocked(db: Database, officer: string): Promise<Locked[]> {
  const [vaults, drafts] = await Promise.all([
    db.officers.toArray(),
    db.drafts.where('officer').equals(officer).toArray(),
  ]);
  return vaults
    .map((old) => ({
      old,
      esc: old.slots.find((slot) => slot.kind === 'esc') ?? null,
      drafts: drafts.filter(({ lockedBy }) => lockedBy === old.id),
    }))
    .filter((locked) => locked.drafts.length > 0)
    .sort((a, b) => Number(a.esc === null) - Number(b.esc === null));
}

/** Pictures that were taken for these drafts. */
async function picturesIn(db: Database, drafts: readonly DraftRow[]): Promise<PictureRow[]> {
  const own = drafts.filter(({ corrects }) => !corrects).map(({ record }) => record);
  const rows = await db.pictures.where('record').anyOf(own).toArray();
  return rows.filter(({ keptIn }) => !keptIn);
}

async function reseal(
  vault: OpenVault,
  rows: readonly DraftRow[],
  pictures: readonly PictureRow[],
  order: Omit<Parameters<OpenVault['openRecovered']>[0], 'drafts' | 'pictures'>,
): Promise<{ drafts: DraftRow[]; pictures: PictureRow[] } | null> {
  const sealedOf = rows.map(({ record, sealed }) => ({ context: aboutDraft(record), sealed }));
  const whole = pictures.flatMap(({ about, key, ...row }) =>
    about && key ? [{ ...row, about, key }] : [],
  );
  const abouts = whole.map(({ sha256, about }) => ({
    context: aboutPicture(sha256),
    sealed: about,
  }));
  const drafts = [...sealedOf, ...abouts];
  const keys = whole.map(({ sha256, key }) => ({ sha256, key }));
  const all = await vault.openRecovered({ ...order, drafts, pictures: keys });
  if (!all) return null;
  return {
    drafts: rows.flatMap(({ lockedBy: _, ...row }, i) => {
      const sealed = all[i];
      return sealed ? [{ ...row, sealed }] : [];
    }),
    pictures: whole.flatMap((row, i) => {
      const about = all[rows.length + i];
      const key = all[drafts.length + i];
      return about && key ? [{ ...row, about, key }] : [];
    }),
  };
}

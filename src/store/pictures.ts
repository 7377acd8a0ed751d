import type { Sha256, UnixMs, Uuid } from '#contract/primitives.ts';
import type { OpenVault } from '../vault/types.ts';
import { type Database, readMeta, write } from './database.ts';
import {
  MOST_PICTURES,
  type PictureLine,
  type PictureOutcome,
  type Pictures,
  ROOM_FOR_TEXT_BYTES,
} from './picture-types.ts';
import { openAbout, sealAbout } from './pictures-in-act.ts';
import type { StorePorts } from './ports.ts';
import { readContent } from './record-content.ts';
import type { PictureRow } from './rows.ts';
import { steadily } from './saving-trouble.ts';
import { watch } from './watch.ts';

/** Pictures of drafts and of finished records [D19]. */
export function picturesOf(
  db: Database,
  { clock, vitals }: Pick<StorePorts, 'clock' | 'vitals'>,
): Pictures {
  const tables = [db.pictures, db.pictureBytes];
  const change = <T>(work: () => Promise<T>): Promise<T> =>
    steadily(db, () => write(db, tables, work));
  const rowsOf = (record: Uuid) => db.pictures.where('record').equals(record).toArray();
  const hasRoom = async () => {
    const { storage } = await vitals();
    return storage === null || storage.quota - storage.usage >= ROOM_FOR_TEXT_BYTES;
  };
  const mark = (sha256: Sha256, removed: boolean) =>
    change(() =>
      db.pictures
        .where('sha256')
        .equals(sha256)
        .modify((row) => {
          if (removed && !row.keptIn) row.removed = true;
          else delete row.removed;
        }),
    );
  return {
    async add(vault, record, { jpeg, role }) {
      if (!(await hasRoom())) return { is: 'no-room' };
      const { row, bytes } = await seal(vault, jpeg, { record, role, at: clock.now() });
      return change(async (): Promise<PictureOutcome> => {
        const { serverTime = null } = (await readMeta(db, 'ledger')) ?? {};
        const all = await rowsOf(record);
        if (all.filter(({ removed }) => !removed).length >= MOST_PICTURES) return { is: 'full' };
        const at = all.reduce((latest, { taken }) => Math.max(latest, taken.at + 1), row.taken.at);
        await db.pictures.add({ ...row, taken: { at, serverTime } });
        await db.pictureBytes.add({ sha256: row.sha256, bytes });
        return { is: 'added', sha256: row.sha256 };
      });
    },

    async replace(vault, before, jpeg) {
      if (!(await hasRoom())) return { is: 'no-room' };
      const old = await db.pictures.get(before);
      const about = old && (await openAbout(vault, old));
      if (!old || !about || old.keptIn) throw new Error('a picture that is not in a draft');
      const { row, bytes } = await seal(vault, jpeg, {
        record: old.record,
        role: about.role,
        at: old.taken.at,
      });
      return change(async (): Promise<PictureOutcome> => {
        await db.pictures.delete(before);
        await db.pictureBytes.delete(before);
        await db.pictures.add({ ...row, taken: old.taken });
        await db.pictureBytes.add({ sha256: row.sha256, bytes });
        return { is: 'added', sha256: row.sha256 };
      });
    },

    remove: async (sha256) => void (await mark(sha256, true)),
    takeBack: async (sha256) => void (await mark(sha256, false)),
    forget: (sha256) =>
      change(async () => {
        if (!(await db.pictures.get(sha256))?.removed) return;
        await db.pictures.delete(sha256);
        await db.pictureBytes.delete(sha256);
      }),

    list: async (vault, record) => linesOf(vault, await rowsOf(record)),
    watch: (vault, record, show) =>
      watch(
        () => rowsOf(record),
        (rows) => linesOf(vault, rows),
        show,
      ),

    async open(vault, sha256) {
      const row = await db.pictures.get(sha256);
      const sealed = row && (await db.pictureBytes.get(sha256));
      if (!row?.key || !sealed) return null;
      const { key, keptIn, record } = row;
      if (keptIn && !(await readContent(db, vault, record, clock.now()))) return null;
      return vault.openPicture(keptIn ? 'register' : 'drafts', { sha256, key }, sealed.bytes);
    },
  };
}

async function seal(
  vault: OpenVault,
  jpeg: Uint8Array,
  { record, role, at }: { record: Uuid; role: NonNullable<PictureLine['role']>; at: UnixMs },
): Promise<{ row: PictureRow; bytes: Uint8Array<ArrayBuffer> }> {
  const { sha256, bytes, key } = await vault.sealPicture(jpeg);
  const about = await sealAbout(vault, 'drafts', sha256, { role, mime: 'image/jpeg' });
  const { officer } = vault.officer;
  const taken = { at, serverTime: null };
  const row = { sha256, record, officer, bytes: bytes.length, about, key, taken };
  return { row: { ...row, waiting: 0 }, bytes };
}

async function linesOf(vault: OpenVault, rows: readonly PictureRow[]): Promise<PictureLine[]> {
  const own = rows.filter(({ removed, officer }) => !removed && officer === vault.officer.officer);
  const lines = await Promise.all(
    own.map(async (row) => ({
      sha256: row.sha256,
      role: (await openAbout(vault, row))?.role ?? null,
      takenAt: row.taken.at,
      kept: row.keptIn !== undefined,
    })),
  );
  return (
    lines
      // What is in a draft and does not open was written with keys that are no more.
      .filter(({ role, kept }) => kept || role !== null)
      .sort((a, b) => a.takenAt - b.takenAt)
  );
}

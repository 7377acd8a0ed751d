import {
  MAX_HAND_OVER_BYTES,
  MAX_HAND_OVER_ENVELOPES,
  MAX_HAND_OVER_PICTURES,
} from '#contract/hand-over.ts';
import type { PictureReceipt } from '#contract/pictures.ts';
import type { Jws, Sha256 } from '#contract/primitives.ts';
import type { ReceiptList } from '#contract/push.ts';
import { type Database, readLedger, readMeta, write, writeMeta } from './database.ts';
import type { Gathered, HandingOver, Settled, Waiting } from './hand-over-types.ts';
import { sameEpoch } from './may-leave.ts';
import type { StorePorts } from './ports.ts';
import { applyReceipts } from './receipts.ts';
import type { OutboxRow, PictureRow } from './rows.ts';
import { steadily } from './saving-trouble.ts';
import { watch } from './watch.ts';

/** [D21] What waits, as a file that somebody carries, and the receipts that come back. */
export function handingOverOf(db: Database, { clock }: Pick<StorePorts, 'clock'>): HandingOver {
  return {
    watch: (show) =>
      watch(
        () => readWaiting(db),
        (waiting) => waiting,
        show,
      ),
    gather: (withPictures) => steadily(db, () => gather(db, withPictures)),
    async envelopes(hashes) {
      const rows = await db.envelopes.bulkGet([...hashes]);
      return rows.map((row) => row?.bytes ?? null);
    },
    async pictures(hashes) {
      const rows = await db.pictureBytes.bulkGet([...hashes]);
      return rows.map((row) => row?.bytes ?? null);
    },
    putOut: ({ waiting, pictures, upTo }) =>
      steadily(db, () =>
        write(db, [], async () => {
          const what = { envelopes: waiting, pictures: pictures.length, upTo };
          await writeMeta(db, 'handedOver', { at: clock.now(), ...what });
        }),
      ),
    settle: (lists, pictures) => steadily(db, () => settle(db, lists, pictures, clock.now())),
  };
}

const waitingRows = (db: Database) => db.outbox.where('waiting').equals(1);
/** Those that an act names. */
const waitingPictures = async (db: Database) =>
  (await db.pictures.where('waiting').equals(1).toArray()).flatMap((row) =>
    row.keptIn ? [{ ...row, keptIn: row.keptIn }] : [],
  );
const bytesIn = (rows: readonly { bytes: number }[]): number =>
  rows.reduce((sum, { bytes }) => sum + bytes, 0);

function readWaiting(db: Database): Promise<Waiting> {
  return db.transaction('r', [db.meta, db.outbox, db.pictures], async () => {
    const [rows, pictures, last] = [
      await waitingRows(db).toArray(),
      await waitingPictures(db),
      await readMeta(db, 'handedOver'),
    ];
    return {
      ...{ envelopes: rows.length, bytes: bytesIn(rows) },
      ...{ pictures: pictures.length, pictureBytes: bytesIn(pictures) },
      last: last && {
        ...{ at: last.at, envelopes: last.envelopes, pictures: last.pictures },
        left: rows.filter(({ n = 0 }) => n <= last.upTo).length,
      },
    };
  });
}

function gather(db: Database, withPictures: boolean): Promise<Gathered> {
  return db.transaction('r', [db.meta, db.outbox, db.envelopes, db.pictures], async () => {
    const waiting = await waitingRows(db).sortBy('n');
    const taken = waiting.slice(0, MAX_HAND_OVER_ENVELOPES);
    const shots = withPictures ? await waitingPictures(db) : [];
    const named = await namedBy(db, shots, taken);
    const rows = [...taken, ...named].slice(0, MAX_HAND_OVER_ENVELOPES);
    const here = new Set(await db.envelopes.toCollection().primaryKeys());
    const envelopes = rows
      .filter(({ hash }) => here.has(hash))
      .map(({ hash: sha256, bytes }) => ({ sha256, bytes }));
    const pictures = fitting(shots, envelopes);
    return {
      ...{ envelopes, pictures },
      certificates: await papers(db),
      waiting: taken.length,
      left: {
        envelopes: waiting.length - taken.length,
        pictures: withPictures ? shots.length - pictures.length : 0,
      },
      upTo: Math.max(0, ...taken.map(({ n = 0 }) => n)),
    };
  });
}

/** Acts that are received and whose pictures are not: the centre takes pictures from who brought the act. */
async function namedBy(
  db: Database,
  shots: readonly { keptIn: Sha256 }[],
  taken: readonly OutboxRow[],
): Promise<OutboxRow[]> {
  const known = new Set(taken.map(({ hash }) => hash));
  const lacking = [...new Set(shots.map(({ keptIn }) => keptIn))].filter((one) => !known.has(one));
  return db.outbox.where('hash').anyOf(lacking).toArray();
}

/** As many as the file has room for, in the order of the acts that name them. */
function fitting(
  shots: readonly (PictureRow & { keptIn: Sha256 })[],
  envelopes: Gathered['envelopes'],
): Gathered['pictures'] {
  let room = MAX_HAND_OVER_BYTES - bytesIn(envelopes);
  const places = new Map(envelopes.map(({ sha256 }, i) => [sha256, i]));
  const placeOf = ({ keptIn }: { keptIn: Sha256 }) => places.get(keptIn) ?? 0;
  return shots
    .filter(({ keptIn }) => places.has(keptIn))
    .sort((a, b) => placeOf(a) - placeOf(b) || a.taken.at - b.taken.at)
    .slice(0, MAX_HAND_OVER_PICTURES)
    .flatMap(({ sha256, keptIn: envelope, bytes }) => {
      if (bytes > room) return [];
      room -= bytes;
      return [{ sha256, envelope, bytes }];
    });
}

async function papers(db: Database): Promise<Jws[]> {
  const device = await readMeta(db, 'device');
  const former = (await readMeta(db, 'formerCertificates')) ?? [];
  return [...(device ? [device.certificate] : []), ...[...former].reverse()];
}

/** The lists in the order in which the centre gave them, so that no later word is undone. */
async function settle(
  db: Database,
  lists: readonly ReceiptList[],
  pictures: readonly PictureReceipt[],
  now: number,
): Promise<Settled> {
  const hashes = new Set(lists.flatMap(({ receipts }) => receipts.map(({ hash }) => hash)));
  const rows = await db.outbox
    .where('hash')
    .anyOf([...hashes])
    .toArray();
  const before = new Set(rows.filter(({ waiting }) => waiting === 1).map(({ hash }) => hash));
  const measured = { sentAt: now, receivedAt: now, offset: null };
  const inOrder = [...lists].sort((a, b) => a.serverEpoch.n - b.serverEpoch.n || a.at - b.at);
  for (const list of inOrder) await applyReceipts(db, list, measured, { how: 'brought' });
  const after = await db.outbox
    .where('hash')
    .anyOf([...before])
    .toArray();
  const settled = after.filter(({ waiting }) => waiting === 0).length;
  return {
    envelopes: settled,
    pictures: await settlePictures(db, pictures),
    known: rows.length - before.size,
    others: hashes.size - rows.length,
  };
}

async function settlePictures(db: Database, receipts: readonly PictureReceipt[]): Promise<number> {
  return write(db, [db.pictures], async () => {
    const { serverEpoch } = await readLedger(db);
    let settled = 0;
    for (const receipt of receipts) {
      if (!sameEpoch(receipt.serverEpoch, serverEpoch)) continue;
      const row = await db.pictures.get(receipt.sha256);
      if (row?.waiting !== 1 || row.bytes !== receipt.bytes) continue;
      await db.pictures.update(receipt.sha256, {
        ...{ waiting: 0, receivedIn: receipt.serverEpoch },
      });
      settled += 1;
    }
    return settled;
  });
}

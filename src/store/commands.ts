import type { DeviceCertificate } from '#contract/certificates.ts';
import type { CommandAck, CommandOrder } from '#contract/commands.ts';
import type { PublicJwk, ServerId, UnixMs, Uuid } from '#contract/primitives.ts';
import type { ReadCommand } from '../vault/types.ts';
import { type Database, readLedger, readMeta, writeMeta } from './database.ts';
import { escOnly, keepCertificates } from './officers.ts';
import { nextEpoch, wasPrinted } from './restore.ts';
import type { Orders } from './rows.ts';
import { NUMBERS_SKIPPED } from './start.ts';
import type { EnrolledDevice } from './types.ts';

/** So many outcomes wait to be reported at most; the oldest tell the least. */
const MOST_ACKS = 100;

export const noOrders: Orders = { n: 0, acks: [], rotate: false };

const ignored = (n: number | null, why: CommandAck['why']): CommandAck => ({
  n,
  outcome: 'ignored',
  why,
});

/** Whether a command is to be carried out [D14]; `now` is the newest time that the centre signed. */
export function judgeCommand(
  read: ReadCommand,
  here: { server: ServerId; device: Uuid; jwk: PublicJwk; n: number; now: UnixMs },
): { do: CommandOrder; n: number } | { ignore: CommandAck } {
  if (read.is === 'not-signed') return { ignore: ignored(null, 'not-signed') };
  if (read.is === 'unknown') return { ignore: ignored(read.n, 'unknown') };
  const { server, device, n, until, order } = read.command;
  if (server !== here.server || device !== here.device) return { ignore: ignored(n, 'not-ours') };
  if (n <= here.n) return { ignore: ignored(n, 'replayed') };
  if (until < here.now) return { ignore: ignored(n, 'expired') };
  // A move or a name is only as good as the certificate that it brings.
  const { certificate } = read;
  const isMine = certificate?.device === here.device && certificate.jwk.x === here.jwk.x;
  const brings = order.kind === 'move' || order.kind === 'rename';
  if (brings && !isMine) return { ignore: ignored(n, 'not-signed') };
  return { do: order, n };
}

/**
 * Carries out what is to be carried out, in order, and writes down what became of each; inside the
 * transaction that counts the mailbox on. Returns the outcomes of just now.
 */
export async function applyCommands(
  db: Database,
  commands: readonly ReadCommand[],
  now: UnixMs,
): Promise<CommandAck[]> {
  const device = await readMeta(db, 'device');
  if (commands.length === 0 || !device) return [];
  const here = { server: device.server, device: device.id, jwk: device.key.publicJwk };
  let { n, acks, rotate } = (await readMeta(db, 'orders')) ?? noOrders;
  const before = acks.length;
  for (const read of commands) {
    const verdict = judgeCommand(read, { ...here, n, now });
    if ('ignore' in verdict) {
      acks = [...acks, verdict.ignore];
      continue;
    }
    n = verdict.n;
    await carryOut(db, verdict.do, read.is === 'command' ? read.certificate : null);
    if (verdict.do.kind === 'rotate') rotate = true;
    acks = [...acks, { n, outcome: 'done', why: null }];
  }
  await writeMeta(db, 'orders', { n, acks: acks.slice(-MOST_ACKS), rotate });
  return acks.slice(before);
}

async function carryOut(
  db: Database,
  order: CommandOrder,
  certificate: DeviceCertificate | null,
): Promise<void> {
  const device = await readMeta(db, 'device');
  if (!device) return;
  switch (order.kind) {
    case 'lock':
      await db.officers.bulkPut((await db.officers.toArray()).map(escOnly));
      return writeMeta(db, 'copiesOwed', 2).then(() => undefined);
    case 'wipe':
      await wipe(db);
      return writeMeta(db, 'copiesOwed', 2).then(() => undefined);
    case 'policy':
      await writeMeta(db, 'device', { ...device, policy: order.policy });
      return;
    case 'move':
      if (!certificate) return;
      await keepCertificates(db, [device.certificate]);
      await writeMeta(db, 'device', {
        ...device,
        unit: order.unit,
        certificate: order.certificate,
        numbers: certificate.numbers,
        policy: order.policy,
      });
      if (!sameNumbers(certificate.numbers, device.numbers)) {
        const ledger = await readLedger(db);
        await writeMeta(db, 'ledger', { ...ledger, nextNumber: certificate.numbers.from });
      }
      return;
    case 'rename':
      await keepCertificates(db, [device.certificate]);
      await writeMeta(db, 'device', { ...device, certificate: order.certificate });
      return;
    case 'rotate':
      return;
    case 'rotate-epoch':
      return rotateEpoch(db, device, order.beyond);
  }
}

/**
 * The same as after a loss, because this may be a profile that fell back, or one of two: what may have been
 * printed elsewhere is stepped over [D1] [D16], and nothing that was finished is touched.
 */
async function rotateEpoch(db: Database, { numbers }: EnrolledDevice, beyond: number) {
  const ledger = await readLedger(db);
  // The order may speak of a lease that the device has left.
  const isOfLease = numbers.from <= beyond && beyond <= numbers.to;
  const seen = Math.max(ledger.nextNumber, isOfLease ? beyond + 1 : 0);
  await writeMeta(db, 'ledger', {
    ...nextEpoch(ledger, null, seen + NUMBERS_SKIPPED),
    // Nothing of the mailbox was forgotten: it is read on.
    mailbox: ledger.mailbox,
  });
  await db.paperRuns.filter((run) => !wasPrinted(run)).delete();
}

type Numbers = DeviceCertificate['numbers'];
const sameNumbers = (a: Numbers, b: Numbers): boolean =>
  a.area === b.area && a.dd === b.dd && a.from === b.from;

/** Those of drafts go; those that an envelope names wait with it, and open for nobody here. */
async function wipePictures(db: Database): Promise<void> {
  const pending = await db.pictures.filter(({ keptIn }) => !keptIn).primaryKeys();
  await db.pictures.bulkDelete(pending);
  await db.pictureBytes.bulkDelete(pending);
  await db.pictures.toCollection().modify({ about: null, key: null });
}

/**
 * Everything that opens anything, and everything that could be opened. Sealed envelopes stay until
 * rule D5 lets them go: nobody here could read them before either.
 */
async function wipe(db: Database): Promise<void> {
  await keepCertificates(
    db,
    (await db.officers.toArray()).map(({ certificate }) => certificate),
  );
  await Promise.all([
    db.officers.clear(),
    db.drafts.clear(),
    db.tags.clear(),
    db.contents.clear(),
    db.records.toCollection().modify({ masked: new Uint8Array() }),
    db.meta.delete('recoveries'),
    wipePictures(db),
  ]);
}

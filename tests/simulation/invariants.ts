import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gapsOf } from '../../server/intake/ledger.ts';
import type { Desk } from './desk.ts';
import type { Data } from './home.ts';

/** A promise of the protocol that did not hold. */
export class Broken extends Error {
  override name = 'Broken';
}

/** Looks at the server's disk from outside, as a second process would. */
export interface Inspector {
  /** What must hold after every step. @throws Broken */
  look(): void;
  /** What must hold once the faults have healed; null, or what is still missing. */
  missing(): string | null;
  /** The server's disk was lost and another one stands in its place. */
  reopen(): void;
  close(): void;
}

type Row = Record<string, string | number | null>;

const claim = (holds: boolean, promise: string, detail: () => string) => {
  if (!holds) throw new Broken(`${promise}: ${detail()}`);
};

function openDisk(file: string) {
  const db = new DatabaseSync(file, { readOnly: true });
  const prepare = (sql: string) => {
    const statement = db.prepare(sql);
    return (...values: (string | number)[]) => statement.all(...values) as Row[];
  };
  return {
    custody: prepare('select hash, unit, n from envelopes'),
    units: prepare('select unit as code, n from counters'),
    ops: prepare('select id, record, rev, count(*) over (partition by record) as acts from ops'),
    json: prepare('select json from ops where id = ?'),
    recordsOf: prepare('select id, rev from records'),
    epochs: prepare('select device, epoch, ranges, head_seq from device_epochs'),
    mail: prepare('select device, count(*) as posted from mailbox group by device'),
    after: prepare('select n, hash from envelopes where unit = ? and n > ? order by n limit 3'),
    holds: prepare('select hash, id, code, device from holds'),
    toMend: prepare("select id from ops where state = 'needs-fix'"),
    missingPictures: prepare('select sha256 from missing_pictures'),
    serverEpoch: prepare(
      "select value ->> 'n' as n, value ->> 'random' as random from meta where key = 'server-epoch'",
    ),
    close: () => db.close(),
  };
}

export function openInspector(
  data: Data,
  desks: readonly Desk[],
  /** Devices that somebody suspended, whose later acts wait for a person. */
  suspended: ReadonlySet<string>,
): Inspector {
  let disk = openDisk(data.file);
  /** A reader that follows the cursor of each unit, three at a time. */
  const readers = new Map<string, { cursor: number; seen: Set<string> }>();
  /** Acts that stood in the log of this epoch, whose words were looked for in it. */
  const read = new Set<string>();

  const actOf = (id: string) => {
    for (const desk of desks) {
      const act = desk.saved.find((one) => one.id === id);
      if (act) return { act, spoilt: desk.spoilt.get(id) ?? null, name: desk.person.name };
    }
    return null;
  };
  const isWhole = (sha256: string) =>
    existsSync(join(data.pictures, Buffer.from(sha256, 'base64url').toString('hex')));

  const follow = (unit: string) => {
    const reader = readers.get(unit) ?? { cursor: 0, seen: new Set<string>() };
    readers.set(unit, reader);
    for (const row of disk.after(unit, reader.cursor)) {
      claim(
        Number(row.n) === reader.cursor + 1,
        '[I5] cursors are dense',
        () => `${unit} ${row.n}`,
      );
      reader.cursor = Number(row.n);
      reader.seen.add(String(row.hash));
    }
    return reader;
  };

  const lookAtDesks = () => {
    const kept = new Map(disk.custody().map((row) => [String(row.hash), row]));
    const epoch = Number(disk.serverEpoch()[0]?.n ?? 0);
    for (const { disk: device, saved, person } of desks) {
      const here = new Set(device.rows.map(({ hash }) => hash));
      for (const { hash, seq } of saved)
        claim(
          here.has(hash) || kept.has(hash),
          '[invariant 1] saved is somewhere',
          () => `${person.name} #${seq} is neither on the device nor on the server`,
        );
      for (const { receipt, receiptEpoch, hash, seq } of device.rows) {
        // What a server gave before it was restored is on the device still: invariant 1.
        if (!receipt || receiptEpoch !== epoch) continue;
        const row = kept.get(hash);
        claim(
          row?.unit === receipt.unit && row.n === receipt.n,
          '[invariant 3] a receipt means custody',
          () => `${person.name} #${seq} has a receipt for ${receipt.unit}/${receipt.n}`,
        );
      }
      const outcomes = device.outcomes.map(({ n }) => n);
      claim(
        outcomes.every((n, i) => n === i + 1),
        '[S12] outcomes come once and in order',
        () => `${person.name} ${outcomes}`,
      );
    }
  };

  const lookAtLog = () => {
    const ops = disk.ops();
    for (const { id, rev, acts } of ops)
      claim(rev === 1 && acts === 1, '[invariant 2] an act changes the server once', () => `${id}`);
    for (const { id, rev } of disk.recordsOf())
      claim(rev === 1, '[invariant 2] an act changes the server once', () => `record ${id}`);
    const known = new Set(ops.map(({ id }) => String(id)));
    for (const id of read)
      claim(known.has(id), '[invariant 8] the log forgets nothing', () => `${id}`);
    const missing = new Set(disk.missingPictures().map(({ sha256 }) => String(sha256)));
    for (const id of known) {
      const found = actOf(id);
      const picture = found?.act.picture?.sha256;
      claim(
        !picture || missing.has(picture) || isWhole(picture),
        '[invariant 11] a picture is there or counted as missing',
        () => `${found?.name} #${found?.act.seq}`,
      );
      if (read.has(id)) continue;
      read.add(id);
      claim(
        found !== null && String(disk.json(id)[0]?.json).includes(found.act.said),
        '[invariant 8] what was said stands in the log',
        () => `${found?.name} #${found?.act.seq}`,
      );
    }
  };

  /** Clocks go off by years in these stories, and nothing but what is ill may wait. */
  const lookAtWhatWaits = () => {
    const held = [...disk.holds(), ...disk.toMend().map((row) => ({ ...row, code: 'needs-fix' }))];
    for (const { id, code, device } of held as Row[]) {
      const found = actOf(String(id));
      const isRevoked = code === 'device-revoked' && suspended.has(String(device));
      claim(
        found === null || found.spoilt !== null || isRevoked,
        '[invariant 9] no clock refuses anything',
        () => `${found?.name} #${found?.act.seq} waits: ${code}`,
      );
    }
  };

  const look = () => {
    lookAtDesks();
    lookAtLog();
    lookAtWhatWaits();
    for (const { code } of disk.units()) follow(String(code));
  };

  /** Of one device: what is not yet where it belongs. */
  const missingOf = (desk: Desk, known: ReadonlySet<string>): string | null => {
    const { disk: device, saved, spoilt, person, pictures } = desk;
    const isGood = ({ id }: { id: string }) => !spoilt.has(id);
    // What rotted on the disk has no server that could read it; all others get a receipt.
    const hasReceiptDue = ({ hash }: { hash: string }) =>
      saved.some((act) => act.hash === hash && !spoilt.get(act.id)?.startsWith('rotten'));
    const epoch = device.serverEpoch?.n ?? null;
    const unsent = device.rows.filter((row) => row.receipt === null || row.receiptEpoch !== epoch);
    const due = unsent.filter(hasReceiptDue).length;
    if (due > 0) return `[invariant 4] ${person.name} still has ${due} unsent`;
    const lost = saved.find((act) => isGood(act) && !known.has(act.id));
    if (lost) return `[invariant 5] ${person.name} #${lost.seq} was not accepted`;
    const posted = disk.mail().find((row) => row.device === person.device)?.posted ?? 0;
    if (device.outcomes.length < Number(posted))
      return `[S12] ${person.name} has not read all outcomes`;
    const waits = pictures.filter(({ sha256 }) => !isWhole(sha256)).length;
    return waits > 0 ? `[invariant 11] ${waits} pictures of ${person.name} are missing` : null;
  };

  const missingNumbers = (): string | null => {
    for (const { device, epoch, ranges, head_seq } of disk.epochs()) {
      const desk = desks.find(({ person }) => person.device === device);
      const unreadable = (id: string) => /foreign|rotten/.test(desk?.spoilt.get(id) ?? '');
      const acts = desk?.saved.filter((act) => act.epoch === epoch && unreadable(act.id)) ?? [];
      const { missing } = gapsOf(JSON.parse(String(ranges)), Number(head_seq));
      const gaps = missing.flatMap(([from, to]) =>
        Array.from({ length: to - from + 1 }, (_, i) => from + i),
      );
      const allowed = acts.map(({ seq }) => seq).filter((seq) => seq <= Number(head_seq));
      if (`${gaps}` !== `${allowed}`) return `[I1] gaps ${gaps}, unreadable ${allowed}`;
    }
    return null;
  };

  return {
    look,
    missing() {
      const known = new Set(disk.ops().map(({ id }) => String(id)));
      for (const desk of desks) {
        const missing = missingOf(desk, known);
        if (missing) return missing;
      }
      const numbers = missingNumbers();
      if (numbers) return numbers;
      const counted = disk.missingPictures().length;
      if (counted > 0) return `[invariant 11] ${counted} pictures count as missing and are here`;
      const custody = disk.custody();
      for (const { code, n } of disk.units()) {
        while (follow(String(code)).cursor < Number(n));
        const { seen } = follow(String(code));
        const all = custody.filter(({ unit }) => unit === code);
        if (all.some(({ hash }) => !seen.has(String(hash))))
          return `[invariant 6] a reader of ${code} missed something`;
      }
      return null;
    },
    reopen() {
      disk.close();
      disk = openDisk(data.file);
      // Cursors carry the server epoch: another one is read from 0.
      readers.clear();
      read.clear();
    },
    close: () => disk.close(),
  };
}

import { DatabaseSync } from 'node:sqlite';
import { gapsOf } from '../../server/intake/ledger.ts';
import type { Desk } from './desk.ts';

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
  close(): void;
}

type Row = Record<string, string | number | null>;

const claim = (holds: boolean, promise: string, detail: () => string) => {
  if (!holds) throw new Broken(`${promise}: ${detail()}`);
};

export function openInspector(file: string, desks: readonly Desk[]): Inspector {
  const db = new DatabaseSync(file, { readOnly: true });
  const prepare = (sql: string) => {
    const statement = db.prepare(sql);
    return (...values: (string | number)[]) => statement.all(...values) as Row[];
  };
  const custody = prepare('select hash, unit, n from envelopes');
  const units = prepare('select unit as code, n from counters');
  const ops = prepare(
    'select id, record, rev, count(*) over (partition by record) as acts from ops',
  );
  const recordsOf = prepare('select id, rev from records');
  const epochs = prepare('select device, epoch, ranges, head_seq from device_epochs');
  const mail = prepare('select device, n, item from mailbox order by device, n');
  const after = prepare(
    'select n, hash from envelopes where unit = ? and n > ? order by n limit 3',
  );
  /** A reader that follows the cursor of each unit, three at a time. */
  const readers = new Map<string, { cursor: number; seen: Set<string> }>();

  const follow = (unit: string) => {
    const reader = readers.get(unit) ?? { cursor: 0, seen: new Set<string>() };
    readers.set(unit, reader);
    for (const row of after(unit, reader.cursor)) {
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

  const look = () => {
    const kept = new Map(custody().map((row) => [String(row.hash), row]));
    for (const { disk, saved, person } of desks) {
      const here = new Set(disk.rows.map(({ hash }) => hash));
      for (const { hash, seq } of saved)
        claim(
          here.has(hash) || kept.has(hash),
          '[invariant 1] saved is somewhere',
          () => `${person.name} #${seq} is neither on the device nor on the server`,
        );
      for (const { receipt, hash, seq } of disk.rows) {
        if (!receipt) continue;
        const row = kept.get(hash);
        claim(
          row?.unit === receipt.unit && row.n === receipt.n,
          '[invariant 3] a receipt means custody',
          () => `${person.name} #${seq} has a receipt for ${receipt.unit}/${receipt.n}`,
        );
      }
      const outcomes = disk.outcomes.map(({ n }) => n);
      claim(
        outcomes.every((n, i) => n === i + 1),
        '[S12] outcomes come once and in order',
        () => `${person.name} ${outcomes}`,
      );
    }
    for (const { id, rev, acts } of ops())
      claim(rev === 1 && acts === 1, '[invariant 2] an act changes the server once', () => `${id}`);
    for (const { id, rev } of recordsOf())
      claim(rev === 1, '[invariant 2] an act changes the server once', () => `record ${id}`);
    for (const { code } of units()) follow(String(code));
  };

  return {
    look,
    missing() {
      const known = new Set(ops().map(({ id }) => id));
      for (const { disk, saved, spoilt, person } of desks) {
        const isGood = (row: { hash: string }) => {
          const act = saved.find(({ hash }) => hash === row.hash);
          return act !== undefined && !spoilt.has(act.id);
        };
        const foreign = (row: { hash: string }) =>
          saved.some(({ hash, id }) => hash === row.hash && spoilt.get(id) === 'foreign');
        const waits = disk.rows.filter(({ receipt }) => receipt === null);
        const unsent = waits.filter((row) => isGood(row) || foreign(row)).length;
        if (unsent > 0) return `[invariant 4] ${person.name} still has ${unsent} unsent`;
        const lost = saved.find((act) => isGood(act) && !known.has(act.id));
        if (lost) return `[invariant 5] ${person.name} #${lost.seq} was not accepted`;
        const posted = mail().filter((row) => row.device === person.device).length;
        if (disk.outcomes.length < posted) return `[S12] ${person.name} has not read all outcomes`;
      }
      for (const { device, epoch, ranges, head_seq } of epochs()) {
        const desk = desks.find(({ person }) => person.device === device);
        const spoilt = desk?.saved.filter((act) => act.epoch === epoch && desk.spoilt.has(act.id));
        const { missing } = gapsOf(JSON.parse(String(ranges)), Number(head_seq));
        const gaps = missing.flatMap(([from, to]) =>
          Array.from({ length: to - from + 1 }, (_, i) => from + i),
        );
        const allowed = spoilt?.map(({ seq }) => seq) ?? [];
        if (`${gaps}` !== `${allowed}`) return `[I1] gaps ${gaps}, spoilt ${allowed}`;
      }
      for (const { code, n } of units()) {
        while (follow(String(code)).cursor < Number(n));
        const { seen } = follow(String(code));
        const all = custody().filter(({ unit }) => unit === code);
        if (all.some(({ hash }) => !seen.has(String(hash))))
          return `[invariant 6] a reader of ${code} missed something`;
      }
      return null;
    },
    close: () => db.close(),
  };
}

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { NamedBlob } from '#contract/op.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { ServerHome } from './server.ts';

/** What stands in the server's database file, read past the server. */
export interface CentreDatabase {
  count(table: 'envelopes' | 'ops' | 'records' | 'holds'): number;
  /** Of all envelopes, as they came. */
  bytesInCustody(): number;
  /** Reference numbers of all records, in order. */
  refs(): string[];
  registration(ref: string): Registration | null;
  /** Every act on a record, in the order of its revisions. */
  acts(ref: string): { id: string; record: string; kind: string }[];
  /** Ledger numbers that arrived, in order. */
  seqs(): number[];
  /** The registration of a `register` op as its bytes stand in the unsealed op. */
  registrationJson(ref: string): string | null;
  /** The same of every `register` op, also of those that must be mended and made no record. */
  registrationJsons(): string[];
  /** The pictures that each op names, in the order in which the ops came. */
  blobs(): NamedBlob[][];
}

/** The registration is the last member but for what sealing adds behind it. */
function registrationIn(json: string): string | null {
  const start = json.indexOf('"registration":') + '"registration":'.length;
  const parsed = json === '' ? null : JSON.stringify(JSON.parse(json).registration);
  return parsed !== null && json.startsWith(parsed, start) ? parsed : null;
}

export function centreOf(home: ServerHome): CentreDatabase {
  const file = join(home.folder, 'data', 'debt-desk.sqlite');
  const read = (sql: string, ...values: string[]) => {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      return db.prepare(sql).all(...values);
    } finally {
      db.close();
    }
  };
  return {
    count: (table) => Number(read(`select count(*) as n from ${table}`)[0]?.n),
    bytesInCustody: () => Number(read('select sum(length(bytes)) as n from envelopes')[0]?.n),
    refs: () => read('select ref from records order by ref').map((row) => String(row.ref)),
    registration: (ref) => {
      const row = read('select registration from records where ref = ?', ref)[0];
      return row ? JSON.parse(String(row.registration)) : null;
    },
    acts: (ref) =>
      read(
        'select ops.id, record, kind from ops join records on records.id = record where ref = ? order by ops.rev',
        ref,
      ).map(({ id, record, kind }) => ({ id: `${id}`, record: `${record}`, kind: `${kind}` })),
    seqs: () => read('select seq from envelopes order by seq').map((row) => Number(row.seq)),
    registrationJson: (ref) => {
      const sql = 'select json from ops join records on records.id = ops.record where ref = ?';
      return registrationIn(String(read(sql, ref)[0]?.json ?? ''));
    },
    registrationJsons: () =>
      read("select json from ops where kind = 'register'").flatMap(
        ({ json }) => registrationIn(String(json)) ?? [],
      ),
    blobs: () =>
      read('select json from ops order by rowid').map(
        ({ json }) => JSON.parse(String(json)).blobs ?? [],
      ),
  };
}
